import type { DataLight } from '../../evaluation.js';

/** What is known of the data behind an answer. */
export interface DataState {
  /** There is nothing to answer from. */
  readonly none: boolean;
  /** The compared span crosses a break in the series. */
  readonly broken: boolean;
  /** All there is, is too old. */
  readonly outdated: boolean;
  /** Some of it may still change, or some units have not reported. */
  readonly incomplete: boolean;
}

/** The worst thing that is true of the data. */
export function lightOf(state: DataState): DataLight {
  if (state.none) return 'missing';
  if (state.broken) return 'break';
  if (state.outdated) return 'outdated';
  return state.incomplete ? 'provisional' : 'fresh';
}

const WORST_FIRST = ['missing', 'suppressed', 'break', 'outdated', 'provisional', 'fresh'] as const satisfies readonly DataLight[];

/** The worst of several lights. */
export function worstLight(lights: readonly DataLight[]): DataLight {
  return WORST_FIRST.find((light) => lights.includes(light)) ?? 'missing';
}
