/** What keys came to, as long as it weighs no more than `limit` in all: what was asked for least recently goes first. For what never changes. */
export class Remembered<K, V> {
  /** In order of use, the latest last. */
  readonly #values = new Map<K, V>();
  #weight = 0;

  /** @param weightOf a value, at least 1 */
  constructor(
    private readonly limit: number,
    private readonly weightOf: (value: V) => number = () => 1,
  ) {}

  get(key: K): V | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.delete(key);
    this.#values.set(key, value);
    this.#weight += this.weightOf(value);
    for (const oldest of this.#values.keys()) {
      if (this.#weight <= this.limit || oldest === key) return;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#weight -= this.weightOf(value);
    this.#values.delete(key);
  }
}

/** The same function, computed once for each object as long as the object lives. For pure functions of objects that never change. */
export function oncePerObject<K extends object, V>(of: (object: K) => V): (object: K) => V {
  const results = new WeakMap<K, { readonly value: V }>();
  return (object) => {
    const known = results.get(object) ?? { value: of(object) };
    results.set(object, known);
    return known.value;
  };
}
