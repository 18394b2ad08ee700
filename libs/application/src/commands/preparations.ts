import {
  goalsLinked,
  streams,
  type CommandDefinition,
  type EventOf,
  type FindingRaised,
  type FindingSubject,
  type GoalLink,
  type OrganisationState,
  type Payload,
} from '#domain';
import { expand, needsSecondPerson, NO_FORECAST_WORDS, onlyFollows, parseSpec, rebase, retarget, RULES, type Expanded, type JsonObject } from '#goal-types';
import { invalid, notFound, type CalendarDate } from '#kernel';
import { keysOfProposed, resolved, type AskedToErase } from './erasing.js';
import { mustFit } from './fitting.js';
import type { KeyWork } from './key-work.js';
import { decisionsOn, interpretationOn } from './interpretation-on.js';
import { mustBeDefined } from './needed.js';
import type { Preparation, PreparationSources, Prepared } from './preparation.js';
import { reportPreparations } from './report-preparations.js';
import { mustNotRestOnItself } from './resting.js';

/**
 * Works out what a command needs besides its data and the streams it reads; most need nothing.
 * @throws Refused naming the field that does not fit
 */
export function prepare(definition: CommandDefinition, data: unknown, sources: PreparationSources): Promise<Prepared> | Prepared {
  return preparations[definition.name]?.(data as never, sources) ?? {};
}

const preparations: Readonly<Record<string, Preparation>> = {
  ...reportPreparations,

  openLedger: () => ({ known: { rulesKnown: RULES } }),
  adoptRules: () => ({ known: { rulesKnown: RULES } }),
  rotateSigningKey: async (_said: object, { keys }) => ({ data: await keys.rotation() }),
  closeLog: async (said: Parameters<KeyWork['closing']>[0], { keys }) => ({ data: await keys.closing(said) }),
  changeOrigin: async (said: Parameters<KeyWork['newOrigin']>[0], { keys }) => ({ data: await keys.newOrigin(said) }),

  proposeErasure: async (asked: AskedToErase, sources) => ({ data: await resolved(asked, sources) }),

  confirmErasure: async ({ erasure }: { erasure: string }, sources) => {
    const keys = await keysOfProposed(erasure, sources);
    return keys === null ? {} : { known: { keys } };
  },

  adoptPlan: ({ plan, statements }: OfPlan & { statements: readonly Named[] }, sources) => takenElsewhere(plan, statements, sources),
  revisePlan: ({ plan, added }: OfPlan & { added: readonly Named[] }, sources) => takenElsewhere(plan, added, sources),
  formulateLocalGoal: (data: OfPlan & Named, sources) => takenElsewhere(data.plan, [data], sources),
  addOutsideGoal: (data: OfPlan & Named, sources) => takenElsewhere(data.plan, [data], sources),

  interpretGoal: (said: Interpreting, sources) => {
    mustBeOneAlone(said.type);
    return interpreted(said, sources);
  },
  proposeInterpretation: (said: Interpreting, sources) => interpreted(said, sources),

  confirmInterpretation: async ({ goal, plan, proposal }: Proposal, sources) => {
    const proposed = (await decisionsOn(sources.reader, goal)).find((event) => event.type === 'InterpretationProposed' && event.data.proposal === proposal);
    if (proposed?.type !== 'InterpretationProposed' || proposed.validFrom === null) return {};
    const { parameters } = proposed.data;
    const spec = parseSpec(proposed.data.spec);
    await mustBeSound({ goal, plan, from: proposed.validFrom }, { parameters, spec }, sources);
    return { known: { onlyFollows: onlyFollows(spec) } };
  },

  setBaseline: async (said: OfGoal & { on: CalendarDate; value: string }, { reader }) => {
    const { type, parameters } = await interpretationOn(reader, said.goal, said.from);
    return { data: { ...said, ...whole(rebase(type, parameters, said)) } };
  },

  changeTarget: async ({ changes, ...said }: OfGoal & { changes: JsonObject }, sources) => {
    const { type, parameters } = await interpretationOn(sources.reader, said.goal, said.from);
    mustBeOneAlone(type);
    const changed = retarget(type, parameters, changes);
    await mustBeSound(said, changed, sources);
    const named = Object.keys(changes);
    return { data: { ...said, previous: inWords(named, parameters), next: inWords(named, changed.parameters), ...whole(changed) } };
  },

  linkGoal: async ({ to }: { to: GoalLink }, sources) => {
    for (const { goal, field } of goalsLinked(to)) await mustBeAdopted(goal, field, sources);
    return {};
  },

  publishForecast: async (said: { goal: string; at: CalendarDate }, { knowledge }) => {
    const forecast = await knowledge.forecast(said.goal, said.at);
    if (typeof forecast === 'string') throw invalid('goal', NO_FORECAST_WORDS[forecast].en, 'see the forecast of the goal before publishing it');
    const { latest: _latest, latestOn: _latestOn, ...foreseen } = forecast;
    return { data: { ...said, ...foreseen } };
  },

  assessGoal: async ({ goal }: { goal: string }, sources) => {
    await mustBeAdopted(goal, 'goal', sources);
    return {};
  },

  raiseFinding: ({ about }: { about: readonly AboutFound[] }, sources) => mustAllExist(about, sources),

  answerFinding: async ({ action }: { action: string | null }, sources) => {
    if (action !== null && !(await isBegun(streams.action(action), sources)))
      throw notFound('action', `the action ${action}`, 'plan it first, or leave it out');
    return {};
  },

  approveMeasurements: async ({ measure, events }: { measure: string; events: readonly string[] }, { reader }) => {
    const own = streams.measurements(measure, '');
    const found = await reader.find(events);
    const recorded = found.filter(({ stream }) => stream.startsWith(own));
    return { known: { approvable: Object.fromEntries(recorded.map(({ id, payload }) => [id, (JSON.parse(payload) as Payload).actor])) } };
  },
};

