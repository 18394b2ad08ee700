import type { Instant } from '#kernel';
import { checkAppend } from '../bounds.js';
import type { Appended, AppendRequest, EventStore, Head, Leaf, ReadStream, StoredEvent, StoreStatus } from '../port.js';
import { unavailable } from '../sqlite/refusal.js';
import type { Appending } from './appending.js';
import type { KurrentLog } from './log.js';
import type { Sequencer } from './sequencer.js';

/** What a store is made of. */
export interface KurrentStoreParts {
  readonly log: KurrentLog;
  readonly copy: EventStore;
  readonly copyPath: string;
  readonly sequencer: Sequencer;
  readonly appending: Appending;
}

/** Appends go to the log of the server; all reads are served from the sequenced copy. */
export class KurrentEventStore implements EventStore {
  #closing: Promise<void> | null = null;

  constructor(private readonly parts: KurrentStoreParts) {}

  async append(request: AppendRequest): Promise<Appended> {
    const bytes = checkAppend(request);
    if (this.#closing !== null) throw unavailable(this.parts.copyPath, 'the ledger is closed', 'open it again');
    return this.parts.appending.append(request, bytes);
  }

  readStream(stream: string, options: ReadStream): Promise<readonly StoredEvent[]> {
    return this.parts.copy.readStream(stream, options);
  }

  readAll(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.parts.copy.readAll(after, limit);
  }

  readLeaves(after: number, limit: number): Promise<readonly Leaf[]> {
    return this.parts.copy.readLeaves(after, limit);
  }

  find(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    return this.parts.copy.find(ids);
  }

  head(): Promise<Head> {
    return this.parts.copy.head();
  }

  seqBefore(instant: Instant): Promise<number> {
    return this.parts.copy.seqBefore(instant);
  }

  roundDown(seq: number): Promise<number> {
    return this.parts.copy.roundDown(seq);
  }

  follow(after: number, options: { readonly pageSize: number; readonly signal: AbortSignal }): AsyncIterable<readonly StoredEvent[]> {
    return this.parts.copy.follow(after, options);
  }

  onAppended(listener: (seq: number) => void): () => void {
    return this.parts.copy.onAppended(listener);
  }

  status(): StoreStatus {
    const copy = this.parts.copy.status();
    return copy.writable ? this.parts.sequencer.status() : copy;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { appending, sequencer, copy, log } = this.parts;
    await appending.finish();
    await sequencer.close();
    await Promise.all([copy.close(), log.close()]);
  }
}
