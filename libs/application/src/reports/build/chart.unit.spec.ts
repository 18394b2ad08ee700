import { addDays, endOfMonth, type CalendarDate } from '#kernel';
import { contextOn, evaluate, expand, goalType, type GoalType } from '#goal-types';
import type { Timeline } from '#projections';
import { chartOf } from './chart.js';
import { aimOf, dueIn } from './chart-aim.js';

/** The worked example of a type at each month's end and on its own day, and its chart. */
function chartOfExample({ name, example }: GoalType, parameters = example.parameters) {
  const { spec } = expand(name, parameters);
  const { planPeriod, facts, at } = example;
  const answered = daysUntil(at, planPeriod.from).map((on) => ({
    on,
    ...evaluate(spec, facts, contextOn(on, planPeriod, example.context)),
  }));
  const points = answered.map(({ on, course, result, data, figures }) => ({
    on,
    type: name,
    course,
    result,
    data,
    figures,
    distribution: null,
    overridden: false,
  }));
  const { from, to } = planPeriod;
  const timeline: Timeline = { goal: 'G', period: { from, to: to ?? addDays(at, 1) }, interpretations: [], points, marks: [] };
  return chartOf(timeline, { title: name, unitOfMeasure: null, aim: aimOf(spec), due: dueIn(answered.at(-1)?.explanation ?? []), language: 'nb' });
}

function daysUntil(at: CalendarDate, from: CalendarDate): readonly CalendarDate[] {
  const days = new Set<CalendarDate>();
  for (let end = endOfMonth(from); end < at; end = endOfMonth(addDays(end, 1))) days.add(end);
  return [...days, at];
}

const NONE = { target: null, range: null, baseline: null, tolerance: null };
const target = (on: string, value: string) => `${value} on ${on}`;

describe('the chart of a goal', () => {
  it.each([
    ['annualGrowthFloor', 'growth', { ...NONE, target: target('2023-12-31', '0.02'), baseline: 'uendret fra forrige årsslutt 0' }],
    ['netDelta', 'change', { ...NONE, target: target('2025-12-31', '80'), baseline: 'uendret fra utgangspunktet 0', tolerance: '5' }],
    ['totalOverPeriod', 'total', { ...NONE, target: target('2026-06-09', '400'), tolerance: '10' }],
    ['allUnitsOnce', 'share', { ...NONE, target: target('2025-12-31', '1'), tolerance: '0.1' }],
    ['coverageMaintained', 'share', { ...NONE, target: target('2025-12-31', '0.75') }],
    ['minimumCount', 'entries', { ...NONE, target: target('2023-12-31', '4') }],
    ['rubricState', 'level', { ...NONE, target: target('2023-12-31', '3') }],
  ])('has what a %s asks of its %s, with its way, where it started and what still counts as on course (bug-1000)', (type, drawn, asked) => {
    expect(told(type)).toEqual({ drawn, ...asked });
  });

  it.each([
    ['countInRange', 'entries', { low: '2', high: '3' }],
    ['withinLimits', 'share', { low: '0.3', high: '0.5' }],
  ])('has the range of a %s (bug-1001)', (type, drawn, range) => {
    expect(told(type)).toEqual({ ...NONE, drawn, range });
  });

  it('asks for every part of what is made in parts by the day that it is due (bug-1002)', () => {
    expect(told('deliverableInParts')).toEqual({ ...NONE, drawn: 'partsFinished', target: target('2022-12-31', '2') });
  });

  it.each([
    ['directionOnly', 'value', 'utgangspunkt 400'],
    ['scoreImprovement', 'value', 'utgangspunkt 3.9'],
    ['narrowingGap', 'gap', 'utgangspunkt 30'],
  ])('of a %s draws the %s from where it started, and no level that nobody has set (bug-1003)', (type, drawn, baseline) => {
    expect(told(type)).toEqual({ ...NONE, drawn, baseline });
  });

  it.each([
    ['monitoredFigure', 'value'],
    ['continuousEffort', 'activities'],
  ])('of a %s asks for nothing', (type, drawn) => {
    expect(told(type)).toEqual({ ...NONE, drawn });
  });

  it('holds no number against a requirement that is set for another', () => {
    const { example } = goalType('netDelta');
    expect(told('netDelta', { ...example.parameters, baseline: null })).toEqual({ ...NONE, drawn: 'value' });
  });
});

describe('what a chart is held against by its meaning', () => {
  it('is where the path of a share was decided to start, and nothing where that is left to the measurements (bug-1004)', () => {
    expect(startOf({ on: '2023-12-31', value: '0.071' })).toEqual({ on: '2023-12-31', value: '0.071' });
    expect(startOf({ on: '2023-12-31', value: null })).toBeNull();
    expect(startOf(null)).toBeNull();
  });

  it('is nothing where nobody has said what the goal means', () => {
    expect(aimOf(null)).toEqual({ of: null, tolerance: null, start: null });
    expect(dueIn([])).toBeNull();
  });
});

function startOf(baseline: { readonly on: string; readonly value: string | null } | null) {
  const { parameters } = goalType('shareThreshold').example;
  return aimOf(expand('shareThreshold', { ...parameters, path: { shape: 'linear' }, baseline }).spec).start;
}

function told(type: string, parameters = goalType(type).example.parameters) {
  const chart = chartOfExample(goalType(type), parameters);
  const goal = chart?.target?.points.at(-1);
  const { range, baseline, tolerance } = chart ?? NONE;
  return {
    drawn: chart?.series[0]?.id,
    target: goal === undefined ? null : target(goal.on, goal.value ?? ''),
    range,
    baseline: baseline === null ? null : `${baseline.label} ${baseline.value}`,
    tolerance,
  };
}
