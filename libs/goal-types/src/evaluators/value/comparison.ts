import { addDays, type CalendarDate } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext, EvaluationPart, Explanation, Note } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import { evaluationOf, noteIf, partOf } from '../common/answer.js';
import { factDays, horizonOf, startOf, type Horizon } from '../common/days.js';
import { ofEqualWeight, resultOf } from '../common/requirement.js';
import type { Quantity } from './quantity.js';
import { resultOn, type Side } from './side.js';

/** What one comparison says, or one part of it. */
interface Compared extends Pick<EvaluationPart, 'course' | 'data' | 'notes' | 'figures' | 'explanation'> {
  /** Where it lies for certain; `unknown` decides nothing. */
  readonly side: Side;
}

/** How something stood to what it is compared with, on a day. */
export interface Comparison extends Compared {
  /** The day that both sides speak of; null when there is none. */
  readonly on: CalendarDate | null;
  readonly parts: readonly (Compared & { readonly title: string })[];
  readonly contributing: readonly string[];
  readonly workList: readonly string[];
  /** The next day on which it grows too old by itself. */
  readonly expiresOn: CalendarDate | null;
}

/** Something that is compared, and when it must hold. */
export interface Comparing {
  /** How it stood by a day, with what others had counted by `seen`, the same day or later. */
  at(day: CalendarDate, seen: CalendarDate): Comparison;
  readonly wanted: (deciding: CalendarDate | null) => Explanation;
  /** `throughout` at each of `days`, the last of all as well; `eachYear` at the end of each of its years by itself. */
  readonly hold: 'byDate' | 'throughout' | 'eachYear';
  /** The days from the first to the last, both included, at which it must hold. */
  readonly days: (first: CalendarDate, last: CalendarDate) => readonly CalendarDate[];
}

/** A comparison that is to hold by the deciding date, or at each of some days. It has no path and no percentage. */
export function evaluateComparison(comparing: Comparing, decidingDate: CalendarDate | null, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(decidingDate, context);
  const now = comparing.at(horizon.day, horizon.day);
  const early = now.on !== null && now.on < context.planPeriod.from;
  const days = comparing.hold === 'byDate' ? [] : comparing.days(startOf(context), horizon.day);
  const held = days.map((day) => comparing.at(day, horizon.day));
  const answered = (compared: Compared) => ({
    course: courseOf(compared, early, horizon.decided),
    result: horizon.decided && !early ? resultOn(compared.side) : ('notDecidable' as const),
  });
  return evaluationOf(
    {
      course: courseOf(now, early, horizon.decided),
      result: horizon.decided && !early ? resultOfAll(comparing.hold, now, held) : 'notDecidable',
      data: now.data,
      notes: [
        ...spoken(now.notes, horizon),
        ...spoken(noteIf(early, 'tooEarly'), horizon),
        ...noteIf([now, ...held].some(isOutside) && comparing.hold === 'throughout', 'notThroughout'),
        ...noteIf(now.side === 'uncertain', 'withinUncertainty'),
      ],
      figures: now.figures,
      explanation: [...now.explanation, comparing.wanted(horizon.deciding)],
      parts: now.parts.map((part) => partOf(part.title, { ...part, ...answered(part), notes: spoken(part.notes, horizon) })),
      contributing: [now, ...held].flatMap((compared) => compared.contributing),
      workList: now.workList,
      changesOn: horizon.decided ? [] : [horizon.deciding && addDays(horizon.deciding, 1), now.expiresOn, startOf(context), ...factDays(facts)],
    },
    context.at,
  );
}

/** Once it is decided nothing is too early: what was waited for was never told. */
function spoken(notes: readonly Note[], { decided }: Horizon): readonly Note[] {
  return decided ? notes.map((note) => (note === 'tooEarly' ? 'notReported' : note)) : notes;
}

function courseOf({ course }: Compared, early: boolean, decided: boolean): Course {
  return decided ? 'notApplicable' : early ? 'tooEarly' : course;
}

function resultOfAll(hold: Comparing['hold'], now: Comparison, held: readonly Comparison[]): Result {
  const results = held.map(({ side }) => ({ course: 'notApplicable' as const, result: resultOn(side) }));
  if (hold === 'eachYear' && held.length > 0) return resultOf([ofEqualWeight(results, held.length)]);
  const atEnd = resultOn(now.side);
  if (hold !== 'throughout' || atEnd !== 'reached') return atEnd;
  if (held.some(isOutside)) return 'partly';
  return held.every(({ side }) => side === 'within') ? 'reached' : 'notDecidable';
}

function isOutside({ side }: Compared): boolean {
  return side === 'below' || side === 'above';
}

/** The days on which each of them was counted, ascending. */
export function commonDays(quantities: readonly Pick<Quantity, 'days'>[]): readonly CalendarDate[] {
  const [first, ...others] = quantities.map(({ days }) => days);
  const rest = others.map((days) => new Set(days));
  return (first ?? []).filter((day) => rest.every((days) => days.has(day)));
}

/** The last of the days that is not after `day`; null when there is none. */
export function lastBy(days: readonly CalendarDate[], day: CalendarDate): CalendarDate | null {
  return days.findLast((counted) => counted <= day) ?? null;
}
