import { invalid } from '#kernel';

const PATH = /^[\w~+-][\w.~+-]*(?:\/[\w~+-][\w.~+-]*)*$/;

/** @throws Refused `invalid` for a path that is no plain path below a disk's root */
export function mustBePath(path: string): void {
  if (PATH.test(path)) return;
  const remedy = 'use letters, digits and . _ ~ + - between single slashes, with no name beginning with a dot';
  throw invalid('path', `${JSON.stringify(path.slice(0, 80))} leads nowhere below the folder`, remedy);
}
