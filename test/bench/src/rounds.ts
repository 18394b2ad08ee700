import type { Comparison } from './figure.js';

/** One round of one side: answers how fast it was, or how long it took. */
export type Side = () => Promise<number>;

/**
 * Lets two sides take turns in one run, ours first, so that whatever else the machine does meets both. The first round of each warms
 * up and does not count.
 */
export async function inTurns(ours: Side, baseline: Side, rounds: number): Promise<Comparison> {
  await ours();
  await baseline();
  const results: (readonly [ours: number, baseline: number])[] = [];
  for (let round = 0; round < rounds; round += 1) results.push([await ours(), await baseline()]);
  return comparisonOf(results);
}

export function comparisonOf(results: readonly (readonly [ours: number, baseline: number])[]): Comparison {
  const ratios = results.map(([one, other]) => one / other);
  return {
    ours: medianOf(results.map(([one]) => one)),
    baseline: medianOf(results.map(([, other]) => other)),
    ratio: { median: medianOf(ratios), min: Math.min(...ratios), max: Math.max(...ratios) },
  };
}

/** The middle value; of an even number of values the mean of the two in the middle. NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** The smallest value that `percent` of the values do not exceed. NaN of none. */
export function percentileOf(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

/** How many a second `work` did, which answers how many it did. */
export async function rateOf(work: () => Promise<number>): Promise<number> {
  const started = performance.now();
  return (await work()) / ((performance.now() - started) / 1000);
}

/** Milliseconds that `work` took. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
