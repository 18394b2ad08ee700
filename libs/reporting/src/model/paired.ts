/** One thing as it was and as it is; one of them may be missing. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Pairs what has the same name, in the order of what is: of several of one name, the first with the first, the second with the second. */
export function paired<T>(was: readonly T[], is: readonly T[], nameOf: (one: T) => string): readonly Pair<T>[] {
  const [earlier, later] = [Map.groupBy(was, nameOf), Map.groupBy(is, nameOf)];
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((name) => {
    const [before, after] = [earlier.get(name) ?? [], later.get(name) ?? []];
    return Array.from({ length: Math.max(before.length, after.length) }, (_, nth) => ({ before: before[nth], after: after[nth] }));
  });
}

/** The id of a figure without its day: the same for the same thing on every day. */
export function withoutDay(id: string): string {
  return id.slice(0, id.lastIndexOf('@'));
}
