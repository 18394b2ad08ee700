import { join } from 'node:path';
import { layoutOf, openLedger, type Caller, type Ledger } from '#application';
import type { Role } from '#domain';
import { openSqliteReader, type StoredEvent } from '#event-store';
import { addDays, type CalendarDate, type Clock } from '#kernel';
import { nodeDisk, openArchive } from '#publishing';
import type { Checkpoint } from '#transparency';

const UNITS = 20;
const FIRST_DAY = '2021-01-01' as CalendarDate;
/** What such a ledger says of itself. */
export const SAMPLE = { origin: 'test.example/fault', title: 'Prøve', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: true } as const;

/** Makes a ledger of a union with twenty branches that count their members, and leaves it open. */
export async function openBranches(folder: string, clock?: Clock): Promise<Ledger> {
  const ledger = await openLedger(folder, { create: SAMPLE, ...(clock !== undefined && { clock }) });
  const branches = Array.from({ length: UNITS }, (_, n) => ({ unit: branch(n), kind: 'branch', name: `Avdeling ${n}`, parent: 'union', from: FIRST_DAY }));
  const units = [{ unit: 'union', kind: 'union', name: 'Forbundet', parent: null, from: FIRST_DAY }, ...branches];
  await ledger.runner.execute({ name: 'establishUnits', data: { units }, caller: ledger.self, expected: 'none' });
  await ledger.runner.execute({ name: 'defineMeasure', data: MEMBERS, caller: { ...ledger.self, role: 'planner' } });
  return ledger;
}

/** Every checkpoint of such a ledger that was ever signed. */
export async function archivedIn(folder: string): Promise<readonly Checkpoint[]> {
  const checkpoints: Checkpoint[] = [];
  for await (const checkpoint of openArchive(nodeDisk(layoutOf(folder).checkpoints)).all(SAMPLE.origin)) checkpoints.push(checkpoint);
  return checkpoints;
}

/** All that the log of such a ledger holds; it may be open elsewhere. */
export async function logIn(root: string): Promise<readonly StoredEvent[]> {
  const reader = openSqliteReader(join(root, 'ledger.db'));
  const events: StoredEvent[] = [];
  for (let page = await reader.readAll(-1, 10_000); page.length > 0; page = await reader.readAll(events.length - 1, 10_000)) events.push(...page);
  await reader.close();
  return events;
}

/** Gives an open ledger its signing key, which `serve` does by itself. */
export async function giveKey(ledger: Ledger): Promise<void> {
  await ledger.keys.ensure((vkey) =>
    ledger.runner.execute({ name: 'adoptSigningKey', data: { vkey }, caller: ledger.self, expected: 'latest', reason: 'the first key', mandate: null }),
  );
}

/** Reports counts `from` up to `to`, excluded, each with a sealed note. */
export async function recordCounts(ledger: Ledger, from: number, to: number, source = 'a register'): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await Promise.all(
    numbers.map((n) =>
      ledger.runner.execute({ name: 'recordMeasurement', data: { measure: 'members', ...counted(n, source), note: `Talt ${n}` }, caller: recorderOf(ledger) }),
    ),
  );
}

/** Who reports to a ledger that is open in this process. */
export function recorderOf({ self }: Ledger): Caller {
  return { ...self, role: 'recorder' };
}

/** Makes such a ledger and closes it. @returns a token for each of these roles */
export async function branchesIn<R extends Role>(folder: string, ...roles: readonly R[]): Promise<Readonly<Record<R, string>>> {
  const ledger = await openBranches(folder);
  try {
    const tokens: Partial<Record<R, string>> = {};
    for (const role of roles) {
      const access = { for: { name: `The ${role}`, contact: null }, role, unit: null, audience: 'inside', expiresOn: null, label: 'fault' } as const;
      tokens[role] = (await ledger.access.create(ledger.self, access)).token;
    }
    return tokens as Readonly<Record<R, string>>;
  } finally {
    await ledger.close();
  }
}

/** The `index`th count of members that a source reports: twenty a day, one for each branch. */
export function counted(
  index: number,
  source: string,
): { readonly unit: string; readonly on: CalendarDate; readonly value: string; readonly source: { readonly name: string } } {
  return { unit: branch(index), on: addDays(FIRST_DAY, Math.floor(index / UNITS)), value: String(1000 + index), source: { name: source } };
}

function branch(n: number): string {
  return `branch-${n % UNITS}`;
}

const MEMBERS = { measure: 'members', title: 'Medlemmer', kind: 'count', quantity: 'stock', unitOfMeasure: 'medlemmer', definition: 'Antall', from: FIRST_DAY };
