import type { FactNeeds, Facts, MeasurementFact, RubricFact, SeriesBreakFact, UnitFact } from '#goal-types';
import { firstDayOf } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { assessmentsOf, coverageOf, entriesOf, measurementsOf } from '../facts/read.js';
import { decisionsAbout, ofType } from '../history/read.js';
import { actionFactsOf, planGoalsOf } from './action-plan.js';

/** Whose facts are read, besides those that are of no unit. */
export interface FactScope {
  readonly goal: string;
  readonly plan: string;
  /** All that report on any of the days asked about. */
  readonly units: readonly UnitFact[];
}

/** Everything that evaluations of one goal may look at, as known at `seq`, but for what is kept for comparison. */
export async function loadFacts(read: Read, { goal, plan, units }: FactScope, needs: FactNeeds, seq: number): Promise<Facts> {
  const reporting = units.map(({ unit }) => unit);
  return {
    measurements: await all(needs.measures, (measure) => measurementsOf(read, measure, reporting, seq)),
    coverage: await all(needs.coverages, (coverage) => coverageOf(read, coverage, reporting, seq)),
    entries: await all(needs.registers, (register) => entriesOf(read, register, seq)),
    assessments: needs.assessments ? await assessmentsOf(read, goal, seq) : [],
    breaks: await all([...new Set([...needs.measures, ...needs.references])], (measure) => breaksOf(read, measure, seq)),
    occasions: await all(needs.coverages, (id) => occasionsOf(read, id, seq)),
    rubrics: await all(needs.rubrics, (rubric) => rubricVersions(read, rubric, seq)),
    planGoals: needs.plan ? await planGoalsOf(read, plan, seq) : [],
    actions: needs.plan ? await actionFactsOf(read, plan, seq) : [],
    units,
  };
}

/** What is kept for comparison, recorded for the plan's own unit whoever reports on the goal. */
export async function loadReferences(read: Read, { references }: FactNeeds, unit: string, seq: number): Promise<readonly MeasurementFact[]> {
  return all(references, (measure) => measurementsOf(read, measure, [unit], seq));
}

/** The same facts with those units only, since who is to report differs from day to day; what is kept for comparison stands beside them. */
export function withUnits(facts: Facts, references: readonly MeasurementFact[], units: readonly UnitFact[]): Facts {
  const { measurements, coverage } = units.length === facts.units.length ? facts : reportedBy(facts, units);
  if (references.length === 0) return { ...facts, units, measurements, coverage };
  const kept = new Set(measurements.map(({ eventId }) => eventId));
  return { ...facts, units, measurements: [...measurements, ...references.filter(({ eventId }) => !kept.has(eventId))], coverage };
}

function reportedBy({ measurements, coverage }: Facts, units: readonly UnitFact[]): Pick<Facts, 'measurements' | 'coverage'> {
  const reporting = new Set(units.map(({ unit }) => unit));
  return { measurements: measurements.filter(({ unit }) => reporting.has(unit)), coverage: coverage.filter(({ unit }) => reporting.has(unit)) };
}

async function breaksOf(read: Read, measure: string, seq: number): Promise<readonly SeriesBreakFact[]> {
  return ofType(await decisionsAbout(read, 'measure', measure, seq), 'SeriesBroken').map((event) => {
    const { unit, overlapTo, cause } = event.data;
    return { eventId: event.id, measure, unit, on: firstDayOf(event), overlapTo, cause };
  });
}

async function occasionsOf(read: Read, coverage: string, seq: number): Promise<Facts['occasions']> {
  return ofType(await decisionsAbout(read, 'coverage', coverage, seq), 'OccasionListed').map(({ data }) => data);
}

async function rubricVersions(read: Read, rubric: string, seq: number): Promise<readonly RubricFact[]> {
  return ofType(await decisionsAbout(read, 'rubric', rubric, seq), 'RubricDefined').map((event) => {
    return { rubric, version: event.data.version, levels: event.data.levels, from: firstDayOf(event) };
  });
}

async function all<I, T>(items: readonly I[], load: (item: I) => Promise<readonly T[]>): Promise<readonly T[]> {
  const loaded: (readonly T[])[] = [];
  for (const item of items) loaded.push(await load(item));
  return loaded.flat();
}
