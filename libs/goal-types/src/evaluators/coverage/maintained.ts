import { addDays, compareDates, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Result } from '#domain';
import type { Evaluation, EvaluationContext, Explanation } from '../../evaluation.js';
import type { EntryFact, Facts } from '../../facts.js';
import type { MaintainedSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { countsOn, entriesOf, entriesOn } from '../common/entries.js';
import { courseOfDue, eventsOf, figuresOf, isCovered, lightOf, notesOf, shareOf, subjectsIn, tallyOf, wanted, type Cell, type Tally } from './cells.js';
import { askedOn, graceEnds } from './units.js';

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
      explanation: [...explanationOf(tally), ...fellBelow(fell), wanted(spec.required, horizon.deciding)],
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
  const turns = [...[...entries.values()].flat(), ...facts.units].flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const between = [...turns, first, ...graceEnds(facts, spec.eligible.graceDays)].filter((day) => first <= day && day < last);
  return [...new Set([...between, last])].toSorted(compareDates).map((day) => momentOn(spec, facts, entries, day));
}

function momentOn(spec: MaintainedSpec, facts: Facts, entries: ReadonlyMap<string | null, readonly EntryFact[]>, day: CalendarDate): Moment {
  const versions = new Map(facts.units.map(({ unit }) => [unit, entriesOn(entries.get(unit) ?? [], day)]));
  const known = (unit: string) => versions.get(unit) ?? [];
  const valid = (unit: string) => known(unit).some((entry) => countsOn(spec.cell, entry, day));
  const cells = askedOn(facts.units, spec.eligible.graceDays, day, ({ unit }) => valid(unit)).map(
    ({ unit }): Cell => ({
      subject: unit,
      state: valid(unit) ? 'done' : known(unit).length > 0 ? 'notDone' : 'notReported',
      events: known(unit).map(({ eventId }) => eventId),
    }),
  );
  const tally = tallyOf(cells);
  return { day, cells, tally, held: isCovered(spec.required, tally) };
}

function resultOf(moments: readonly Moment[], last: boolean | null): Result {
  if (last === null) return 'notDecidable';
  if (!last) return 'notReached';
  if (moments.some(({ held }) => held === false)) return 'partly';
  return moments.some(({ held, tally }) => held === null && tally.eligible > 0) ? 'notDecidable' : 'reached';
}

function explanationOf(tally: Tally): readonly Explanation[] {
  const { done, eligible, notDone, notReported } = tally;
  return [{ key: 'validNow', values: { valid: done, eligible, share: textOf(shareOf(tally)), lapsed: notDone, unknown: notReported } }];
}

function fellBelow(moment: Moment | undefined): readonly Explanation[] {
  return moment === undefined ? [] : [{ key: 'fellBelow', values: { on: moment.day, share: textOf(shareOf(moment.tally)) } }];
}

function textOf(share: Decimal | null): string | null {
  return share && decimalText(share);
}
