import { invalid } from '#kernel';

/** A part of a list, and the cursor that the next part begins after; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface PageRequest {
  readonly cursor: string | null;
  /** From 1 to 1000. */
  readonly limit: number;
}

/** The seq that a cursor stands for; -1 at the beginning. @throws Refused `invalid` naming `cursor` */
export function seqOfCursor(cursor: string | null): number {
  if (cursor === null) return -1;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw invalid('cursor', `${JSON.stringify(cursor)} is no cursor`, 'pass on what the previous page gave as "next", unchanged');
}

/** The page of what was read with one more than the limit, in order of seq. */
export function pageBySeq<T extends { readonly seq: number }>(read: readonly T[], limit: number): Page<T> {
  const items = read.slice(0, limit);
  return { items, next: read.length > limit ? String(items.at(-1)?.seq ?? -1) : null };
}
