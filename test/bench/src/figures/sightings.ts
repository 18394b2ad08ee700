/** What a consumer sees, by its number, to be waited for by another. */
export class Sightings {
  readonly #each = new Map<number, PromiseWithResolvers<void>>();
  readonly #failed = Promise.withResolvers<never>();

  constructor() {
    this.#failed.promise.catch(() => undefined); // told to whoever waits
  }

  /** Resolves when it is seen, or was. @throws what the consumer failed with */
  of(number: number): Promise<void> {
    return Promise.race([this.#at(number).promise, this.#failed.promise]);
  }

  saw(number: number): void {
    this.#at(number).resolve();
  }

  fail(error: unknown): void {
    this.#failed.reject(error);
  }

  #at(number: number): PromiseWithResolvers<void> {
    const there = this.#each.get(number) ?? Promise.withResolvers<void>();
    this.#each.set(number, there);
    return there;
  }
}
