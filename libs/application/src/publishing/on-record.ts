import { streams, type LedgerState } from '#domain';
import type { EventReader } from '#event-store';
import { FoldedStreams } from '../commands/folded-streams.js';

/** What the ledger says of itself now, read from the log anew. */
export async function ledgerOnRecord(log: Pick<EventReader, 'readStream'>): Promise<LedgerState> {
  return (await new FoldedStreams(log).load(streams.ledger())).state as LedgerState;
}
