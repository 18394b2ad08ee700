import { addDays, type CalendarDate } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext, EvaluationPart, Explanation } from '../../evaluation.js';
import type { Required } from '../../spec/index.js';
import { evaluationOf, figure, noteIf, partOf } from '../common/answer.js';
import { lightOf, worstLight } from '../common/light.js';
import { needOf, ofEqualWeight, resultOf } from '../common/requirement.js';
import { aboveRange, courseWithin, limitFigures, resultWithin, type Limits } from './limits.js';
import type { Quantity, Sample } from './quantity.js';
import type { Side } from './side.js';

/** A day, or a period's end, on which a level must hold, once it has come or begun. */
export interface Check {
  readonly title: string;
  /** Nothing that is counted later can change it. */
  readonly closed: boolean;
  readonly sample: Sample;
  readonly side: Side;
}

export interface Checks {
  readonly quantity: Quantity;
  readonly limits: Limits;
  /** Those that have begun, in order of time. */
  readonly checks: readonly Check[];
  /** How many there are in all. */
  readonly planned: number;
  readonly required: Required;
  /** The amount on the day asked about. */
  readonly now: Sample;
  readonly wanted: Explanation;
  readonly changesOn: readonly (CalendarDate | null)[];
}

/**
 * A level that must hold several times, all or so many of them. Reached as soon as enough have held, and missed as soon as enough can't any
 * more; a time that can't be said counts neither way.
 */
export function evaluateChecks(judged: Checks, context: EvaluationContext): Evaluation {
  const { quantity, limits, checks, planned, now } = judged;
  const need = Math.min(needOf(judged.required, planned), planned);
  const verdicts = checks.map((check) => verdictOf(limits, check));
  const coming = Array.from({ length: planned - checks.length }, () => 'notDecidable' as const);
  const result = planned === 0 ? 'notDecidable' : resultOf([ofEqualWeight([...verdicts, ...coming].map(withoutCourse), need)]);
  const done = planned > 0 && coming.length === 0 && checks.every(({ closed }) => closed);
  const latest = checks.findLast(({ side }) => side !== 'unknown');
  const shown = latest?.sample ?? checks.at(-1)?.sample ?? now;
  const closed = checks.filter((check) => check.closed);
  const tally = { met: verdicts.filter(isReached).length, decided: verdicts.filter((verdict) => verdict !== 'notDecidable').length, required: need };
  return evaluationOf(
    {
      course: done || result === 'reached' ? 'notApplicable' : courseOf(judged, latest, result),
      result,
      data: done ? worstLight(checks.map(lightOfCheck)) : lightOf({ ...now.data, broken: false }),
      notes: [
        ...shown.notes,
        ...noteIf(planned === 0, 'noWholePeriod'),
        ...noteIf(planned > 0 && closed.length === 0, 'tooEarly'),
        ...aboveRange(limits, latest?.sample ?? { amount: null }),
        ...noteIf(planned > 1 && tally.met < tally.decided, 'notThroughout'),
        ...noteIf(
          closed.some(({ side }) => side === 'unknown'),
          'gaps',
        ),
        ...noteIf(
          closed.some(({ side }) => side === 'uncertain'),
          'withinUncertainty',
        ),
      ],
      figures: [
        ...shown.figures,
        ...limitFigures(limits),
        figure('periodsMet', tally.met, 'count'),
        figure('periodsDecided', tally.decided, 'count'),
        figure('periodsRequired', need, 'count'),
      ],
      explanation: [
        ...shown.explanation,
        { ...judged.wanted, values: { ...judged.wanted.values, required: need } },
        ...(planned > 1 && closed.length > 0 ? [{ key: 'timesMet' as const, values: tally }] : []),
      ],
      parts: planned > 1 ? checks.map((check) => partOfCheck(limits, check)) : [],
      contributing: [...shown.contributing, ...checks.flatMap(({ sample }) => sample.contributing)],
      workList: [...shown.workList, ...closed.filter(({ side }) => side === 'unknown').flatMap(({ sample }) => sample.workList)],
      changesOn: done ? [] : [...judged.changesOn, now.expiresOn, quantity.grows ? addDays(context.at, 1) : null],
    },
    context.at,
  );
}

function withoutCourse(result: Result): { readonly course: Course; readonly result: Result } {
  return { course: 'notApplicable', result };
}

function isReached(result: Result): boolean {
  return result === 'reached';
}

function verdictOf(limits: Limits, { closed, side }: Check): Result {
  return closed ? resultWithin(limits, side) : 'notDecidable';
}

function courseOf({ limits, checks }: Checks, latest: Check | undefined, result: Result): Course {
  if (result !== 'notDecidable') return 'behind';
  if (latest !== undefined) return courseWithin(limits, latest.sample);
  return checks.some(({ closed }) => closed) ? 'notApplicable' : 'tooEarly';
}

function lightOfCheck({ sample, side }: Check) {
  return lightOf({ ...sample.data, none: sample.data.none || (side === 'unknown' && !sample.gated), broken: false });
}

function partOfCheck(limits: Limits, check: Check): EvaluationPart {
  const { closed, sample, side } = check;
  const { figures, explanation, notes } = sample;
  const running = side === 'unknown' ? 'tooEarly' : courseWithin(limits, sample);
  return partOf(check.title, {
    course: closed ? 'notApplicable' : running,
    result: verdictOf(limits, check),
    data: lightOfCheck(check),
    notes: [...notes, ...noteIf(closed && side === 'uncertain', 'withinUncertainty')],
    figures,
    explanation,
  });
}
