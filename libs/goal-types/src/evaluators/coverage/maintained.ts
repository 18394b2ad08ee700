import { addDays, compareDates, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Result } from '#domain';
import type { Evaluation, EvaluationContext, Explanation } from '../../evaluation.js';
import type { EntryFact, Facts } from '../../facts.js';
import type { MaintainedSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { countsOn, entriesOf, entriesOn, entryDays } from '../common/entries.js';
import { courseOfDue, eventsOf, figuresOf, isCovered, lightOf, notesOf, shareOf, subjectsIn, tallyOf, type Cell, type Tally } from './cells.js';
import { askedOn, graceEnds, type Heard } from './units.js';

/** How the units stand on one of the days. */
interface Moment {
  readonly day: CalendarDate;
  readonly cells: readonly Cell[];
  readonly tally: Tally;
  /** Whether the required share had something valid; null where that can't be said. */
  readonly held: boolean | null;
}

/**
 * At any time so large a share of the units has something valid: an agreement that has not ended, a representative in office. It may lapse on
 * any day, so that it is never done for good: the result comes after the deciding date, and is `partly` where it fell below on the way.
 */
export function evaluateMaintained(spec: MaintainedSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const first = startOf(context);
  const early = horizon.day < first;
  const moments = momentsOf(spec, facts, first, horizon.day);
  const { cells, tally, held } = moments.at(-1) as Moment;
  const fell = early ? undefined : moments.find((moment) => moment.held === false);
  const course = early ? 'tooEarly' : courseOfDue(decimal(spec.required).minus(spec.tolerance), tally);
  return evaluationOf(
    {
      course: horizon.decided ? 'notApplicable' : course,
      result: horizon.decided ? resultOf(moments, held) : 'notDecidable',
      data: lightOf(tally, horizon.decided),
      notes: [...notesOf(tally), ...noteIf(fell !== undefined, 'notThroughout'), ...noteIf(early, 'tooEarly')],
      figures: [...figuresOf(tally), figure('required', decimal(spec.required), 'ratio', horizon.deciding)],
      explanation: [...explanationOf(tally), ...fellBelow(fell), { key: 'wantedAtAnyTime', values: { required: spec.required, by: horizon.deciding } }],
      contributing: moments.flatMap((moment) => eventsOf(moment.cells)),
      workList: subjectsIn(cells, 'notReported'),
      changesOn: horizon.decided
        ? []
        : [horizon.deciding && addDays(horizon.deciding, 1), first, ...graceEnds(facts, spec.eligible.graceDays), ...factDays(facts)],
    },
    context.at,
  );
}

/** The first day, each on which an entry or a unit begins or ceases, and the last. */
function momentsOf(spec: MaintainedSpec, facts: Facts, first: CalendarDate, last: CalendarDate): readonly Moment[] {
  const entries = Map.groupBy(entriesOf(spec.cell.register, facts), ({ unit }) => unit);
  const stretches = new Map(facts.units.map(({ unit }) => [unit, stretchesOf(spec, entries.get(unit) ?? [])]));
  const turns = [...[...stretches.values()].flat().map(({ from }) => from), ...facts.units.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))];
  const between = [...turns, first, ...graceEnds(facts, spec.eligible.graceDays)].filter((day) => first <= day && day < last);
  const heardOn = (unit: string, day: CalendarDate): Heard => stretches.get(unit)?.findLast(({ from }) => from <= day) ?? SILENT;
  return [...new Set([...between, last])].toSorted(compareDates).map((day) => {
    const asked = askedOn(facts.units, spec.eligible.graceDays, day, ({ unit }) => heardOn(unit, day).state === 'done');
    const cells = asked.map(({ unit }): Cell => ({ subject: unit, state: heardOn(unit, day).state, events: heardOn(unit, day).events }));
    const tally = tallyOf(cells);
    return { day, cells, tally, held: isCovered(spec.required, tally) };
  });
}

const SILENT: Heard = { state: 'notReported', events: [] };

/** How one unit stands from each day on which some entry of its begins or ends. */
function stretchesOf({ cell }: MaintainedSpec, entries: readonly EntryFact[]): readonly (Heard & { readonly from: CalendarDate })[] {
  return entryDays(entries).map((day) => {
    const versions = entriesOn(entries, day);
    const valid = versions.some((entry) => countsOn(cell, entry, day));
    return { from: day, state: valid ? 'done' : 'notDone', events: versions.map(({ eventId }) => eventId) };
  });
}

function resultOf(moments: readonly Moment[], last: boolean | null): Result {
  if (last === null) return 'notDecidable';
  if (!last) return 'notReached';
  if (moments.some(({ held }) => held === false)) return 'partly';
  return moments.some(({ held, tally }) => held === null && tally.eligible > 0) ? 'notDecidable' : 'reached';
}

function explanationOf(tally: Tally): readonly Explanation[] {
  const { done, eligible, notDone, notReported } = tally;
  return [{ key: 'validNow', values: { valid: done, eligible, share: textOf(shareOf(tally)), without: notDone, unknown: notReported } }];
}

function fellBelow(moment: Moment | undefined): readonly Explanation[] {
  return moment === undefined ? [] : [{ key: 'fellBelow', values: { on: moment.day, share: textOf(shareOf(moment.tally)) } }];
}

function textOf(share: Decimal | null): string | null {
  return share && decimalText(share);
}
