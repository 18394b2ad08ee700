import { Refused } from '#kernel';
import { streams, type Envelope, type LedgerState, type Payload } from '#domain';
import type { EventReader, StoredEvent } from '#event-store';
import { commitmentOf, firstWithoutKey } from '../codec/index.js';
import type { VaultReader } from '../vault/index.js';

const PAGE = 1000;

/** A log and its vault, found whole. */
export interface Verified {
  readonly ledger: string;
  /** seq of the last event. */
  readonly seq: number;
}

/**
 * Reads a whole log beside its vault and checks what can be checked without a signature: seq and each stream's revisions are dense, each
 * envelope says what its row says and commits to its payload, and the vault is this ledger's and has a key for every sealed field.
 * @throws Refused `unavailable` naming the first event that does not hold
 */
export async function verifyLog(reader: Pick<EventReader, 'readAll'>, vault: VaultReader, onProgress: (seq: number) => void = () => {}): Promise<Verified> {
  const revisions = new Map<string, number>();
  const owner = await vault.ledger();
  let seq = -1;
  for (let read = PAGE; read === PAGE; onProgress(seq)) {
    const page = await reader.readAll(seq, PAGE);
    read = page.length;
    for (const event of page) {
      seq += 1;
      const revision = (revisions.get(event.stream) ?? -1) + 1;
      mustHold(event, seq, revision);
      revisions.set(event.stream, revision);
      if (seq === 0) mustOpen(event, owner);
    }
    await mustHaveKeys(page, vault);
  }
  if (owner === null || seq === -1) throw broken('the log is empty');
  return { ledger: owner, seq };
}

function mustHold({ seq, id, stream, revision, envelope, salt, payload }: StoredEvent, expectedSeq: number, expectedRevision: number): void {
  const said = JSON.parse(envelope) as Envelope;
  if (seq !== expectedSeq) throw broken(`event ${expectedSeq} is missing`);
  if (revision !== expectedRevision) throw broken(`event ${seq} is not the next of ${stream}`);
  if (said.id !== id || said.stream !== stream || said.revision !== revision) throw broken(`event ${seq} is not the one its envelope describes`);
  if (said.commitment !== commitmentOf(salt, payload)) throw broken(`event ${seq} has another payload than its envelope commits to`);
}

function mustOpen({ stream, payload }: StoredEvent, owner: string | null): void {
  const { ledger } = (JSON.parse(payload) as Payload).data as NonNullable<LedgerState>;
  if (stream !== streams.ledger()) throw broken('the log does not begin with the opening of a ledger');
  if (ledger !== owner) throw broken(`the log is of the ledger ${ledger}, the vault of ${owner}`);
}

async function mustHaveKeys(page: readonly StoredEvent[], vault: VaultReader): Promise<void> {
  const without = await firstWithoutKey(page, vault);
  if (without !== null) throw broken(`the vault has no key for a sealed field of event ${without}`);
}

function broken(problem: string): Refused {
  return new Refused('unavailable', problem, [{ field: 'ledger.db', problem, remedy: 'use another backup of both ledger.db and vault.db' }]);
}
