/** Work that shares a key goes one after the other, in the order it came; other work goes beside it. */
export class Lanes {
  readonly #ends = new Map<string, Promise<unknown>>();

  run<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = new Set(keys.flatMap((key) => this.#ends.get(key) ?? []));
    const done = before.size === 0 ? work() : Promise.allSettled(before).then(work);
    for (const key of keys) this.#ends.set(key, done);
    const leave = (): void => {
      for (const key of keys) if (this.#ends.get(key) === done) this.#ends.delete(key);
    };
    done.then(leave, leave);
    return done;
  }

  /** Resolves when nothing runs or waits. */
  async idle(): Promise<void> {
    while (this.#ends.size > 0) await Promise.allSettled(this.#ends.values());
  }
}

/** Lets through work up to a total weight at once, in the order it came. */
export class Gate {
  #free: number;
  readonly #waiting: { readonly weight: number; readonly enter: () => void }[] = [];

  constructor(private readonly width: number) {
    this.#free = width;
  }

  /** What weighs more than the gate is wide goes alone. */
  async through<T>(weight: number, work: () => Promise<T>): Promise<T> {
    const taken = Math.min(weight, this.width);
    await this.#enter(taken);
    try {
      return await work();
    } finally {
      this.#free += taken;
      this.#next();
    }
  }

  #enter(weight: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ weight, enter: resolve });
    this.#next();
    return promise;
  }

  #next(): void {
    for (let first = this.#waiting[0]; first !== undefined && first.weight <= this.#free; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= first.weight;
      first.enter();
    }
  }
}
