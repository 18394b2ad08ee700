import { connectPostgres, quoted, type Postgres, type Queries, type Row } from '#postgres';
import type { Projection } from '../engine/projection.js';
import type { Value } from '../engine/row-change.js';
import type { Read, ViewsReader } from '../engine/views.js';
import { notYet } from '../engine/not-yet.js';
import { codeOf } from './error-code.js';
import { CHECKPOINTS_ID, namesOf, nameWhenReplaced, type Names, type PostgresPlace } from './place.js';
import { numbered } from './placeholders.js';

export interface ReaderOptions {
  /** Snapshots at once; who asks for one more waits, ten seconds at most. */
  readonly atOnce: number;
}

/**
 * Read models in a schema that may be swapped for a rebuilt one at any time. A snapshot stays with the tables it began with: their checkpoints
 * tell which they are, and the name they get when they are replaced comes first in the search path, where until then nothing is.
 */
export class PostgresViewsReader implements ViewsReader {
  readonly #names: Names;
  #connected: Promise<Postgres> | null = null;

  /** Opens nothing before the first snapshot. */
  constructor(
    private readonly place: PostgresPlace,
    private readonly projections: readonly Projection[],
    private readonly options: ReaderOptions,
  ) {
    this.#names = namesOf(place.tenant);
  }

  async snapshot<T>(ask: (read: Read) => Promise<T>): Promise<T> {
    const postgres = await this.#connect();
    return postgres.inTransaction(async (within) => {
      await this.#stayWithTheseTables(within);
      return ask({
        all: async <R extends object>(sql: string, ...params: readonly Value[]) =>
          (await within.query(numbered(sql), params)) as readonly object[] as readonly R[],
      });
    }, 'snapshot');
  }

  async close(): Promise<void> {
    const connected = this.#connected;
    this.#connected = null;
    await (await connected)?.close();
  }

  async #connect(): Promise<Postgres> {
    const purpose = { applicationName: 'fremdrift queries', role: this.#names.reader, schema: this.#names.live, max: this.options.atOnce };
    const connected = (this.#connected ??= connectPostgres(this.place.url, purpose));
    try {
      return await connected;
    } catch (error) {
      // the next one tries again
      if (this.#connected === connected) this.#connected = null;
      throw error;
    }
  }

  /** The table of checkpoints, once read, is held until the snapshot ends, and its schema is not dropped as long as it is held. */
  async #stayWithTheseTables(within: Queries): Promise<void> {
    const checkpoints = await this.#checkpoints(within);
    const versions = new Map(checkpoints.map(({ name, version }) => [name, version]));
    if (!this.projections.every(({ name, version }) => versions.get(name) === version))
      throw notYet('the read models are of another version and are being rebuilt');
    const path = [nameWhenReplaced(this.#names, Number(checkpoints[0]?.['id'])), this.#names.live].map(quoted).join(', ');
    await within.query(`SET LOCAL search_path TO ${path}`);
  }

  async #checkpoints(within: Queries): Promise<readonly Row[]> {
    try {
      return await within.query(`SELECT name, version, ${CHECKPOINTS_ID} AS id FROM ${quoted(this.#names.live)}.projection`);
    } catch (error) {
      if (MISSING.has(codeOf(error))) throw notYet('the read models have not been built yet');
      throw error;
    }
  }
}

/** Codes for a table or a schema that is not there. */
const MISSING = new Set(['42P01', '3F000']);
