import type { Say } from '../texts/index.js';

/** Causes that are told one by one; an import of a year's numbers is one event for each of them. */
const MOST_CAUSES = 5;

/** The first of the causes, and how many more there are. */
export function firstOf(causes: readonly string[], say: Say, most = MOST_CAUSES): readonly string[] {
  const more = causes.length - most;
  return more > 0 ? [...causes.slice(0, most), say('difference.moreCauses', { count: more })] : causes;
}
