import { setImmediate } from 'node:timers/promises';
import type { SealingKey } from './port.js';

/** Writes the keys that come in the same turn of the event loop together, so that many callers share one flush to disk. */
export class KeysOfATurn {
  #waiting: { readonly keys: SealingKey[]; readonly written: Promise<void> } | null = null;

  constructor(private readonly write: (keys: readonly SealingKey[]) => void | Promise<void>) {}

  keep(keys: readonly SealingKey[]): Promise<void> {
    this.#waiting ??= { keys: [], written: this.#writeAfterThisTurn() };
    this.#waiting.keys.push(...keys);
    return this.#waiting.written;
  }

  /** Resolves when what came in this turn is written, or could not be. */
  async finish(): Promise<void> {
    await Promise.allSettled([this.#waiting?.written]);
  }

  async #writeAfterThisTurn(): Promise<void> {
    await setImmediate();
    const keys = this.#waiting?.keys ?? [];
    this.#waiting = null;
    await this.write(keys);
  }
}
