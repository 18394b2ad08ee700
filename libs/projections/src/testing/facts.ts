import { parseDecimal } from '#kernel';

/** The data of facts about the sample plan, with a number to choose by. */

export const measured = (unit: string, value: number) => ({
  measure: 'members',
  unit,
  value: parseDecimal(value),
  numerator: null,
  denominator: null,
  survey: null,
  provisional: value % 5 === 0,
  source: null,
  evidence: [],
  note: null,
  delivery: value % 3 === 0 ? 'd1' : null,
});

export const reported = (unit: string, value: number) => ({
  coverage: 'visits',
  unit,
  occasion: null,
  state: value % 3 === 0 ? ('notDone' as const) : ('done' as const),
  count: null,
  source: null,
  evidence: [],
  note: null,
  delivery: null,
});

export const entered = (value: number) => ({
  register: 'things',
  entry: 'thing',
  unit: null,
  title: 'Pakke',
  state: (['planned', 'underWay', 'delivered', 'accepted'] as const)[value % 4] ?? 'planned',
  plannedFor: null,
  attributes: {},
  evidence: [],
  note: null,
  delivery: null,
});
