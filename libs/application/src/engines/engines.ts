/** Which engines a ledger runs on. Plain data, as it is handed to threads. */
export interface Engines {
  /** Connection string of the KurrentDB that holds the log; null: a file. */
  readonly kurrentdb: string | null;
  /** Address of the PostgreSQL that holds read models and vault; null: files. */
  readonly postgres: string | null;
  /** What the ledger's streams, schemas and topics begin with where it shares an engine with others. */
  readonly tenant: string;
}

/** Everything in files of one folder. */
export const EMBEDDED: Engines = { kurrentdb: null, postgres: null, tenant: 'fremdrift' };
