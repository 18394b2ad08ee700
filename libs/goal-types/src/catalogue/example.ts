import type { EntryState } from '#domain';
import { parseDate, parseDecimal, type CalendarDate, type Period } from '#kernel';
import type { EvaluationContext } from '../evaluation.js';
import type {
  ActionFact,
  AssessmentFact,
  CoverageFact,
  EntryFact,
  Facts,
  MeasurementFact,
  PlanGoalFact,
  RubricFact,
  SeriesBreakFact,
  SurveyFact,
  UnitFact,
} from '../facts.js';
import { LATEST_RULES } from '../rules.js';

/** Short ways to write facts down, for worked examples and tests. Ids of events are made from what the fact speaks of. */

export const NO_FACTS: Facts = {
  measurements: [],
  entries: [],
  coverage: [],
  occasions: [],
  assessments: [],
  breaks: [],
  rubrics: [],
  planGoals: [],
  actions: [],
  units: [],
};

export function day(text: string): CalendarDate {
  return parseDate(text);
}

/** From 1 January of the first year to the end of the last. */
export function planOf(first: number, last: number): Period {
  return { from: parseDate(`${first}-01-01`), to: parseDate(`${last + 1}-01-01`) };
}

/** How a question is put by itself: of a goal interpreted from the plan's first day, under the latest rules. */
export function contextOn(at: CalendarDate, planPeriod: Period, more: Partial<EvaluationContext> = {}): EvaluationContext {
  const { from } = planPeriod;
  return { goal: 'goal', at, planPeriod, effectiveFrom: from, decidingDate: null, rules: LATEST_RULES, source: null, answers: new Map(), ...more };
}

export function unit(id: string, life: { readonly from?: string; readonly to?: string; readonly succeededBy?: readonly string[] } = {}): UnitFact {
  return {
    unit: id,
    kind: 'branch',
    name: id,
    parent: null,
    from: parseDate(life.from ?? '2000-01-01'),
    to: life.to === undefined ? null : parseDate(life.to),
    succeededBy: life.succeededBy ?? [],
  };
}

/** A count of a stock in a unit on a day. */
export function count(measure: string, unit: string, on: string, value: string, more: Partial<MeasurementFact> = {}): MeasurementFact {
  return {
    eventId: `${measure}/${unit}/${on}`,
    seq: 0,
    measure,
    unit,
    from: parseDate(on),
    to: null,
    value: parseDecimal(value),
    numerator: null,
    denominator: null,
    provisional: false,
    source: null,
    survey: null,
    ...more,
  };
}

/** A share in a unit on a day, by its parts. */
export function share(measure: string, unit: string, on: string, numerator: string, denominator: string, more: Partial<MeasurementFact> = {}): MeasurementFact {
  return count(measure, unit, on, '0', { value: null, numerator: parseDecimal(numerator), denominator: parseDecimal(denominator), ...more });
}

/** A wave of a survey: a value with its margin. */
export function wave(
  measure: string,
  unit: string,
  on: string,
  value: string,
  { margin, ...survey }: Partial<Omit<SurveyFact, 'margin'>> & { readonly margin?: string } = {},
  more: Partial<MeasurementFact> = {},
): MeasurementFact {
  const asked = { instrument: 'survey', answers: 1000, asked: 2000, margin: margin === undefined ? null : parseDecimal(margin), ...survey };
  return count(measure, unit, on, value, { survey: asked, ...more });
}

/** What was counted over the days `[from, to)`. */
export function flow(measure: string, unit: string, from: string, to: string, value: string, more: Partial<MeasurementFact> = {}): MeasurementFact {
  return count(measure, unit, from, value, { eventId: `${measure}/${unit}/${from}`, to: parseDate(to), ...more });
}

export function occasion(coverage: string, id: string, on: string): Facts['occasions'][number] {
  return { coverage, occasion: id, on: parseDate(on) };
}

export function seriesBreak(measure: string, on: string, overlapTo: string | null = null, unit: string | null = null): SeriesBreakFact {
  return {
    eventId: `break/${measure}/${on}`,
    measure,
    unit,
    on: parseDate(on),
    overlapTo: overlapTo === null ? null : parseDate(overlapTo),
    cause: 'clean-up',
  };
}

/** An entry's version from a day on. */
export function entry(register: string, id: string, from: string, state: EntryState, more: Partial<EntryFact> = {}): EntryFact {
  return {
    eventId: `${register}/${id}/${from}`,
    seq: 0,
    register,
    entry: id,
    unit: null,
    title: id,
    from: parseDate(from),
    to: null,
    state,
    plannedFor: null,
    attributes: {},
    ...more,
  };
}

export function report(coverage: string, unit: string, on: string, state: CoverageFact['state'] = 'done', more: Partial<CoverageFact> = {}): CoverageFact {
  return { eventId: `${coverage}/${unit}/${on}`, seq: 0, coverage, unit, occasion: null, state, count: null, on: parseDate(on), ...more };
}

export function rubric(id: string, version: number, levels: readonly string[]): RubricFact {
  return { rubric: id, version, levels: levels.map((level) => ({ level, title: level })), from: parseDate('2000-01-01') };
}

export function assessed(goal: string, unit: string, on: string, rubric: string, level: string, more: Partial<AssessmentFact> = {}): AssessmentFact {
  return {
    eventId: `${goal}/${unit}/${on}`,
    seq: 0,
    goal,
    unit,
    rubric,
    rubricVersion: 1,
    level,
    assessor: 'assessor-a',
    selfAssessed: false,
    on: parseDate(on),
    ...more,
  };
}

/** A goal of the plan from a day on. */
export function planGoal(goal: string, from: string, to: string | null = null): PlanGoalFact {
  return { goal, from: parseDate(from), to: to === null ? null : parseDate(to) };
}

/** An action line for some goals over the days `[from, to)`, with a budget note of each of the years. */
export function action(id: string, goals: readonly string[], from: string, to: string, years: readonly number[], droppedOn: string | null = null): ActionFact {
  return {
    eventId: `action/${id}`,
    seq: 0,
    action: id,
    goals,
    period: { from: parseDate(from), to: parseDate(to) },
    budget: years.map((year) => ({ year, amount: parseDecimal(1000), note: 'set aside' })),
    droppedOn: droppedOn === null ? null : parseDate(droppedOn),
  };
}
