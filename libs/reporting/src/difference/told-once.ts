import type { Restated } from '../model/figure.js';

/**
 * The same without figures that are told again: one of a day that the report tells of twice, for itself and beside a later day, is one figure,
 * whatever sign the other day's data give it.
 */
export function toldOnce(restated: readonly Restated[]): readonly Restated[] {
  const seen = new Set<string>();
  return restated.filter(({ figure, label, before, now }) => {
    const told = [figure, label, before?.value, now?.value].join(' ');
    return before?.value === now?.value || (!seen.has(told) && seen.add(told));
  });
}
