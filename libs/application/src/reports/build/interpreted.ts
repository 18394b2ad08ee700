import { catalogue, interpretationSentence, measuresOf, parseSpec, type Spec } from '#goal-types';
import { goalAt, type GoalAnswer, type MeasureAnswer } from '#projections';
import type { BuildingDesk } from './desk.js';
import { typeWords } from './words.js';

/** A goal with what it is taken to mean on the report's day. */
export interface Interpreted {
  readonly goal: GoalAnswer;
  /** Null where nobody has said what it means. */
  readonly spec: Spec | null;
  /** How it is judged, in words, with the code of its goal type where it has one; null where nobody has said what it means. */
  readonly type: string | null;
  readonly measured: string | null;
  /** The measures that it counts, without those it is only compared with. */
  readonly measures: readonly string[];
}

export async function interpretedGoal({ read, point, language, nameOf, unseal }: BuildingDesk, id: string): Promise<Interpreted> {
  const goal = await unseal(await goalAt(read, id, point));
  const { interpretation } = goal;
  if (interpretation === null) return { goal, spec: null, type: null, measured: null, measures: [] };
  const spec = parseSpec(interpretation.spec);
  return {
    goal,
    spec,
    type: typeWords(spec.evaluator, catalogue.get(interpretation.type)?.code ?? null)[language],
    measured: interpretationSentence(interpretation, language, nameOf),
    measures: [...new Set(measuresOf(spec).flatMap(({ measure, kept }) => (kept ? [] : [measure])))],
  };
}

/** What one of the goal's measure is called; null where it counts several, or none. */
export function unitOfMeasureOf({ measures }: Interpreted, defined: ReadonlyMap<string, MeasureAnswer>): string | null {
  const [only, ...others] = measures;
  return only === undefined || others.length > 0 ? null : (defined.get(only)?.unitOfMeasure ?? null);
}
