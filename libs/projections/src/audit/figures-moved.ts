import { decimal, decimalText, type CalendarDate, type DecimalText } from '#kernel';
import type { Figure } from '#goal-types';

/** A figure that is otherwise after than before. */
export interface FigureMoved extends Pick<Figure, 'key' | 'unit'> {
  readonly before: DecimalText | null;
  readonly after: DecimalText | null;
  /** After less before; null where one of them is not known, so that there is no number to take from the other. */
  readonly effect: DecimalText | null;
  /** The day the figure is of, after; before, where there is none after. */
  readonly on: CalendarDate | null;
}

/** The figures that differ. Of several of one kind, the first is held against the first, the second against the second. */
export function figuresMoved(before: readonly Figure[], after: readonly Figure[]): readonly FigureMoved[] {
  const [earlier, later] = [numbered(before), numbered(after)];
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((which) => {
    const [was, is] = [earlier.get(which), later.get(which)];
    const figure = is ?? was;
    if (figure === undefined || was?.value === is?.value) return [];
    const [from, to] = [was?.value ?? null, is?.value ?? null];
    const effect = from === null || to === null ? null : decimalText(decimal(to).minus(from));
    return [{ key: figure.key, unit: figure.unit, before: from, after: to, effect, on: figure.on }];
  });
}

function numbered(figures: readonly Figure[]): ReadonlyMap<string, Figure> {
  const seen = new Map<string, number>();
  return new Map(
    figures.map((figure) => {
      const nth = seen.get(figure.key) ?? 0;
      seen.set(figure.key, nth + 1);
      return [`${figure.key} ${nth}`, figure];
    }),
  );
}