type AboutFound = EventOf<typeof FindingRaised>['data']['about'][number];

interface OfPlan {
  readonly plan: string;
}
interface Named {
  readonly statement: string;
}
interface OfGoal extends OfPlan {
  readonly goal: string;
  readonly from: CalendarDate;
}
interface Proposal extends OfPlan {
  readonly goal: string;
  readonly proposal: string;
}
interface Interpreting extends OfGoal {
  readonly type: string;
  readonly parameters: JsonObject;
}

async function interpreted(said: Interpreting, sources: PreparationSources): Promise<Prepared> {
  const expanded = expand(said.type, said.parameters);
  await mustBeSound(said, expanded, sources);
  return { data: { ...said, ...expanded }, known: { onlyFollows: onlyFollows(expanded.spec) } };
}

/** What a goal is judged by must exist, be of the right kind, and not be the goal itself. @throws Refused naming the parameter */
async function mustBeSound({ goal, plan, from }: OfGoal, chosen: Pick<Expanded, 'spec' | 'parameters'>, sources: PreparationSources): Promise<void> {
  await mustBeDefined(chosen, sources.streams);
  await mustFit(chosen, plan, sources.streams);
  await mustNotRestOnItself(goal, from, chosen, sources);
}

/** @throws Refused naming `type` for one that nobody decides alone */
function mustBeOneAlone(type: string): void {
  if (!needsSecondPerson(type)) return;
  throw invalid(
    'type',
    `an interpretation of type ${type} needs a second person`,
    'propose it (proposeInterpretation; --proposal on the command line), and let somebody else confirm it',
  );
}

async function mustBeAdopted(goal: string, field: string, { knowledge }: PreparationSources): Promise<void> {
  if (!(await knowledge.isAdopted(goal))) throw notFound(field, `the goal ${goal}`, 'name a goal that a plan has adopted');
}

/** @throws Refused `not-found` naming the first that is not there */
async function mustAllExist(about: readonly AboutFound[], sources: PreparationSources): Promise<Prepared> {
  for (const [index, { kind, id }] of about.entries()) {
    if (!(await exists[kind](id, sources))) throw notFound(`about[${index}]`, `the ${kind} ${id}`, 'name what is there');
  }
  return {};
}

const exists: Readonly<Record<FindingSubject, (id: string, sources: PreparationSources) => Promise<boolean>>> = {
  event: async (id, { reader }) => (await reader.find([id])).length > 0,
  goal: (id, { knowledge }) => knowledge.isAdopted(id),
  plan: (id, sources) => isBegun(streams.plan(id), sources),
  measure: (id, sources) => isBegun(streams.measure(id), sources),
  unit: async (id, sources) => ((await sources.streams.load(streams.organisation())).state as OrganisationState).units.has(id),
  finding: (id, sources) => isBegun(streams.finding(id), sources),
};

async function isBegun(stream: string, { streams: folded }: PreparationSources): Promise<boolean> {
  return (await folded.load(stream)).revision >= 0;
}

/** A statement's id is unique in the ledger, over all plans. */
async function takenElsewhere(plan: string, statements: readonly Named[], { knowledge }: PreparationSources): Promise<Prepared> {
  const ids = statements.map(({ statement }) => statement);
  return { known: { statementsElsewhere: await knowledge.statementsElsewhere(plan, ids) } };
}

function whole({ parameters, spec }: Expanded) {
  return { parameters, spec };
}

const MAX_WORDS = 300;

/** Some of the parameters as a line for people: `change 80, decidingDate 2025-12-31`. */
function inWords(named: readonly string[], parameters: JsonObject): string {
  const words = named.map((name) => `${name} ${typeof parameters[name] === 'string' ? parameters[name] : JSON.stringify(parameters[name] ?? null)}`).join(', ');
  return words.length <= MAX_WORDS ? words : `${words.slice(0, MAX_WORDS - 1)}…`;
}
