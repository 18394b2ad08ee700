import type { FactNeeds, Facts, RubricFact, SeriesBreakFact, UnitFact } from '#goal-types';
import { firstDayOf } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { assessmentsOf, coverageOf, entriesOf, measurementsOf } from '../facts/read.js';
import { decisionsAbout, ofType } from '../history/read.js';

/** Everything that evaluations of one goal may look at, as known at `seq`; `units` are all those that report on any of the days asked about. */
export async function loadFacts(read: Read, goal: string, needs: FactNeeds, units: readonly UnitFact[], seq: number): Promise<Facts> {
  const [measurements, coverage] = [needs.measures, needs.coverages].map((ids) => ids.flatMap((id) => units.map(({ unit }) => ({ id, unit }))));
  return {
    measurements: await all(measurements ?? [], ({ id, unit }) => measurementsOf(read, id, unit, seq)),
    coverage: await all(coverage ?? [], ({ id, unit }) => coverageOf(read, id, unit, seq)),
    entries: await all(needs.registers, (register) => entriesOf(read, register, seq)),
    assessments: needs.assessments ? await assessmentsOf(read, goal, seq) : [],
    breaks: await all(needs.measures, (measure) => breaksOf(read, measure, seq)),
    occasions: await all(needs.coverages, (id) => occasionsOf(read, id, seq)),
    rubrics: await all(needs.rubrics, (rubric) => rubricVersions(read, rubric, seq)),
    units,
  };
}

/** The same facts with those units only: who is to report differs from day to day. */
export function withUnits(facts: Facts, units: readonly UnitFact[]): Facts {
  if (units.length === facts.units.length) return { ...facts, units };
  const reporting = new Set(units.map(({ unit }) => unit));
  return {
    ...facts,
    units,
    measurements: facts.measurements.filter(({ unit }) => reporting.has(unit)),
    coverage: facts.coverage.filter(({ unit }) => reporting.has(unit)),
  };
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
  const loaded: T[] = [];
  for (const item of items) loaded.push(...(await load(item)));
  return loaded;
}
