import { createHmac, timingSafeEqual } from 'node:crypto';

/** The kinds of row that nothing outside the vault confirms: its own row, people and tokens. Sealing keys need no digest, for a wrong one opens nothing. */
export const ROW_KINDS = ['vault', 'person', 'token'] as const;

export type RowKind = (typeof ROW_KINDS)[number];

/** HMAC-SHA-256 under the vault's secret over kind, id and all the row says, by which a changed bit is seen. */
export function digestOf(secret: Uint8Array, kind: RowKind, id: string, said: string): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify([kind, id, said]))
    .digest();
}

export function isSameDigest(due: Buffer, kept: Uint8Array | null | undefined): boolean {
  return kept?.length === due.length && timingSafeEqual(due, kept);
}

/** What was changed, in words that name no one; nothing when nothing was. */
export function alterationOf(kind: RowKind, others: number, gone: number): readonly string[] {
  return others + gone === 0 ? [] : [`in the table ${kind}, ${others} rows are not as they were written and ${gone} are missing`];
}
