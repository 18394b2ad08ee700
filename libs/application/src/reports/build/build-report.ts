import { addDays, parseDate, Refused } from '#kernel';
import type { ReportLanguage, WordingText } from '#domain';
import { needsOf } from '#goal-types';
import { mandateInWords, measuresAt, namesAt, ownWordsAt, planAt, planStatus, settingsAt, type Basis, type PlanAnswer } from '#projections';
import { OUTCOMES, type Chapter, type Outcome, type ReportArea, type ReportModel, type ReportStatement, type Text } from '#reporting';
import type { Asked } from '../../queries/asked.js';
import { reportChanges } from './changes.js';
import { reportControl } from './control.js';
import { reportCoverage } from './coverage.js';
import type { BuildingDesk } from './desk.js';
import { interpretedGoal, type Interpreted } from './interpreted.js';
import { keyFigures } from './key-figures.js';
import type { ReportToBuild, WrittenProse } from './report-to-build.js';
import { reportStatement, textIn } from './statement.js';
import { SHARE_WORDS, withoutFullStop } from './words.js';

/** Statements in one report. */
const MAX_STATEMENTS = 5000;

/** What a report rests on: its basis, and when the last event that counts was recorded. */
export type BuildingBasis = Basis & { readonly knownAt: string };

/**
 * Builds the whole report in one language, from one snapshot: figures at (t, k), texts and approval from the report's own stream, which
 * goes on after k. Every statement of the plan is in it, whatever can be said of it.
 * @throws Refused `not-found` when the plan was not known at k; `too-large`
 */
export async function buildReport(
  asked: Omit<Asked<unknown>, 'params' | 'language'> & Pick<BuildingDesk, 'disclosure'>,
  report: ReportToBuild,
  basis: BuildingBasis,
  language: ReportLanguage,
): Promise<ReportModel> {
  const { read, point } = asked;
  const { timeZone } = await settingsAt(read, point.seq);
  const desk: BuildingDesk = { ...asked, language, timeZone, nameOf: await namesAt(read, point, language) };
  const plan = await planAt(read, report.plan, point);
  mustBeBounded(plan);
  const measures = await measuresAt(read, point);
  const interpreted = new Map(await inTurn(plan.statements, async ({ statement }) => [statement, await interpretedGoal(desk, statement)] as const));
  const statements = await statementsOf(desk, report, plan, interpreted, measures);
  const counted = new Set([...interpreted.values()].flatMap((goal) => goal.measures));
  const used = measures.filter(({ measure }) => counted.has(measure));
  const national = plan.statements.filter(({ role }) => role !== 'localGoal' && role !== 'outsideGoal');
  const local = plan.statements.filter(({ role }) => role === 'localGoal');
  const outside = plan.statements.filter(({ role }) => role === 'outsideGoal');
  return {
    format: 'fremdrift-report-1',
    language,
    front: frontOf(desk, report, plan, basis),
    overview: overviewOf([...statements.values()]),
    keyFigures: await keyFigures(desk, plan.unit, used),
    areas: areasOf(national, statements, plan, language),
    coverage: await reportCoverage(desk, askingIn([...national, ...local, ...outside], interpreted)),
    local: local.flatMap(({ statement }) => statements.get(statement) ?? []),
    outside: outside.flatMap(({ statement }) => statements.get(statement) ?? []),
    changes: await reportChanges(desk, {
      plan: plan.plan,
      planFrom: parseDate(plan.period.from),
      statements: plan.statements.map(({ statement }) => statement),
      measures: [...counted],
    }),
    restated: [],
    control: await reportControl(desk, plan.plan, statements),
    definitions: used.map(({ measure, title, definition, kind, unitOfMeasure, source }) => {
      return { measure, title, definition, unitOfMeasure: kind === 'share' ? SHARE_WORDS[language] : unitOfMeasure, source };
    }),
    prose: chaptersOf(report.prose, language),
  };
}

/** What each statement puts to the units, in the order of the chapters that the statements stand in. */
function askingIn(statements: PlanAnswer['statements'], interpreted: ReadonlyMap<string, Interpreted>) {
  return statements.flatMap(({ statement }) => {
    const spec = interpreted.get(statement)?.spec ?? null;
    return spec === null ? [] : [{ statement, coverages: needsOf(spec).coverages }];
  });
}

/** @throws Refused `too-large` naming `plan` */
function mustBeBounded({ plan, statements }: PlanAnswer): void {
  if (statements.length <= MAX_STATEMENTS) return;
  const problem = `plan ${plan} has ${statements.length} statements`;
  throw new Refused('too-large', problem, [{ field: 'plan', problem, remedy: `report on plans of at most ${MAX_STATEMENTS}` }]);
}

