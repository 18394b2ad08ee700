import { systemClock, type Clock } from '#kernel';
import { streams, type LedgerState, type Payload } from '#domain';
import { openSqliteReader, type EventReader } from '#event-store';
import { isKeyEvent, keysAt, nodeDisk, openArchive, openSink, writePackage, type KeyEvent, type LeftOut, type PackageManifest } from '#publishing';
import { formatPolicy, parsePolicy } from '#transparency';
import type { Layout } from '../ledger/index.js';

const PAGE = 1000;

export interface ExportPackage {
  /** A new .zip file, or a folder that is empty or not there. */
  readonly to: string;
  /** Size of the signed checkpoint whose tree is exported; null for the latest. */
  readonly size: number | null;
  readonly leftOut: LeftOut | null;
  /** Text of the policy of witnesses (tlog-policy) that the ledger is served with; null when there is none. */
  readonly policy: string | null;
  readonly clock?: Clock;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Writes the auditor's package of the ledger whose files lie there, also while a server runs; nothing is left of one that could not be finished.
 * @throws Refused `exists` when there is something already; `invalid` when no such checkpoint was signed; `unavailable` when files can't be used
 */
export async function exportPackage(layout: Layout, { to, policy, clock = systemClock, ...options }: ExportPackage): Promise<PackageManifest> {
  const reader = openSqliteReader(layout.log);
  try {
    const keyEvents = await keyEventsOf(reader);
    const sink = await openSink(to);
    try {
      const archive = openArchive(nodeDisk(layout.checkpoints));
      const ledger = await ledgerOf(reader);
      const manifest = await writePackage({ ...options, reader, archive, ledger, keyEvents, policy: policyOf(policy, keyEvents), clock }, sink);
      await sink.finish();
      return manifest;
    } catch (error) {
      await sink.abandon();
      throw error;
    }
  } finally {
    await reader.close();
  }
}

/** The events by which the log says which keys are its own, in order. */
export async function keyEventsOf(reader: Pick<EventReader, 'readStream'>): Promise<readonly KeyEvent[]> {
  const found: KeyEvent[] = [];
  for (let from = 0; ; ) {
    const page = await reader.readStream(streams.ledger(), { from, limit: PAGE });
    for (const { seq, envelope, payload } of page) {
      const { type } = JSON.parse(envelope) as { readonly type: string };
      if (isKeyEvent(type)) found.push({ seq, type, data: (JSON.parse(payload) as { readonly data: KeyEvent['data'] }).data });
    }
    if (page.length < PAGE) return found;
    from += PAGE;
  }
}

async function ledgerOf(reader: Pick<EventReader, 'readAll'>): Promise<string> {
  const [opened] = await reader.readAll(-1, 1);
  return ((JSON.parse(opened?.payload ?? '{"data":{}}') as Payload).data as Partial<NonNullable<LedgerState>>).ledger ?? '';
}

/** A package always says whose checkpoints it holds and which witnesses must have seen them, if any. */
function policyOf(text: string | null, keyEvents: readonly KeyEvent[]): string {
  const { witnesses, groups, quorum } = text === null ? { witnesses: [], groups: [], quorum: null } : parsePolicy(text);
  const logs = keysAt(keyEvents, Number.MAX_SAFE_INTEGER).map(({ verifier }) => ({ vkey: verifier.vkey, url: null }));
  return formatPolicy({ logs, witnesses, groups, quorum });
}
