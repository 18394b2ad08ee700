/** A sum that somebody was shown, as the ids of what is summed. */
export type ShownSum = readonly string[];

/** Just below 2^26, so that a product is exact. What can be worked out with fractions can be worked out modulo a prime too. */
const PRIME = 67_108_859;

const modulo = (number: number) => ((number % PRIME) + PRIME) % PRIME;

function inverse(number: number): number {
  let [result, base, exponent] = [1, number, PRIME - 2];
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

/**
 * Solves all that was shown at once, and says which of the targets can be worked out from it: Gaussian elimination modulo a prime, on
 * sparse rows; nothing of it is shared with what it attacks.
 */
export function workedOut(targets: readonly ShownSum[], shown: readonly ShownSum[]): readonly ShownSum[] {
  const solved = new Map<string, ReadonlyMap<string, number>>();
  const rest = (sum: ShownSum) => {
    const row = new Map(sum.map((id) => [id, 1]));
    // an equation brings in only ids that come after its own
    for (const id of [...row.keys()].toSorted()) reduceFrom(row, id);
    return row;
  };
  const reduceFrom = (row: Map<string, number>, first: string) => {
    const open = [first];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const [times, equation] = [row.get(id) ?? 0, solved.get(id)];
      if (times === 0 || equation === undefined) continue;
      for (const [other, value] of equation) {
        const left = modulo((row.get(other) ?? 0) - times * value);
        if (left === 0) row.delete(other);
        else row.set(other, left);
        if (other !== id) open.push(other);
      }
    }
  };
  for (const sum of shown.toSorted((one, other) => one.length - other.length)) {
    const row = rest(sum);
    const lead = [...row.keys()].toSorted()[0];
    if (lead === undefined) continue;
    const scale = inverse(row.get(lead) ?? 1);
    solved.set(lead, new Map([...row].map(([id, value]) => [id, (value * scale) % PRIME])));
  }
  return targets.filter((target) => rest(target).size === 0);
}

/** Every difference of two shown sums, one within the other, that tells of a few people: what is left, by its ids. */
export function differencesOfFew(shown: readonly ShownSum[], people: ReadonlyMap<string, number>, threshold: number): readonly string[][] {
  const bits = new Map([...people.keys()].map((id, index) => [id, 1n << BigInt(index)]));
  const sums = shown
    .map((ids) => ({ ids, bits: ids.reduce((all, id) => all | (bits.get(id) ?? 0n), 0n), people: ids.reduce((all, id) => all + (people.get(id) ?? 0), 0) }))
    .toSorted((one, other) => one.people - other.people);
  const found: string[][] = [];
  for (const [index, less] of sums.entries()) {
    for (let at = index + 1; at < sums.length; at++) {
      const more = sums[at];
      if (more === undefined || more.people - less.people >= threshold) break;
      if (more.people === less.people || (more.bits & less.bits) !== less.bits) continue;
      const within = new Set(less.ids);
      found.push(more.ids.filter((id) => !within.has(id)));
    }
  }
  return found;
}
