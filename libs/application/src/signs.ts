import type { DataLight, Figure, FigureKey } from '#goal-types';
import type { Sign } from '#reporting';

/** Figures that say what was decided or expected, and not what was found: nothing about them is provisional. */
const NORMS: ReadonlySet<FigureKey> = new Set<FigureKey>([
  'baseline',
  'expected',
  'required',
  'requiredRank',
  'lowest',
  'highest',
  'targetLevel',
  'longestInterval',
  'conditions',
  'partsRequired',
  'periodsRequired',
  'yearsRequired',
  'settlementsRequired',
]);
/** Counts that were measured, and not counted here. */
const PARTS: ReadonlySet<FigureKey> = new Set<FigureKey>(['numerator', 'denominator', 'rank', 'answers']);

/** The standard sign of a goal's figure, by what its data are like: the same in reports and in tables. */
export function signOfFigure({ key, value, unit }: Figure, data: DataLight): Sign | null {
  if (value === null) return signOfNone(data);
  if (NORMS.has(key) || (unit === 'count' && !PARTS.has(key))) return null;
  return data === 'provisional' || data === 'break' ? data : null;
}

/** Why a goal whose data are so has no figure. */
export function signOfNone(data: DataLight): Sign {
  return data === 'suppressed' ? 'confidential' : data === 'missing' ? 'missing' : 'notPossible';
}

/** The standard sign of a measure's figure: why there is none, that it can't be compared with those before, or that it may still change. */
export function signOfAmount({
  without,
  broken,
  provisional,
}: {
  readonly without: 'missing' | 'notPossible' | null;
  readonly broken: boolean;
  readonly provisional: boolean;
}): Sign | null {
  return without ?? (broken ? 'break' : provisional ? 'provisional' : null);
}
