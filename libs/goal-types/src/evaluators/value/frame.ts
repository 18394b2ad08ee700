import { addDays, decimal, decimalText, parseDate } from '#kernel';
import type { Course } from '#domain';
import type { Evaluation, EvaluationContext, EvaluationPart, Note } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { FrameSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf, partOf } from '../common/answer.js';
import { factDays, horizonOf } from '../common/days.js';
import { worstLight } from '../common/light.js';
import { worstCourse } from '../common/requirement.js';
import { flowOf, type Flow, type Stretch } from './flows.js';

/** What may be spent over some days, and at least how much; no lower limit is null. */
interface Frame {
  readonly title: string;
  readonly stretch: Stretch;
  readonly low: string | null;
  readonly high: string;
}

interface Framed {
  readonly frame: Frame;
  readonly flow: Flow;
  readonly course: Course;
}

/**
 * Money or positions that are set aside, by calendar year and in all: within the frame, over it at once, or under it when the time has
 * passed. Spending has a course and never a result.
 */
export function evaluateFrame(spec: FrameSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const flow = flowOf(spec.measure, facts, spec.maxAgeDays, context);
  const whole = spec.total === null ? [] : [{ title: 'inAll', stretch: { first: context.planPeriod.from, last: horizon.deciding }, ...spec.total }];
  const frames = [...spec.years.map(({ year, low, high }) => ({ title: String(year), stretch: calendarYear(year), low, high })), ...whole];
  const begun = frames.filter(({ stretch }) => stretch.first <= context.at).map((frame) => framed(frame, flow(frame.stretch)));
  const open = begun.filter((each) => !each.flow.over);
  // While some frame is open the data light and the sentences speak of those; afterwards of all of them.
  const spoken = open.length === 0 ? begun : open;
  return evaluationOf(
    {
      course: begun.length === 0 ? 'tooEarly' : worstCourse(begun.map(({ course }) => course)),
      result: 'notDecidable',
      data: worstLight(spoken.map((each) => each.flow.data)),
      notes: ['spendingIsNoResult', ...noteIf(begun.length === 0, 'tooEarly'), ...spoken.flatMap((each) => each.flow.notes), ...begun.flatMap(breachOf)],
      figures: begun.flatMap(figuresOf),
      explanation: spoken.flatMap(explained),
      parts: begun.map(partOfFrame),
      contributing: begun.flatMap((each) => each.flow.contributing),
      workList: spoken.flatMap((each) => each.flow.workList),
      changesOn: [
        ...frames.flatMap(({ stretch: { first, last } }) => [first, last && addDays(last, 1)]),
        ...begun.map((each) => each.flow.expiresOn),
        ...factDays(facts),
      ],
    },
    context.at,
  );
}

function framed(frame: Frame, flow: Flow): Framed {
  return { frame, flow, course: courseOf(frame, flow) };
}

function courseOf(frame: Frame, flow: Flow): Course {
  if (flow.broken !== null) return 'notApplicable';
  if (flow.amount === null) return flow.over ? 'notApplicable' : 'tooEarly';
  if (isOver(frame, flow) || isUnder(frame, flow)) return 'behind';
  return flow.over && !flow.complete ? 'notApplicable' : 'onCourse';
}

function isOver({ high }: Frame, { amount, broken }: Flow): boolean {
  return broken === null && amount !== null && amount.gt(high);
}

/** Under the lower limit for certain: all of it is reported. */
function isUnder({ low }: Frame, { amount, complete }: Flow): boolean {
  return complete && low !== null && amount !== null && amount.lt(low);
}

function breachOf({ frame, flow }: Framed): readonly Note[] {
  return [...noteIf(isOver(frame, flow), 'overFrame'), ...noteIf(isUnder(frame, flow), 'underFrame')];
}

function partOfFrame(each: Framed): EvaluationPart {
  return partOf(each.frame.title, {
    course: each.course,
    result: 'notDecidable',
    data: each.flow.data,
    notes: [...each.flow.notes, ...breachOf(each)],
    figures: figuresOf(each),
    explanation: explained(each),
  });
}

function figuresOf({ frame, flow }: Framed) {
  return [
    figure('total', flow.amount, 'number', flow.through),
    figure('lowest', frame.low === null ? null : decimal(frame.low), 'number', frame.stretch.last),
    figure('highest', decimal(frame.high), 'number', frame.stretch.last),
  ];
}

function explained({ frame, flow }: Framed): Evaluation['explanation'] {
  const { first, last } = frame.stretch;
  const bound = frame.low === null ? { bound: 'atMost', limit: frame.high } : { bound: 'between', low: frame.low, high: frame.high };
  const wanted = { key: 'wantedFrame' as const, values: { ...bound, from: first, to: last } };
  if (flow.amount === null) return [wanted];
  return [wanted, { key: 'total', values: { amount: decimalText(flow.amount), from: first, through: flow.through } }];
}

function calendarYear(year: number): Stretch {
  return { first: parseDate(`${year}-01-01`), last: parseDate(`${year}-12-31`) };
}
