/** Whether this is the long run, `npm run test:faults`. */
const IS_LONG = process.env['FREMDRIFT_FAULTS'] === 'long';

/** How much of something the run at hand does: the short one is part of `npm test`, the long one is for nights. */
export function scaled<T>(short: T, long: T): T {
  return IS_LONG ? long : short;
}

/** Up to `most` of `all`, evenly spread, the first and the last among them; all of them when there are no more. */
export function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.round((index * (all.length - 1)) / (most - 1))] as T);
}
