import { isSealedBox, type SealedBox } from '#domain';

/** Every sealed box in a value, however deep. */
export function boxesIn(value: unknown): readonly SealedBox[] {
  const found: SealedBox[] = [];
  collect(value, found);
  return found;
}

/** Where the sealed texts of a payload lie, as JSON pointers, and under which keys. */
export function sealedTextsIn(payload: unknown, pointer = ''): readonly { readonly path: string; readonly key: string }[] {
  if (typeof payload !== 'object' || payload === null) return [];
  if (isSealedBox(payload)) return [{ path: pointer, key: payload.key }];
  return Object.entries(payload).flatMap(([step, inner]) => sealedTextsIn(inner, `${pointer}/${step}`));
}

function collect(value: unknown, found: SealedBox[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSealedBox(value)) found.push(value);
  else for (const inner of Object.values(value)) collect(inner, found);
}
