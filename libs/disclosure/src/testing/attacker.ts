/** A fraction in lowest terms, the denominator above zero. */
type Fraction = readonly [bigint, bigint];

const fraction = (numerator: bigint, denominator: bigint): Fraction => {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  const shared = (a < 0n ? -a : a) * (denominator < 0n ? -1n : 1n);
  return [numerator / shared, denominator / shared];
};
const minusTimes = ([a, b]: Fraction, [c, d]: Fraction, [e, f]: Fraction) => fraction(a * d * f - c * e * b, b * d * f);

/** A known sum as coefficients by the id of what is summed. */
export type Equation = Readonly<Record<string, number>>;

export function equationOf(ids: readonly string[]): Equation {
  return Object.fromEntries(ids.map((id) => [id, 1]));
}

/**
 * Whether somebody who knows the equations' values can work out the target's: plain Gaussian elimination over fractions, with no thought of
 * speed and nothing shared with what it attacks.
 */
export function canWorkOut(target: Equation, equations: readonly Equation[]): boolean {
  const ids = [...new Set([target, ...equations].flatMap((equation) => Object.keys(equation)))];
  const rowOf = (equation: Equation) => ids.map((id): Fraction => [BigInt(equation[id] ?? 0), 1n]);
  const solved: { readonly lead: number; readonly row: readonly Fraction[] }[] = [];
  const reduced = (row: readonly Fraction[]) =>
    solved.reduce((rest, known) => {
      const times = rest[known.lead] ?? [0n, 1n];
      return times[0] === 0n ? rest : rest.map((one, at) => minusTimes(one, times, known.row[at] ?? [0n, 1n]));
    }, row);
  for (const equation of equations) {
    const row = reduced(rowOf(equation));
    const lead = row.findIndex(([numerator]) => numerator !== 0n);
    const [numerator, denominator] = row[lead] ?? [0n, 1n];
    if (lead !== -1) solved.push({ lead, row: row.map(([a, b]) => fraction(a * denominator, b * numerator)) });
  }
  return reduced(rowOf(target)).every(([numerator]) => numerator === 0n);
}

/** How far values that no shown sum bounds are tried. */
const FREE = 30;

/** The least and the greatest that a target can be, when each id stands for a whole number of one or more and the sums are as given: every way is tried. */
export function rangeOf(target: readonly string[], sums: readonly (readonly string[])[], values: Readonly<Record<string, number>>): readonly [number, number] {
  const ids = [...new Set([target, ...sums].flat())];
  const wanted = sums.map((of) => of.reduce((total, id) => total + (values[id] ?? 0), 0));
  let [least, greatest] = [Infinity, -Infinity];
  const tried: Record<string, number> = {};
  const tryFrom = (index: number, left: readonly number[]): void => {
    const id = ids[index];
    if (id === undefined) {
      if (left.some((rest) => rest !== 0)) return;
      const total = target.reduce((sum, one) => sum + (tried[one] ?? 0), 0);
      [least, greatest] = [Math.min(least, total), Math.max(greatest, total)];
      return;
    }
    const open = sums.flatMap((of, at) => (of.includes(id) ? [{ at, others: of.filter((one) => ids.indexOf(one) > index).length }] : []));
    const most = Math.min(...open.map(({ at, others }) => (left[at] ?? 0) - others), FREE);
    const first = Math.max(1, ...open.filter(({ others }) => others === 0).map(({ at }) => left[at] ?? 0));
    for (let value = first; value <= most; value++) {
      tried[id] = value;
      tryFrom(
        index + 1,
        left.map((rest, at) => (sums[at]?.includes(id) === true ? rest - value : rest)),
      );
    }
  };
  tryFrom(0, wanted);
  return [least, greatest];
}
