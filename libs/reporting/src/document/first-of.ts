import type { Say } from '../texts/index.js';

/** Causes that are told one by one; an import of a year's numbers is one event for each of them. */
const MOST_CAUSES = 5;

/** The first of the causes, and how many more there are. */
export function firstOf(causes: readonly string[], say: Say): readonly string[] {
  const more = causes.length - MOST_CAUSES;
  return more > 0 ? [...causes.slice(0, MOST_CAUSES), say('difference.moreCauses', { count: more })] : causes;
}
