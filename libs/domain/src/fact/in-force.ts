import type { CalendarDate } from '#kernel';

/**
 * Of versions in the order they were recorded, the one that holds on the day: from the latest day not after it, and of those the last
 * recorded. Null before the first.
 */
export function inForceOn<V extends { readonly from: CalendarDate }>(versions: readonly V[], day: CalendarDate): V | null {
  return versions.reduce<V | null>((best, version) => (version.from <= day && (best === null || version.from >= best.from) ? version : best), null);
}
