import { Broken } from '#kernel';

/** A sum as whole-number coefficients by column; no coefficient is zero. */
export type Vector = ReadonlyMap<number, bigint>;

/** A vector that is one of its columns each. */
export function vectorOf(columns: Iterable<number>): Vector {
  return new Map([...columns].map((column) => [column, 1n]));
}

function coefficient(vector: Vector, column: number): bigint {
  return vector.get(column) ?? 0n;
}

/** The shortest whole-number multiple of `vector` plus one of `other` in which the column is gone; both must have it. */
export function withoutColumn(vector: Vector, other: Vector, column: number): Vector {
  const [mine, its] = [coefficient(vector, column), coefficient(other, column)];
  if (mine === 0n || its === 0n) throw new Broken(`a column to be removed is not in both vectors: ${column}`);
  const left = new Map<number, bigint>();
  for (const [at, value] of vector) left.set(at, value * its);
  for (const [at, value] of other) {
    const rest = (left.get(at) ?? 0n) - value * mine;
    if (rest === 0n) left.delete(at);
    else left.set(at, rest);
  }
  return primitive(left);
}

/** Whether one is a multiple of the other. */
export function isParallel(one: Vector, other: Vector): boolean {
  if (one.size !== other.size) return false;
  const [first] = one;
  if (first === undefined) return true;
  const [column, mine] = first;
  const its = coefficient(other, column);
  if (its === 0n) return false;
  for (const [at, value] of one) if (value * its !== coefficient(other, at) * mine) return false;
  return true;
}

/** Divided by what all coefficients share, the first one positive. */
function primitive(vector: Map<number, bigint>): Vector {
  let shared = 0n;
  for (const value of vector.values()) {
    shared = greatestCommonDivisor(shared, value);
    if (shared === 1n) break;
  }
  const [first = 1n] = vector.values();
  const divisor = first < 0n ? -shared : shared;
  if (divisor !== 1n) for (const [at, value] of vector) vector.set(at, value / divisor);
  return vector;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}
