import { isSealedBox, type SealedBox } from '#domain';

/** Every sealed box in a value, however deep. */
export function boxesIn(value: unknown): readonly SealedBox[] {
  const found: SealedBox[] = [];
  collect(value, found);
  return found;
}

function collect(value: unknown, found: SealedBox[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSealedBox(value)) found.push(value);
  else for (const inner of Object.values(value)) collect(inner, found);
}
