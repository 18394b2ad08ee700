import { streams } from '#domain';
import type { EventReader } from '#event-store';
import type { Knowledge } from './knowledge.js';

/** Where a preparation may look. */
export interface PreparationSources {
  readonly reader: Pick<EventReader, 'find'>;
  readonly knowledge: Knowledge;
}

/** What a decider is given besides what was sent and what other streams say: other data in place of it, and more that is known. */
export interface Prepared {
  readonly data?: unknown;
  readonly known?: Readonly<Record<string, unknown>>;
}

/** @throws Refused naming the field that can't be prepared */
export type Preparation = (data: never, sources: PreparationSources) => Promise<Prepared> | Prepared;

/** The commands that need more than their data and the streams they read, by name. */
export const preparations: Readonly<Record<string, Preparation>> = {
  adoptPlan: ({ plan, statements }: { plan: string; statements: readonly Named[] }, sources) => takenElsewhere(plan, statements, sources),
  revisePlan: ({ plan, added }: { plan: string; added: readonly Named[] }, sources) => takenElsewhere(plan, added, sources),
  formulateLocalGoal: (data: Named & { plan: string }, sources) => takenElsewhere(data.plan, [data], sources),
  addOutsideGoal: (data: Named & { plan: string }, sources) => takenElsewhere(data.plan, [data], sources),
  approveMeasurements: async ({ measure, events }: { measure: string; events: readonly string[] }, { reader }) => {
    const own = streams.measurements(measure, '');
    const found = await reader.find(events);
    return { known: { approvable: Object.fromEntries(found.filter(({ stream }) => stream.startsWith(own)).map(({ id }) => [id, true])) } };
  },
};

interface Named {
  readonly statement: string;
}

/** A statement's id is unique in the ledger, over all plans. */
async function takenElsewhere(plan: string, statements: readonly Named[], { knowledge }: PreparationSources): Promise<Prepared> {
  const ids = statements.map(({ statement }) => statement);
  return { known: { statementsElsewhere: await knowledge.statementsElsewhere(plan, ids) } };
}
