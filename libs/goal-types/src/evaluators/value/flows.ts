import { addDays, compareDates, contains, earlierOf, laterOf, overlaps, type CalendarDate, type Decimal, type DecimalText, type Period } from '#kernel';
import type { DataLight, EvaluationContext, Note } from '../../evaluation.js';
import type { Facts, MeasurementFact, SeriesBreakFact, UnitFact } from '../../facts.js';
import type { FlowMeasure } from '../../spec/index.js';
import { noteIf } from '../common/answer.js';
import { heldOn, staleOn } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { breakBetween, chosenOf, fromSeveralSources, sum } from '../common/series.js';

/** Days that a flow is added up over, both included; without a last one it has no end. */
export interface Stretch {
  readonly first: CalendarDate;
  readonly last: CalendarDate | null;
}

/** What a flow adds up to over a stretch, as far as it is reported. */
export interface Flow {
  /** All that was reported of periods wholly inside; null when nothing was. Where units are silent the true amount is another. */
  readonly amount: Decimal | null;
  /** The last day that every unit has reported through without a hole; null while one has reported nothing from the beginning. */
  readonly through: CalendarDate | null;
  /** What the periods until `through` add up to. */
  readonly amountThrough: Decimal;
  /** The stretch has passed. */
  readonly over: boolean;
  /** It has passed, every unit has reported all of it, and no break lies between what they reported. */
  readonly complete: boolean;
  /** A break between the periods that the amount is the sum of. */
  readonly broken: SeriesBreakFact | null;
  readonly data: DataLight;
  readonly notes: readonly Note[];
  readonly contributing: readonly string[];
  /** Units that have reported less than is due: unknown, not zero. */
  readonly workList: readonly string[];
  /** The day on which the newest report grows too old. */
  readonly expiresOn: CalendarDate | null;
}

type FlowFact = MeasurementFact & { readonly to: CalendarDate; readonly value: DecimalText };

interface UnitFlow {
  readonly unit: UnitFact;
  /** Ascending, none overlapping another. */
  readonly standing: readonly FlowFact[];
  /** Those that overlap with one recorded later. */
  readonly leftOut: readonly FlowFact[];
  /** Those chosen before one of the same period from another source. */
  readonly contested: readonly FlowFact[];
}

/** A flow over the goal's units as seen at the day asked about: what it adds up to over any stretch. */
export function flowOf({ measure }: FlowMeasure, facts: Facts, maxAgeDays: number | null, context: EvaluationContext): (stretch: Stretch) => Flow {
  const { at } = context;
  const seen = Map.groupBy(facts.measurements.filter((fact) => fact.measure === measure && heldOn(fact) <= at).filter(isFlow), (fact) => fact.unit);
  const units = facts.units
    .filter((unit) => unit.from <= at)
    .map((unit) => ({
      unit,
      ...withoutOverlap(
        (seen.get(unit.unit) ?? []).filter((fact) => contains(unit, heldOn(fact))),
        context,
      ),
    }));
  const brokenBetween = (from: CalendarDate, to: CalendarDate) => breakBetween(facts, measure, from, to);
  return (stretch) => addedUp(units, brokenBetween, stretch, maxAgeDays, at);
}

