import { z } from 'zod';
import { calendarDate, eventId, eventRegistry, name, ROLES, type Role, unitKind } from '#domain';
import { LANGUAGES } from '#goal-types';
import { FINDING_STAGES, MAX_SAMPLE, POPULATIONS, STRATA } from '#projections';
import { TABLE_NAMES, tableChoices } from '../exports/choices.js';

/** When and as known when: shared by every question. `asOf` is a date, an instant or `seq:N`; absent means now. */
export const pointInTime = {
  /** t: the day asked about, included; today when absent. */
  at: calendarDate.optional(),
  /** k: what was known; a date means the end of that day in the ledger's time zone. */
  asOf: z.string().max(40).optional(),
  /** Wait, bounded, until the read models have reached this seq. */
  minSeq: z.coerce.number().int().min(0).optional(),
  /** The rules of evaluation, as a pinned link names them: they must be those in force at that position. */
  rules: z.string().max(20).optional(),
  language: z.enum(LANGUAGES).default('nb'),
};

const page = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
};

function question<N extends string, S extends z.ZodRawShape>(named: N, summary: string, path: string, shape: S, roles: readonly Role[] = ROLES) {
  return { name: named, summary, path, params: z.strictObject({ ...pointInTime, ...shape }), roles };
}

const AUDIT: readonly Role[] = ['auditor', 'admin', 'secretariat', 'board'];

/** Whoever may read what is not published yet. */
const REPORTERS: readonly Role[] = ['secretariat', 'board', 'planner', 'auditor', 'analyst', 'admin'];

