import { isSealedBox, type SealedBox } from '#domain';

/** Every sealed box in a value, however deep. */
export function boxesIn(value: unknown): readonly SealedBox[] {
  const found: SealedBox[] = [];
  collect(value, found);
  return found;
}

/** The sealed texts of a payload: where each lies, as a JSON pointer, with its box and the id of its key. */
export function sealedTextsIn(payload: unknown, pointer = ''): readonly (SealedBox & { readonly path: string })[] {
  if (typeof payload !== 'object' || payload === null) return [];
  if (isSealedBox(payload)) return [{ path: pointer, ...payload }];
  return Object.entries(payload).flatMap(([step, inner]) => sealedTextsIn(inner, `${pointer}/${step}`));
}

function collect(value: unknown, found: SealedBox[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSealedBox(value)) found.push(value);
  else for (const inner of Object.values(value)) collect(inner, found);
}
