import { addDays, addMonths, decimal, decimalText, earlierOf, startOfYear, unreachable, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext, EvaluationPart, Explanation, Figure } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { Bound, TotalSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf, partOf } from '../common/answer.js';
import { boundOf, courseAgainst, sideOf, widened } from '../common/bounds.js';
import { factDays, horizonOf, type Horizon } from '../common/days.js';
import { worstLight } from '../common/light.js';
import { isReached, needOf, ofEqualWeight, resultOf } from '../common/requirement.js';
import { flowOf, titleOf, type Flow, type Stretch } from './flows.js';
import { expectedPart } from './pace.js';
import { wholeYears } from './years.js';

type Total = TotalSpec['when'];

/** How a window stands: what has come in against what the whole of it asks for. */
interface Judged {
  readonly window: Stretch;
  readonly flow: Flow;
  /** What the bound asks for by the day that all have reported through; null where nothing is expected on the way. */
  readonly expected: Bound | null;
  readonly course: Course;
  readonly result: Result;
}

/**
 * What a flow adds up to over the plan, over some days, or anew every so many years. A gross flow does not fall: a floor that is passed is
 * reached at once, and a ceiling that is passed is broken at once, however many units are silent; only a correction takes it back. Else a
 * window is decided when it has passed and every unit has reported all of it. What was counted before a break in the series and what was counted
 * after it are no sum, and decide nothing.
 */
export function evaluateTotal(spec: TotalSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const { when } = spec;
  const horizon = horizonOf(when.window.kind === 'dates' ? (spec.decidingDate ?? when.window.last) : spec.decidingDate, context);
  const flow = flowOf(spec.measure, facts, spec.maxAgeDays, context);
  const windows = windowsOf(when.window, horizon, context);
  const begun = windows.filter(({ first }) => first <= context.at).map((window) => judge(window, when, flow));
  const open = begun.find((judged) => !judged.flow.over) ?? null;
  // While windows are open the data light and the notes speak of the open one; afterwards of all of them.
  const spoken = open === null ? begun : [open];
  const several = when.window.kind === 'years';
  const early = windows.length > 0 && begun.length === 0;
  return evaluationOf(
    {
      course: early ? 'tooEarly' : (open?.course ?? 'notApplicable'),
      result: several ? resultOfAll(when.window, windows.length, begun) : (begun[0]?.result ?? 'notDecidable'),
      data: worstLight(spoken.map((judged) => judged.flow.data)),
      notes: [
        ...spoken.flatMap((judged) => judged.flow.notes),
        ...noteIf(windows.length === 0, 'noWholeWindow'),
        ...noteIf(early, 'tooEarly'),
        ...noteIf(open !== null && lacksProfile(when, open), 'noEarlierYears'),
      ],
      figures: [...spoken.flatMap((judged) => figuresOf(judged, when.bound)), ...(several ? tallyFigures(when.window, windows.length, begun) : [])],
      explanation: [
        ...(several ? [wantedEachWindow(when, windows.length)] : windows.map((window) => wantedTotal(when.bound, window))),
        ...spoken.flatMap(soFar),
      ],
      parts: several ? begun.map((judged) => partOfWindow(judged, when.bound)) : [],
      contributing: begun.flatMap((judged) => judged.flow.contributing),
      workList: spoken.flatMap((judged) => judged.flow.workList),
      changesOn: [
        ...windows.flatMap(({ first, last }) => [first, last && addDays(last, 1)]),
        horizon.deciding === null ? addMonths(startOfYear(context.at), 12) : null,
        ...begun.map((judged) => judged.flow.expiresOn),
        ...factDays(facts),
      ],
    },
    context.at,
  );
}

/** The windows that a total is added up over, in order of time. */
export function windowsOf(window: Total['window'], { deciding }: Horizon, { planPeriod, at }: EvaluationContext): readonly Stretch[] {
  switch (window.kind) {
    case 'plan':
      return [{ first: planPeriod.from, last: deciding }];
    case 'dates': {
      const last = deciding === null ? window.last : earlierOf(window.last, deciding);
      return window.first <= last ? [{ first: window.first, last }] : [];
    }
    case 'years': {
      const { every } = window;
      const years = wholeYears(planPeriod.from, deciding ?? addDays(addMonths(startOfYear(at), 12 * (every + 1)), -1));
      return years.flatMap(({ base }, index) => {
        const end = index % every === 0 ? years[index + every - 1]?.end : undefined;
        return end === undefined ? [] : [{ first: addDays(base, 1), last: end }];
      });
    }
    default:
      return unreachable(window);
  }
}

