import { needsOf, type Spec } from '#goal-types';
import { unitAt } from '#domain';
import { coverageReports, coveragesAt, organisationAsOf, type UnitReport } from '#projections';
import type { CoverageRow, ReportCoverage } from '#reporting';
import type { BuildingDesk } from './desk.js';
import { occasionWords } from './words.js';

/** The questions that the plan's goals put to the units, with how many have answered what, by region and branch as they stood at t. */
export async function reportCoverage(desk: BuildingDesk, specs: readonly Spec[]): Promise<readonly ReportCoverage[]> {
  const { read, point, language } = desk;
  const asked = new Set(specs.flatMap((spec) => needsOf(spec).coverages));
  const tables: ReportCoverage[] = [];
  for (const { coverage, title, question, occasions } of await coveragesAt(read, point)) {
    if (!asked.has(coverage)) continue;
    const past = occasions.filter(({ on }) => on <= point.at).toSorted((one, other) => one.on.localeCompare(other.on));
    const latest = past.at(-1) ?? null;
    const { units } = await coverageReports(read, coverage, latest?.occasion ?? null, point);
    const occasion = latest === null ? null : { label: occasionWords(latest.occasion, latest.on, language), on: latest.on as typeof point.at };
    tables.push({ coverage, title, question, occasion, rows: await rowsOf(desk, units) });
  }
  return tables;
}

/** The whole, then each group with its units: regions with branches, or whatever the units stand under. */
async function rowsOf({ read, point, nameOf }: BuildingDesk, units: readonly UnitReport[]): Promise<readonly CoverageRow[]> {
  const organisation = await organisationAsOf(read, point.seq);
  const parentOf = (unit: string) => unitAt(organisation, unit, point.at)?.parent ?? null;
  const groups = Map.groupBy(units, ({ unit }) => parentOf(unit) ?? unit);
  const whole = counted({ unit: '', name: '', depth: 0 }, units);
  const [onlyGroup, ...otherGroups] = groups;
  if (onlyGroup !== undefined && otherGroups.length === 0) {
    const [parent, below] = onlyGroup;
    return [counted({ unit: parent, name: nameOf(parent), depth: 0 }, below), ...below.map((report) => counted({ ...report, depth: 1 }, [report]))];
  }
  return [
    whole,
    ...[...groups].flatMap(([parent, below]) => [
      counted({ unit: parent, name: nameOf(parent), depth: 1 }, below),
      ...below.filter(({ unit }) => unit !== parent).map((report) => counted({ ...report, depth: 2 }, [report])),
    ]),
  ];
}

function counted({ unit, name, depth }: Pick<CoverageRow, 'unit' | 'name' | 'depth'>, reports: readonly UnitReport[]): CoverageRow {
  const of = (state: UnitReport['state']) => reports.filter((report) => report.state === state).length;
  return { unit, name, depth, done: of('done'), notDone: of('notDone'), exempt: of('exempt'), notReported: of('notReported') };
}
