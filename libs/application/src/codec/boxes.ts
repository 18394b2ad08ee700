import { isSealedBox, type SealedBox } from '#domain';

/** Every sealed box in a value, however deep, in order. */
export function boxesIn(value: unknown): readonly SealedBox[] {
  const found: SealedBox[] = [];
  // a list rather than calls within calls, which a value can be too deep for
  for (const rest = [value]; rest.length > 0; ) {
    const next = rest.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (isSealedBox(next)) found.push(next);
    else for (const inner of Object.values(next).toReversed()) rest.push(inner);
  }
  return found;
}

/** The sealed texts of a payload: where each lies, as a JSON pointer, with its box and the id of its key. */
export function sealedTextsIn(payload: unknown, pointer = ''): readonly (SealedBox & { readonly path: string })[] {
  if (typeof payload !== 'object' || payload === null) return [];
  if (isSealedBox(payload)) return [{ path: pointer, ...payload }];
  return Object.entries(payload).flatMap(([step, inner]) => sealedTextsIn(inner, `${pointer}/${step}`));
}
