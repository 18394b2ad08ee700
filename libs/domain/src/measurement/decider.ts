import { type CalendarDate, invalid, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type StreamType } from '../event/index.js';
import { begunOn, correctedTo, type CorrectionKnown, type DistinctFacts, mustBeFree, mustCount, noFacts, retractedFrom } from '../fact/index.js';
import { definitionOn, type MeasureState, mustBeDefined } from '../measure/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import { streams } from '../streams.js';
import { correctMeasurement, type MeasurementSaid, recordMeasurement, retractMeasurement } from './commands.js';
import { MeasurementCorrected, type MeasurementData, type MeasurementEvent, MeasurementRecorded, MeasurementRetracted } from './events.js';
import { type Days, daysOf, lastDay, mustBeAllowed } from './rules.js';

/** What a measurement is judged against. */
export interface MeasurementKnown {
  readonly measure: MeasureState;
  readonly organisation: OrganisationState;
}

export type MeasurementCommand =
  | CommandOf<typeof recordMeasurement, MeasurementKnown>
  | CommandOf<typeof correctMeasurement, MeasurementKnown & CorrectionKnown>
  | CommandOf<typeof retractMeasurement, CorrectionKnown>;

/** The measurements of one measure in one unit. A day in the future is accepted: a fact is not seen before the day it is about. */
export const measurementDecider: Decider<MeasurementCommand, MeasurementEvent, DistinctFacts> = {
  initialState: noFacts,

  evolve: (facts, event) => {
    switch (event.type) {
      case 'MeasurementRecorded':
        return begunOn(facts, event, subjectOf(event.data.source, event.validFrom, event.validTo));
      case 'MeasurementCorrected':
        return correctedTo(facts, event, subjectOf(event.data.source, event.validFrom, event.validTo));
      case 'MeasurementRetracted':
        return retractedFrom(facts, event);
      default:
        return unreachable(event);
    }
  },

  decide: (command, facts) => {
    switch (command.type) {
      case 'recordMeasurement': {
        const { from, to } = judged(command.data, command.known);
        mustBeFirst(facts, command.data, { from, to }, null);
        return [event(MeasurementRecorded, dataOf(command.data), { validFrom: from, validTo: to })];
      }
      case 'correctMeasurement': {
        const { corrects, ...said } = command.data;
        mustCount(facts.chains, corrects, streams.measurements(said.measure, said.unit), command.known);
        const { from, to } = judged(said, command.known);
        mustBeFirst(facts, said, { from, to }, corrects);
        return [event(MeasurementCorrected, dataOf(said), { validFrom: from, validTo: to, corrects })];
      }
      case 'retractMeasurement': {
        const { corrects, measure, unit } = command.data;
        mustCount(facts.chains, corrects, streams.measurements(measure, unit), command.known);
        return [event(MeasurementRetracted, { measure, unit }, { corrects })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const measurementStream: StreamType = {
  kind: 'measurements',
  commands: [recordMeasurement, correctMeasurement, retractMeasurement],
  decider: measurementDecider,
};

/** Holds what is said against the measure's definition and the unit's life, on the days it is about. @throws Refused */
function judged(said: MeasurementSaid, known: MeasurementKnown): Days {
  const days = daysOf(mustBeDefined(known.measure, said.measure).quantity, said);
  const definition = definitionOn(known.measure, days.from);
  const field = days.to === null ? 'on' : 'from';
  if (definition === null) {
    throw invalid(field, `${said.measure} was not defined on ${days.from}`, 'measure from the day its definition holds, or redefine it from an earlier day');
  }
  mustBeAllowed(definition, said);
  mustBeOpen(known.organisation, said.unit, days.from, 'unit');
  mustBeOpen(known.organisation, said.unit, lastDay(days), 'unit');
  return days;
}

/** A source says one thing of a day or period. */
function subjectOf(source: MeasurementData['source'], from: CalendarDate | null, to: CalendarDate | null): string {
  return `${from} ${to ?? ''} ${source?.name ?? ''}`;
}

/** @throws Refused `exists` when the source has measured those days already; then the rule that the latest counts would hide one in silence */
function mustBeFirst(facts: DistinctFacts, said: MeasurementSaid, { from, to }: Days, corrects: string | null): void {
  const days = to === null ? `on ${from}` : `from ${from} to ${to}`;
  const field = to === null ? 'on' : 'from';
  mustBeFree(facts, subjectOf(said.source, from, to), { corrects, field, what: `a measurement ${days}`, correction: correctMeasurement.name });
}

function dataOf({ on: _on, from: _from, to: _to, ...data }: MeasurementSaid): MeasurementData {
  return data;
}