function judge(window: Stretch, when: Total, flowOver: (stretch: Stretch) => Flow): Judged {
  const flow = flowOver(window);
  const part = flow.over || flow.through === null ? null : expectedPart(window, flow.through, when.path, flowOver);
  const expected = part === null ? null : scaled(when.bound, part);
  const result = resultIn(flow, when.bound);
  return { window, flow, expected, result, course: courseOf(flow, expected, result, when.tolerance) };
}

function resultIn({ amount, complete, broken }: Flow, bound: Bound): Result {
  if (amount === null || broken !== null) return 'notDecidable';
  const side = sideOf(bound, amount);
  if (side === 'above' || (side === 'within' && bound.kind === 'atLeast')) return side === 'above' ? 'notReached' : 'reached';
  if (!complete) return 'notDecidable';
  return side === 'within' ? 'reached' : 'notReached';
}

function courseOf(flow: Flow, expected: Bound | null, result: Result, tolerance: string): Course {
  if (flow.over || flow.broken !== null) return 'notApplicable';
  if (flow.amount === null) return 'tooEarly';
  if (result !== 'notDecidable') return result === 'reached' ? 'ahead' : 'behind';
  if (expected === null) return 'notApplicable';
  if (expected.kind === 'between') return sideOf(widened(expected, tolerance), flow.amountThrough) === 'within' ? 'onCourse' : 'behind';
  return courseAgainst(expected, flow.amountThrough, decimal(expected.limit), tolerance);
}

function lacksProfile({ path }: Total, { flow, expected }: Judged): boolean {
  return path.shape === 'seasonal' && flow.through !== null && expected === null;
}

function scaled(bound: Bound, part: Decimal): Bound {
  const times = (limit: string) => decimalText(decimal(limit).times(part));
  return bound.kind === 'between' ? { ...bound, low: times(bound.low), high: times(bound.high) } : { ...bound, limit: times(bound.limit) };
}

/** Reached as soon as enough windows are, and missed as soon as enough no longer can be. */
function resultOfAll(window: Total['window'], planned: number, begun: readonly Judged[]): Result {
  if (planned === 0) return 'notDecidable';
  const toCome = Array.from({ length: planned - begun.length }, () => ({ course: 'tooEarly', result: 'notDecidable' }) as const);
  return resultOf([ofEqualWeight([...begun, ...toCome], tallyOf(window, planned, begun).required)]);
}

function tallyOf(window: Total['window'], planned: number, begun: readonly Judged[]) {
  return {
    met: begun.filter(isReached).length,
    decided: begun.filter(({ result }) => result !== 'notDecidable').length,
    required: Math.min(needOf(window.kind === 'years' ? window.required : 'all', planned), planned),
  };
}

function tallyFigures(window: Total['window'], planned: number, begun: readonly Judged[]): readonly Figure[] {
  const { met, decided, required } = tallyOf(window, planned, begun);
  return [figure('periodsMet', met, 'count'), figure('periodsDecided', decided, 'count'), figure('periodsRequired', required, 'count')];
}

function figuresOf({ flow, expected, window }: Judged, bound: Bound): readonly Figure[] {
  const { amount, through } = flow;
  const common = [figure('total', amount, 'number', through), figure('missingUnits', flow.workList.length, 'count', through)];
  if (bound.kind === 'between')
    return [...common, figure('lowest', decimal(bound.low), 'number', window.last), figure('highest', decimal(bound.high), 'number', window.last)];
  const limit = decimal(bound.limit);
  return [
    ...common,
    figure('expected', expected !== null && 'limit' in expected ? decimal(expected.limit) : null, 'number', through),
    figure('required', limit, 'number', window.last),
    figure('shareOfTarget', limit.isZero() ? null : (amount?.div(limit) ?? null), 'ratio', through),
  ];
}

function partOfWindow(judged: Judged, bound: Bound): EvaluationPart {
  const { window, flow, course, result } = judged;
  const { data, notes } = flow;
  return partOf(titleOf(window), {
    course,
    result,
    data,
    notes,
    figures: figuresOf(judged, bound),
    explanation: [wantedTotal(bound, window), ...soFar(judged)],
  });
}

function wantedTotal(bound: Bound, { first, last }: Stretch): Explanation {
  return { key: 'wantedTotal', values: { ...boundOf(bound), from: first, to: last } };
}

function wantedEachWindow({ window, bound }: Total, planned: number): Explanation {
  const { required } = tallyOf(window, planned, []);
  return { key: 'wantedEachWindow', values: { ...boundOf(bound), every: window.kind === 'years' ? window.every : null, required, planned } };
}

function soFar({ window, flow, expected }: Judged): readonly Explanation[] {
  const { amount, through } = flow;
  if (amount === null) return [];
  const told: Explanation = { key: 'total', values: { amount: decimalText(amount), from: window.first, through } };
  return expected === null ? [told] : [told, { key: 'expectedTotal', values: { ...boundOf(expected), on: through } }];
}
