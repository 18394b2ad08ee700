import { openSqliteStore, type AppendRequest, type StoredEvent } from '#event-store';
import type { Acknowledged } from './invariants.js';

/** What a `store-writer` said it sent, and what of that was acknowledged to it; kept outside of it, so that it outlives it. */
export class Sent {
  readonly acknowledged = new Map<string, Acknowledged>();
  readonly requests: AppendRequest[] = [];
  readonly #payloads = new Map<string, string>();

  get ids(): ReadonlySet<string> {
    return new Set(this.#payloads.keys());
  }

  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [word] = line.split(' ', 1);
      if (word === 'sent') this.#send(JSON.parse(line.slice('sent '.length)) as AppendRequest);
      if (word === 'stored') this.#store(line.split(' ').slice(1) as [string, ...string[]]);
    }
  }

  #send(request: AppendRequest): void {
    this.requests.push(request);
    for (const { id, payload } of request.events) this.#payloads.set(id, payload);
  }

  #store([firstSeq, ...ids]: readonly [string, ...string[]]): void {
    for (const [index, id] of ids.entries()) this.acknowledged.set(id, { seq: Number(firstSeq) + index, payload: this.#payloads.get(id) ?? 'never sent' });
  }
}

/**
 * Opens the ledger as a restart does, sends everything once more with the same ids, as a caller who got no answer does, and acknowledges it.
 * @returns the log as it was found, and as it is after that
 */
export async function startedAgain(path: string, sent: Sent): Promise<{ readonly found: readonly StoredEvent[]; readonly completed: readonly StoredEvent[] }> {
  const store = await openSqliteStore(path);
  try {
    const found = await store.readAll(-1, 10_000);
    for (const request of sent.requests) {
      const { firstSeq } = await store.append(request);
      sent.take([`stored ${firstSeq} ${request.events.map(({ id }) => id).join(' ')}`]);
    }
    return { found, completed: await store.readAll(-1, 10_000) };
  } finally {
    await store.close();
  }
}
