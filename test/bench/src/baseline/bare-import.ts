import { retryableId, type KeyedHash } from '#application';
import type { Count } from '../ledger/things.js';
import type { BareLedger } from './bare-ledger.js';
import { bareRow, type BareRow } from './bare-row.js';

const LINES_IN_A_BATCH = 1000;

/** Whose delivery it is, and the keyed hash by which its lines can be sent again. */
export interface BareSender {
  readonly actor: string;
  readonly delivery: string;
  readonly hash: KeyedHash;
}

/**
 * Parses the lines and inserts a row for each, {@link LINES_IN_A_BATCH} in a transaction, the next batch made while the one before is
 * written. Each row has the hashes it has in the ledger: the id and the request's by key, and the commitment.
 * @returns how many lines there were
 */
export async function importBare(bare: BareLedger, chunks: readonly Buffer[], sender: BareSender): Promise<number> {
  const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
  let before: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < lines.length; from += LINES_IN_A_BATCH) {
    const rows = lines.slice(from, from + LINES_IN_A_BATCH).map((line, index) => rowOf(line, from + index + 1, sender));
    await before;
    before = bare.append(...rows);
  }
  await before;
  return lines.length;
}

function rowOf(line: string, number: number, { actor, delivery, hash }: BareSender): BareRow {
  const { command, ...count } = JSON.parse(line) as Count & { readonly command: string };
  const { measure, unit, on, value } = count;
  const id = retryableId(hash, { caller: actor, key: delivery, line: number }, 0);
  // in canonical order
  const body = { data: { delivery, measure, on, unit, value }, mandate: null, name: command, reason: null };
  const request = hash(JSON.stringify(['request', body]), 'base64url');
  return bareRow(count, id, { actor, request }, delivery);
}
