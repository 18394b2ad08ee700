import type { Basis } from '#projections';

/**
 * The same question with the day and the position pinned, and the rules it was answered by.
 * @param path the question's own, with its parameters
 */
export function selfLink(address: string, path: string, params: Readonly<Record<string, unknown>>, basis: Pick<Basis, 'at' | 'seq' | 'rules'>): string {
  const own = Object.entries(params).filter(([key, value]) => value !== undefined && !PINNED.has(key) && !path.includes(`:${key}`));
  const pinned = { ...Object.fromEntries(own), at: basis.at, asOf: `seq:${basis.seq}`, rules: basis.rules };
  return `${address}?${new URLSearchParams(Object.entries(pinned).map(([key, value]): [string, string] => [key, `${value as string | number | boolean}`])).toString()}`;
}

const PINNED: ReadonlySet<string> = new Set(['at', 'asOf', 'minSeq', 'rules']);
