import type { Clock, Micros } from '#kernel';

const WINDOW: Micros = 10_000_000;

/** Counts what happened in the last ten seconds. */
export class Meter {
  readonly #counts: { readonly at: Micros; readonly count: number }[] = [];
  #sum = 0;

  constructor(private readonly clock: Clock) {}

  count(count: number): void {
    this.#counts.push({ at: this.clock.nowMicros(), count });
    this.#sum += count;
    this.#forget();
  }

  /** A second, over the window or the part of it since the first count in it. */
  rate(): number {
    this.#forget();
    const first = this.#counts[0];
    if (first === undefined) return 0;
    return this.#sum / Math.max(1, (this.clock.nowMicros() - first.at) / 1_000_000);
  }

  #forget(): void {
    const from = this.clock.nowMicros() - WINDOW;
    while ((this.#counts[0]?.at ?? from) < from) this.#sum -= this.#counts.shift()?.count ?? 0;
  }
}