/** Every statement but priority areas, which hold others and say nothing themselves. */
async function statementsOf(
  desk: BuildingDesk,
  report: ReportToBuild,
  plan: PlanAnswer,
  interpreted: ReadonlyMap<string, Interpreted>,
  measures: Awaited<ReturnType<typeof measuresAt>>,
): Promise<ReadonlyMap<string, ReportStatement>> {
  const { read, point } = desk;
  const own = await ownWordsAt(read, plan.plan, point);
  const items = new Map((await planStatus(read, plan.plan, point)).map((item) => [item.statementId, desk.disclosure.told(item)]));
  const later =
    report.toDate === null
      ? null
      : new Map((await planStatus(read, plan.plan, { at: report.toDate, seq: point.seq })).map((item) => [item.statementId, desk.disclosure.told(item)]));
  const defined = new Map(measures.map((measure) => [measure.measure, measure]));
  const prose = Map.groupBy(report.prose, ({ about }) => (about.kind === 'statement' ? about.id : null));
  const built = await inTurn(plan.statements, async (summary) => {
    const item = items.get(summary.statement);
    const meant = interpreted.get(summary.statement);
    if (item === undefined || meant === undefined || summary.role === 'priorityArea') return null;
    const parts = {
      summary,
      planMandate: plan.mandate,
      item,
      later: later?.get(summary.statement) ?? null,
      laterAt: report.toDate,
      interpreted: meant,
      own,
      measures: defined,
    };
    return reportStatement(desk, { ...parts, prose: prose.get(summary.statement) ?? [] });
  });
  return new Map(built.flatMap((statement) => (statement === null ? [] : [[statement.id, statement] as const])));
}

function frontOf({ nameOf, language, point }: BuildingDesk, report: ReportToBuild, plan: PlanAnswer, basis: BuildingBasis): ReportModel['front'] {
  return {
    report: report.report,
    title: textIn(report.title, language).text,
    organisation: nameOf(plan.unit),
    edition: report.edition,
    state: report.state,
    plan: {
      id: plan.plan,
      title: textIn(plan.title, language).text,
      from: parseDate(plan.period.from),
      last: addDays(parseDate(plan.period.to), -1),
      adopted: plan.mandate === null ? null : mandateInWords(plan.mandate, language),
    },
    basis: {
      at: point.at,
      seq: point.seq,
      knownAt: basis.knownAt,
      timeZone: basis.timeZone,
      rules: basis.rules,
      checkpoint: basis.checkpoint,
      revision: report.revision,
    },
    toDate: report.toDate,
    assembly: report.assembly,
    approval: report.approval === null ? null : mandateInWords(report.approval, language),
    address: `/reports/${report.report}`,
    sample: basis.sample,
  };
}

function overviewOf(statements: readonly ReportStatement[]): ReportModel['overview'] {
  return OUTCOMES.map((outcome) => ({ outcome, statements: statements.filter(({ status }) => status.outcome === outcome).map(({ id }) => id) }));
}

/**
 * Priority areas in the order of the plan, each with all that stands under it, however deep; in a plan without them, the goals that others
 * stand under, each before those. What stands under none comes first.
 */
function areasOf(
  national: PlanAnswer['statements'],
  statements: ReadonlyMap<string, ReportStatement>,
  { title }: PlanAnswer,
  language: ReportLanguage,
): readonly ReportArea[] {
  const byId = new Map(national.map((one) => [one.statement, one]));
  const areas = headsOf(national);
  const heads = new Set(areas.map(({ statement }) => statement));
  const headOf = (id: string): string | null => {
    if (heads.has(id)) return id;
    const parent = byId.get(id)?.parent ?? null;
    return parent === null ? null : headOf(parent);
  };
  const under = Map.groupBy(
    national.filter(({ role }) => role !== 'priorityArea'),
    ({ statement }) => headOf(statement),
  );
  const areaOf = (id: string | null, heading: Text): readonly ReportArea[] => {
    const below = (under.get(id) ?? []).flatMap(({ statement }) => statements.get(statement) ?? []);
    return below.length === 0 ? [] : [{ id, title: heading, spread: spreadOf(below), statements: below }];
  };
  return [...areaOf(null, textIn(title, language)), ...areas.flatMap(({ statement, wording }) => areaOf(statement, headingOf(wording, language)))];
}

function headingOf(wording: WordingText, language: ReportLanguage): Text {
  const { text, language: written } = textIn(wording, language);
  return { text: withoutFullStop(text), language: written };
}

function headsOf(national: PlanAnswer['statements']): PlanAnswer['statements'] {
  const areas = national.filter(({ role }) => role === 'priorityArea');
  const parents = new Set(national.map(({ parent }) => parent));
  return areas.length > 0 ? areas : national.filter(({ statement, role }) => role === 'goal' && parents.has(statement));
}

function spreadOf(statements: readonly ReportStatement[]): Readonly<Record<Outcome, number>> {
  const of = (outcome: Outcome) => statements.filter(({ status }) => status.outcome === outcome).length;
  return { reached: of('reached'), onCourse: of('onCourse'), behind: of('behind'), notAssessable: of('notAssessable'), dropped: of('dropped') };
}

function chaptersOf(prose: readonly WrittenProse[], language: ReportLanguage): Readonly<Partial<Record<Chapter, Text>>> {
  const written = prose.filter(({ about, language: in_ }) => about.kind === 'chapter' && in_ === language);
  return Object.fromEntries(written.map(({ about, text }) => [about.id, { text, language }]));
}

/** One after the other, since all read from one snapshot. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
