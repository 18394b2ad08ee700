import { streams, type Erased, type ErasedData, type EventOf, type Recorded } from '#domain';
import type { EventReader } from '#event-store';
import type { ErasedThings } from '../codec/index.js';
import { eventsOf } from '../commands/events-of.js';

/** What one event says is erased, and which event. */
export interface ErasureOnRecord extends ErasedData {
  readonly seq: number;
  readonly recordedAt: Recorded['recordedAt'];
}

/** What the log says is erased. Each look reads only what came since the last one; nothing of it is a secret. */
export class ErasuresOnRecord {
  #all: readonly ErasureOnRecord[] = [];
  readonly #keys = new Map<string, number>();
  readonly #people = new Map<string, number>();
  #revision = -1;

  constructor(private readonly log: Pick<EventReader, 'readStream'>) {}

  /** Every erasure, in order. */
  async all(): Promise<readonly ErasureOnRecord[]> {
    for await (const page of eventsOf(this.log, streams.erasures(), this.#revision + 1)) for (const event of page) this.#add(event);
    return this.#all;
  }

  /** Every key and pseudonym that is erased, with the seq of the first event that says so. */
  async things(): Promise<ErasedThings> {
    await this.all();
    return { keys: this.#keys, people: this.#people };
  }

  #add(event: Recorded): void {
    if (event.revision <= this.#revision) return; // another look was faster
    this.#revision = event.revision;
    if (event.type !== 'Erased') return;
    const { data, seq, recordedAt } = event as Recorded<EventOf<typeof Erased>>;
    this.#all = [...this.#all, { ...data, seq, recordedAt }]; // what was handed out stays as it was
    for (const { key } of [...data.texts, ...data.files]) if (!this.#keys.has(key)) this.#keys.set(key, seq);
    for (const actor of data.people) if (!this.#people.has(actor)) this.#people.set(actor, seq);
  }
}
