import type { Block } from '#reporting';

/** Whether a paragraph before the block says what it is, and stands on the same page. */
export function leadsOn(next: Block | undefined): boolean {
  return next?.kind === 'table' || next?.kind === 'list' || next?.kind === 'spread';
}