/** Every question the ledger answers: its name, what it is for, its address below the API's base, its parameters, and the roles that may ask it. One source for HTTP, OpenAPI and the command line. */
export const questions = [
  question('ledger', 'What ledger this is: its settings, and the revisions that decisions about it must name', '/ledger', {}),
  question('rules', 'The versions of the rules of evaluation, what each changes, and which were adopted when', '/ledger/rules', {}),
  question('grants', 'Who has, and who had, access: every grant with its role, reach and holder', '/access/grants', {}, ['admin', 'auditor']),
  question('erasures', 'What was asked to be erased, by whom and why, what became of it, and where it is owed still', '/erasures', {}, [
    'admin',
    'secretariat',
    'auditor',
  ]),
  question('units', 'The organisation as it was on a day', '/units', {}),
  question('plans', 'Every plan with its period', '/plans', {}),
  question('plan', 'A plan and its statements in their adopted wording', '/plans/:plan', { plan: name }),
  question('planStatus', 'Where every statement of a plan stands', '/plans/:plan/status', { plan: name }),
  question('planChanges', 'What differs between two points of knowledge, and the events that made the difference', '/plans/:plan/changes', {
    plan: name,
    from: z.string().max(40),
    to: z.string().max(40).optional(),
  }),
  question('planActions', 'The action plan: what is done for which goals, what it was to cost and cost, and the goals it leaves out', '/plans/:plan/actions', {
    plan: name,
  }),
  question('workList', 'Who has not reported what is expected of them', '/plans/:plan/work-list', { plan: name, unit: name.optional() }),
  question('due', 'What is still missing from a report, from whom, by when, and the line that answers each', '/plans/:plan/due', {
    plan: name,
    /** The plan's next report by its assembly when absent. */
    report: name.optional(),
    /** Only what is expected of this unit and those below it. */
    unit: name.optional(),
  }),
  question('goal', 'A goal: wording, interpretations, targets, owner, narratives', '/goals/:goal', { goal: name }),
  question('goalStatus', 'Where one goal stands', '/goals/:goal/status', { goal: name }),
  question('goalRollUp', 'Where each unit of a kind stands on a goal, as the organisation was and as it is', '/goals/:goal/roll-up', {
    goal: name,
    kind: unitKind.default('region'),
  }),
  question('goalTimeline', 'How a goal has stood through the plan period', '/goals/:goal/timeline', { goal: name }),
  question('goalHistory', 'Everything that happened to a goal, in plain sentences', '/goals/:goal/history', {
    goal: name,
    /** Every measurement and coverage report too, which come by the thousand. */
    facts: z.stringbool().default(false),
    ...page,
  }),
  question('assessments', 'The judgements made of a goal', '/goals/:goal/assessments', { goal: name, ...page }),
  question('goalTypes', 'Every way to understand a goal, and the parameters it takes', '/goal-types', {}),
  question('workbench', 'Six questions that lead to a way of understanding a goal, and what decides where two compete', '/workbench', {}),
  question('goalPreview', 'What status one or two interpretations would have given a goal at every month so far', '/goals/:goal/preview', {
    goal: name,
    /** JSON: a list of one or two candidates, each `{ "type", "parameters", "from", "reportingUnits" }`. */
    candidates: z.string().max(50_000),
  }),
  question('goalForecast', 'Where a goal is heading, and how published forecasts of it came out', '/goals/:goal/forecast', { goal: name }),
  question('measures', 'Every measure and its definition', '/measures', {}),
  question('measurements', 'The values of a measure, each with its source and what it corrects', '/measures/:measure/measurements', {
    measure: name,
    unit: name.optional(),
    from: calendarDate.optional(),
    to: calendarDate.optional(),
    ...page,
  }),
  question('series', 'A measure rolled up over units: one figure a date', '/measures/:measure/series', { measure: name, unit: name.optional() }),
  question('rollUp', 'A measure by units of a kind, as the organisation was and as it is, and why they differ', '/measures/:measure/roll-up', {
    measure: name,
    unit: name.optional(),
    kind: unitKind.default('region'),
    /** The first day that a flow is summed from; the first of the year when absent. */
    from: calendarDate.optional(),
  }),
  question(
    'exportMetadata',
    'What goes with a table that is taken out: its columns, definitions, units, sources, breaks, rules of gathering, and the link to its rows',
    '/exports/:table/metadata',
    { table: z.enum(TABLE_NAMES), ...tableChoices },
  ),
  question('registers', 'Every register and its definition', '/registers', {}),
  question('entries', 'The entries of a register as they stood', '/registers/:register/entries', { register: name, ...page }),
  question('coverages', 'Every question put to the units, with its occasions', '/coverage', {}),
  question('coverageReports', 'Who has reported, who has not', '/coverage/:coverage/reports', { coverage: name, occasion: name.optional() }),
  question('rubrics', 'Every scale that goals are judged by, and its levels', '/rubrics', {}),
  question('delivery', 'Every fact that came in one delivery', '/deliveries/:delivery', { delivery: name, ...page }),
  question('events', 'The events of the ledger in order', '/events', {
    stream: z.string().max(140).optional(),
    type: z.enum([...eventRegistry.keys()]).optional(),
    ...page,
  }),
  question('event', 'One event, whole', '/events/:event', { event: eventId }),
  question('reports', 'Every report: what it is of, how far it has come, and when its papers go out', '/reports', { plan: name.optional() }, REPORTERS),
  question('report', 'A report: its basis, what is written in it, who approved it, and its editions', '/reports/:report', { report: name }, REPORTERS),
  question(
    'reportModel',
    'A report whole, as every format of it is made: a draft, the edition that publishing it now would freeze, or one that was published, as it was kept',
    '/reports/:report/model',
    {
      report: name,
      edition: z.union([z.enum(['draft', 'next']), z.coerce.number().int().min(1)]).default('draft'),
      /** As this version of the program makes it of the ledger, also where the model that was published is kept. */
      anew: z.stringbool().default(false),
    },
    REPORTERS,
  ),
  question(
    'reportChanges',
    'What has changed since an edition was published: each later step with its reason and effect, the figures that would be printed otherwise, and a draft erratum',
    '/reports/:report/changes',
    { report: name, edition: z.coerce.number().int().min(1).optional() },
    REPORTERS,
  ),
  question(
    'goalTrace',
    'Any figure of a goal, followed to its definition, its facts, their events and proofs; recalculated from these alone',
    '/goals/:goal/trace',
    { goal: name, figure: z.string().max(60).optional(), ...page },
    AUDIT,
  ),
  question(
    'auditChanges',
    'What differs about a plan between two points of knowledge: every step with its own effect, and every event accounted for',
    '/audit/changes',
    { plan: name, from: z.string().max(40), to: z.string().max(40).optional() },
    AUDIT,
  ),
  question(
    'sample',
    'A sample of the ledger: the same for the same seed, with an account of the whole log that it is drawn from',
    '/audit/sample',
    {
      population: z.enum(POPULATIONS).default('facts'),
      stratum: z.enum(STRATA).default('none'),
      n: z.coerce.number().int().min(1).max(MAX_SAMPLE),
      seed: z.string().min(1).max(100),
      plan: name.optional(),
      unit: name.optional(),
      measure: name.optional(),
      /** The first and the last day that what is drawn may be of; both included. */
      from: calendarDate.optional(),
      to: calendarDate.optional(),
      /** SEED:N of an earlier draw, with @MOMENT where it was drawn from what was known then: what it drew is left out. */
      avoid: z.string().max(160).optional(),
    },
    AUDIT,
  ),
  question(
    'weakSpots',
    'What deserves a second look in a plan, each with its events, and the questions to put to the board',
    '/audit/weak-spots',
    {
      plan: name,
      /** What came after this day about the time before is late. */
      cutoff: calendarDate.optional(),
      /** How many days before the day that decides a target counts as changed near it. */
      days: z.coerce.number().int().min(0).max(3660).default(180),
    },
    AUDIT,
  ),
  question(
    'findings',
    'What auditors have remarked on and what became of it, the open ones first',
    '/audit/findings',
    { stage: z.enum(FINDING_STAGES).optional() },
    AUDIT,
  ),
] as const;

export type Question = (typeof questions)[number];
export type QuestionName = Question['name'];
export type QuestionParams<N extends QuestionName = QuestionName> = z.infer<Extract<Question, { name: N }>['params']>;
