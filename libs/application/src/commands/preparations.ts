import { streams, type CommandDefinition } from '#domain';
import { expand, rebase, retarget, RULES, type Expanded, type JsonObject } from '#goal-types';
import type { EventReader } from '#event-store';
import { notFound, type CalendarDate } from '#kernel';
import { interpretationOn } from './interpretation-on.js';
import type { Knowledge } from './knowledge.js';
import { mustBeDefined } from './needed.js';

/** Where a preparation may look. */
export interface PreparationSources {
  readonly reader: Pick<EventReader, 'find' | 'readStream'>;
  readonly knowledge: Knowledge;
}

/** What a decider is given besides what was sent and what other streams say: other data in place of it, or more that is known. */
export interface Prepared {
  readonly data?: unknown;
  readonly known?: Readonly<Record<string, unknown>>;
}

type Preparation = (data: never, sources: PreparationSources) => Promise<Prepared> | Prepared;

/**
 * Works out what a command needs besides its data and the streams it reads; most need nothing.
 * @throws Refused naming the field that does not fit
 */
export function prepare(definition: CommandDefinition, data: unknown, sources: PreparationSources): Promise<Prepared> | Prepared {
  return preparations[definition.name]?.(data as never, sources) ?? {};
}

const preparations: Readonly<Record<string, Preparation>> = {
  openLedger: () => ({ known: { rulesKnown: RULES } }),
  adoptRules: () => ({ known: { rulesKnown: RULES } }),

  adoptPlan: ({ plan, statements }: OfPlan & { statements: readonly Named[] }, sources) => takenElsewhere(plan, statements, sources),
  revisePlan: ({ plan, added }: OfPlan & { added: readonly Named[] }, sources) => takenElsewhere(plan, added, sources),
  formulateLocalGoal: (data: OfPlan & Named, sources) => takenElsewhere(data.plan, [data], sources),
  addOutsideGoal: (data: OfPlan & Named, sources) => takenElsewhere(data.plan, [data], sources),

  interpretGoal: async (said: { type: string; parameters: JsonObject }, { reader }) => {
    const expanded = expand(said.type, said.parameters);
    await mustBeDefined(expanded.spec, reader);
    return { data: { ...said, ...expanded } };
  },

  setBaseline: async (said: OfGoal & { on: CalendarDate; value: string }, { reader }) => {
    const { type, parameters } = await interpretationOn(reader, said.goal, said.from);
    return { data: { ...said, ...whole(rebase(type, parameters, said)) } };
  },

  changeTarget: async ({ changes, ...said }: OfGoal & { changes: JsonObject }, { reader }) => {
    const { type, parameters } = await interpretationOn(reader, said.goal, said.from);
    const changed = retarget(type, parameters, changes);
    await mustBeDefined(changed.spec, reader);
    const named = Object.keys(changes);
    return { data: { ...said, previous: inWords(named, parameters), next: inWords(named, changed.parameters), ...whole(changed) } };
  },

  assessGoal: async ({ goal }: { goal: string }, { knowledge }) => {
    if (!(await knowledge.isAdopted(goal))) throw notFound('goal', `the goal ${goal}`, 'name a goal that a plan has adopted');
    return {};
  },

  approveMeasurements: async ({ measure, events }: { measure: string; events: readonly string[] }, { reader }) => {
    const own = streams.measurements(measure, '');
    const found = await reader.find(events);
    return { known: { approvable: Object.fromEntries(found.filter(({ stream }) => stream.startsWith(own)).map(({ id }) => [id, true])) } };
  },
};

interface OfPlan {
  readonly plan: string;
}
interface Named {
  readonly statement: string;
}
interface OfGoal {
  readonly goal: string;
  readonly from: CalendarDate;
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
