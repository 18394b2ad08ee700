import type { Queries, Row } from '#postgres';
import { alterationOf, digestOf, isSameDigest, ROW_KINDS, type RowKind } from '../digest.js';

/** The rows of each kind by id, and the columns that say something; an overwritten name counts as gone. */
const ROWS: Readonly<Record<RowKind, readonly [sql: string, ...columns: string[]]>> = {
  vault: ["SELECT '' AS id, ledger, upper(encode(secret, 'hex')) AS secret FROM vault", 'ledger', 'secret'],
  person: ["SELECT actor AS id, nullif(name, '') AS name, contact FROM person", 'name', 'contact'],
  token: ['SELECT hash AS id, grant_id, actor, label FROM token', 'grant_id', 'actor', 'label'],
};

/** Within the transaction that changed them: digests these rows anew, and forgets the digests of those that are gone. */
export async function renewDigests(within: Queries, secret: Uint8Array, kind: RowKind, ids: readonly string[]): Promise<void> {
  await within.run('DELETE FROM row_digest WHERE kind = $1 AND id = ANY($2)', [kind, ids]);
  const rows = await within.query(`SELECT * FROM (${ROWS[kind][0]}) AS row WHERE id = ANY($1)`, [ids]);
  const digests = rows.map((row) => digestOf(secret, kind, row['id'] as string, saidBy(kind, row)));
  await within.run('INSERT INTO row_digest (kind, id, digest) SELECT $1, * FROM unnest($2::text[], $3::bytea[])', [
    kind,
    rows.map((row) => row['id'] as string),
    digests,
  ]);
}

/** What is not as it was written, in words that name no one. Each kind is read in one statement, so that nothing changes between row and digest. */
export async function alteredRows(postgres: Queries, secret: Uint8Array): Promise<readonly string[]> {
  const found = await Promise.all(
    ROW_KINDS.map(async (kind) => {
      const rows = await postgres.query(
        `SELECT * FROM (SELECT true AS is_there, * FROM (${ROWS[kind][0]}) AS said) AS row
         FULL JOIN (SELECT id, digest FROM row_digest WHERE kind = $1) AS kept USING (id)`,
        [kind],
      );
      const there = rows.filter((row) => row['is_there'] === true);
      const others = there.filter((row) => !isSameDigest(digestOf(secret, kind, row['id'] as string, saidBy(kind, row)), row['digest'] as Buffer | null));
      return alterationOf(kind, others.length, rows.length - there.length);
    }),
  );
  return found.flat();
}

function saidBy(kind: RowKind, row: Row): string {
  const [, ...columns] = ROWS[kind];
  return JSON.stringify(columns.map((column) => row[column]));
}