function addedUp(
  all: readonly UnitFlow[],
  brokenBetween: (from: CalendarDate, to: CalendarDate) => SeriesBreakFact | null,
  stretch: Stretch,
  maxAgeDays: number | null,
  at: CalendarDate,
): Flow {
  const days = periodOf(stretch);
  const units = all.filter(({ unit }) => overlaps(unit, days));
  const inside = units.map(({ unit, standing }) => ({ unit, flows: standing.filter((fact) => isInside(fact, days)) }));
  const flows = inside.flatMap((own) => own.flows);
  const held = flows.map(heldOn).toSorted();
  const [oldest = null, newest = null] = [held[0], held.at(-1)];
  const broken = oldest === null || newest === null ? null : brokenBetween(oldest, newest);
  const over = stretch.last !== null && stretch.last < at;
  const due = over ? stretch.last : newest;
  const reported = inside.map((own) => ({ unit: own.unit, through: throughOf(own.unit, own.flows, stretch) }));
  const silent = due === null ? [] : reported.filter(({ unit, through }) => through < lastDue(unit, due));
  const through = due === null ? null : silent.reduce((first, own) => earlierOf(first, own.through), due);
  const counted = through !== null && through >= stretch.first ? through : null;
  const expiresOn = newest === null || over ? null : staleOn(newest, maxAgeDays);
  const touching = (facts: readonly FlowFact[]) => facts.some((fact) => overlaps(fact, days));
  return {
    amount: flows.length === 0 ? null : sum(flows.map((fact) => fact.value)),
    through: counted,
    amountThrough: sum(flows.filter((fact) => counted !== null && heldOn(fact) <= counted).map((fact) => fact.value)),
    over,
    complete: over && units.length > 0 && silent.length === 0 && broken === null,
    broken,
    data: lightOf({
      none: flows.length === 0,
      broken: broken !== null,
      outdated: expiresOn !== null && expiresOn <= at,
      incomplete: silent.length > 0 || flows.some((fact) => fact.provisional),
    }),
    notes: [
      ...noteIf(flows.length === 0, over ? 'notReported' : 'tooEarly'),
      ...noteIf(flows.length > 0 && silent.length > 0, 'missingUnits'),
      ...noteIf(broken !== null, 'seriesBreak'),
      ...noteIf(
        units.some(({ standing }) => standing.some((fact) => overlaps(fact, days) && !isInside(fact, days))),
        'straddlesWindow',
      ),
      ...noteIf(
        units.some(({ leftOut }) => touching(leftOut)),
        'overlappingFlows',
      ),
      ...noteIf(
        units.some(({ contested }) => touching(contested)),
        'severalSources',
      ),
    ],
    contributing: [...flows, ...(broken === null ? [] : [broken])].map((fact) => fact.eventId),
    workList: silent.map(({ unit }) => unit.unit),
    expiresOn,
  };
}

/** One fact for each stretch of days: of several for the same period the chosen one, of periods that overlap the one recorded last. */
function withoutOverlap(facts: readonly FlowFact[], context: EvaluationContext): Omit<UnitFlow, 'unit'> {
  const byPeriod = [...Map.groupBy(facts, ({ from, to }) => `${from}/${to}`).values()];
  const chosen = byPeriod.map((rivals) => ({ fact: chosenOf(rivals, context), contested: fromSeveralSources(rivals) }));
  const standing: FlowFact[] = [];
  const leftOut: FlowFact[] = [];
  for (const { fact } of chosen.toSorted((a, b) => b.fact.seq - a.fact.seq || (a.fact.eventId < b.fact.eventId ? -1 : 1))) {
    (standing.some((other) => overlaps(other, fact)) ? leftOut : standing).push(fact);
  }
  return {
    standing: standing.toSorted((a, b) => compareDates(a.from, b.from)),
    leftOut,
    contested: chosen.filter(({ contested }) => contested).map(({ fact }) => fact),
  };
}

/** The last day that the unit has reported through from its first one in the stretch; the day before that one when it has not begun. */
function throughOf(unit: UnitFact, flows: readonly FlowFact[], { first }: Stretch): CalendarDate {
  return addDays(
    flows.reduce((next, { from, to }) => (from <= next && next < to ? to : next), laterOf(first, unit.from)),
    -1,
  );
}

/** The last day that a unit is to report through: a unit that ceased has nothing to report after. */
function lastDue(unit: UnitFact, due: CalendarDate): CalendarDate {
  return unit.to === null ? due : earlierOf(due, addDays(unit.to, -1));
}

/** What a stretch is called: "2021", or "2021–2022". */
export function titleOf({ first, last }: Stretch): string {
  const [from, to] = [first.slice(0, 4), (last ?? first).slice(0, 4)];
  return from === to ? from : `${from}–${to}`;
}

function periodOf({ first, last }: Stretch): Period {
  return { from: first, to: last === null ? null : addDays(last, 1) };
}

function isInside(fact: FlowFact, days: Period): boolean {
  return fact.from >= days.from && (days.to === null || fact.to <= days.to);
}

function isFlow(fact: MeasurementFact): fact is FlowFact {
  return fact.to !== null && fact.value !== null;
}
