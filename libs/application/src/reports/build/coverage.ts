import { unitAt } from '#domain';
import { coverageReports, coveragesAt, organisationAsOf, type UnitReport } from '#projections';
import type { CoverageRow, ReportCoverage } from '#reporting';
import type { BuildingDesk } from './desk.js';

/** A statement, and the questions that it puts to the units. */
interface Asking {
  readonly statement: string;
  readonly coverages: readonly string[];
}

/**
 * The questions that the plan's goals put to the units, each under the first that puts it, in the order of the plan, with how many have
 * answered what, by region and branch as they stood at t.
 */
export async function reportCoverage(desk: BuildingDesk, asking: readonly Asking[]): Promise<readonly ReportCoverage[]> {
  const { read, point } = desk;
  const defined = new Map((await coveragesAt(read, point)).map((one) => [one.coverage, one]));
  const first = new Map(asking.toReversed().flatMap(({ statement, coverages }) => coverages.map((coverage) => [coverage, statement] as const)));
  const asked = new Set(asking.flatMap(({ coverages }) => coverages));
  const tables: ReportCoverage[] = [];
  for (const coverage of asked) {
    const [definition, statement] = [defined.get(coverage), first.get(coverage)];
    if (definition === undefined || statement === undefined) continue;
    const { title, question, occasions } = definition;
    const past = occasions.filter(({ on }) => on <= point.at).toSorted((one, other) => one.on.localeCompare(other.on));
    const latest = past.at(-1) ?? null;
    const { units } = await coverageReports(read, coverage, latest?.occasion ?? null, point);
    const occasion = latest === null ? null : { label: latest.occasion, on: latest.on as typeof point.at };
    tables.push({ coverage, statement, title, question, occasion, rows: await rowsOf(desk, units) });
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
