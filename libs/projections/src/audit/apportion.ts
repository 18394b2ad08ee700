/** A part of a population: what it is called and how many it holds. */
export interface Stratum {
  readonly stratum: string;
  readonly size: number;
}

/**
 * How many of `n` fall to each stratum, in the order given: one to each first, the largest before the smaller, and then by size, by the
 * method of Sainte-Laguë: the next always falls to the one whose size divided by twice its number and one is the largest; of equals, to the first by name. None gets
 * more than it holds. Unlike the method of the largest remainder, a larger `n` never takes one away from any: the sample only grows.
 */
export function apportioned(strata: readonly Stratum[], n: number): ReadonlyMap<string, number> {
  const drawn = new Map(strata.map(({ stratum }) => [stratum, 0]));
  for (let left = n; left > 0; left -= 1) {
    const open = strata.filter(({ stratum, size }) => (drawn.get(stratum) ?? 0) < size);
    if (open.length === 0) break;
    const { stratum } = open.reduce((best, one) => (comesBefore(one, best, drawn) ? one : best));
    drawn.set(stratum, (drawn.get(stratum) ?? 0) + 1);
  }
  return drawn;
}

function comesBefore(one: Stratum, other: Stratum, drawn: ReadonlyMap<string, number>): boolean {
  const [mine, theirs] = [drawn.get(one.stratum) ?? 0, drawn.get(other.stratum) ?? 0];
  if ((mine === 0) !== (theirs === 0)) return mine === 0;
  // cross-multiplied, so that no rounding decides
  const [a, b] = mine === 0 ? [one.size, other.size] : [one.size * (2 * theirs + 1), other.size * (2 * mine + 1)];
  return a > b || (a === b && one.stratum < other.stratum);
}
