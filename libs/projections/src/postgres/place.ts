/** Read models in a PostgreSQL database. Plain data, as threads are handed it. */
export interface PostgresPlace {
  /** As `POSTGRES_URL` has it. */
  readonly url: string;
  /** What the ledger's schemas and roles begin with. */
  readonly tenant: string;
}

/** The schemas of a tenant's read models, and the roles with rights to them. */
export function namesOf(tenant: string) {
  return {
    live: `${tenant}_views`,
    next: `${tenant}_views_next`,
    /** What the names of those that were put away begin with. */
    replaced: `${tenant}_views_was_`,
    analysis: `${tenant}_analysis`,
    /** Owns the schemas and writes. */
    projector: `${tenant}_projector`,
    /** Reads the read models, for the service. */
    reader: `${tenant}_reader`,
    /** Reads the views for analysts and nothing else. */
    analyst: `${tenant}_analyst`,
  } as const;
}

export type Names = ReturnType<typeof namesOf>;

/** What read models that were put away are called while somebody still reads them. @param id which they are: see {@link CHECKPOINTS_ID} */
export function nameWhenReplaced({ replaced }: Names, id: number): string {
  return `${replaced}${id}`;
}

/** Tells one set of read models from the next under the same name: the number the server has given their table of checkpoints. */
export const CHECKPOINTS_ID = 'tableoid::bigint';
