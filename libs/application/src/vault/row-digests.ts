import type { DatabaseSync } from 'node:sqlite';
import { alterationOf, digestOf, isSameDigest, ROW_KINDS, type RowKind } from './digest.js';

/** The rows of each kind, each with its id and all it says as one text; an overwritten name counts as gone. */
const ROWS = {
  vault: `SELECT '' AS id, json_array(ledger, hex(secret)) AS said FROM vault`,
  person: `SELECT actor AS id, json_array(nullif(name, ''), contact) AS said FROM person`,
  token: `SELECT hex(hash) AS id, json_array(grant_id, actor, label) AS said FROM token`,
} as const satisfies Record<RowKind, string>;

/** The digests of a vault file's rows, in a table of their own. */
export class RowDigests {
  constructor(
    private readonly db: DatabaseSync,
    private readonly secret: Uint8Array,
  ) {}

  /** Makes the table; a vault without it, of an earlier version, has all its rows digested as they are. */
  prepare(): void {
    if (hasDigests(this.db)) return;
    this.db.exec(`CREATE TABLE row_digest (kind TEXT NOT NULL, id TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID`);
    for (const kind of ROW_KINDS) for (const { id, digest } of this.#rows(kind)) this.#put(kind, id, digest);
  }

  /** Within the transaction that changed them: digests these rows anew, and forgets the digests of those that are gone. */
  renew(kind: RowKind, ids: readonly string[]): void {
    const wanted = JSON.stringify(ids);
    this.db.prepare('DELETE FROM row_digest WHERE kind = ? AND id IN (SELECT value FROM json_each(?))').run(kind, wanted);
    for (const { id, digest } of this.#rows(kind, 'WHERE id IN (SELECT value FROM json_each(?))', wanted)) this.#put(kind, id, digest);
  }

  /** What is not as it was written, in words that name no one; none in a vault of an earlier version. */
  altered(): readonly string[] {
    return hasDigests(this.db) ? ROW_KINDS.flatMap((kind) => this.#alteredOf(kind)) : [];
  }

  #alteredOf(kind: RowKind): readonly string[] {
    const kept = new Map(
      this.db
        .prepare('SELECT id, digest FROM row_digest WHERE kind = ?')
        .all(kind)
        .map(({ id, digest }) => [id as string, digest as Uint8Array]),
    );
    const rows = this.#rows(kind);
    const others = rows.filter(({ id, digest }) => !isSameDigest(digest, kept.get(id))).length;
    const gone = kept.size - rows.filter(({ id }) => kept.has(id)).length;
    return alterationOf(kind, others, gone);
  }

  #rows(kind: RowKind, where = '', ...params: readonly string[]): readonly { readonly id: string; readonly digest: Buffer }[] {
    const rows = this.db.prepare(`SELECT id, said FROM (${ROWS[kind]}) ${where}`).all(...params);
    return rows.map(({ id, said }) => ({ id: id as string, digest: digestOf(this.secret, kind, id as string, said as string) }));
  }

  #put(kind: RowKind, id: string, digest: Buffer): void {
    this.db.prepare('INSERT INTO row_digest (kind, id, digest) VALUES (?, ?, ?)').run(kind, id, digest);
  }
}

function hasDigests(db: DatabaseSync): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'row_digest'`).get() !== undefined;
}
