import { Refused } from '#kernel';
import type { HeldKey, Person, TokenRecord } from './port.js';

/** A row of the vault; its columns have the same names on every engine. */
type Row = Readonly<Record<string, unknown>>;

export function idOf(row: Row): string {
  return row['id'] as string;
}

export function keyOf(row: Row): HeldKey {
  return { id: idOf(row), key: orNull(row['key'] as Uint8Array | null), of: row['of'] as string, path: row['path'] as string };
}

export function personOf(row: Row): Person {
  return { name: orNull(row['name'] as string | null), contact: row['contact'] as string | null };
}

export function tokenOf(row: Row): TokenRecord {
  return { grant: row['grant_id'] as string, actor: row['actor'] as string, label: row['label'] as string };
}

/** What is overwritten is empty while old bytes may be in the engine's files, and null once it is gone for good: it can be read in neither case. */
function orNull<T extends { readonly length: number }>(value: T | null): T | null {
  return value === null || value.length === 0 ? null : value;
}

/** @throws Refused `conflict` when the vault belongs to another ledger than this */
export function mustBelongTo(ledger: string, owner: string | null, remedy: string): void {
  if (owner === ledger) return;
  const problem = `the vault belongs to the ledger ${owner}, not to ${ledger}`;
  throw new Refused('conflict', problem, [{ field: 'vault', problem, remedy }]);
}
