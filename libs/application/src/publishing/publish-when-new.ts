import type { OpenedLedger } from '#domain';
import type { EventStore } from '#event-store';
import type { LedgerPublishing } from './ledger-publishing.js';

export interface PublishWhenNewParts {
  readonly store: Pick<EventStore, 'head' | 'onAppended'>;
  readonly publishing: LedgerPublishing;
  readonly settings: () => Promise<OpenedLedger>;
}

/**
 * Publishes a ledger that has a key from the moment it holds something that no checkpoint covers: what only reads it starts nothing.
 * What hinders it is told by the status, and tried again with the next append.
 */
export async function publishWhenNew({ store, publishing, settings }: PublishWhenNewParts): Promise<void> {
  const { origin, keys } = await settings();
  if (keys.length > 0 && ((await publishing.archive.latest(origin))?.size ?? 0) <= (await store.head()).seq) publishing.startSoon();
  store.onAppended(() => {
    if (!publishing.isAtWork) void settings().then((now) => now.keys.length > 0 && publishing.startSoon());
  });
}
