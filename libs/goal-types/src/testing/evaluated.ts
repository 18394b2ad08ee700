import { expand, type JsonObject } from '../catalogue/index.js';
import { contextOn, day, NO_FACTS, planOf } from '../catalogue/example.js';
import { evaluate } from '../evaluate.js';
import type { Evaluation, EvaluationContext, FigureKey } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { Spec } from '../spec/index.js';

/** An evaluation with its figures by key; where a key comes more than once, a list's last. */
export interface Evaluated extends Omit<Evaluation, 'figures'> {
  readonly figures: Readonly<Partial<Record<FigureKey, string | null>>>;
}

/** How a question is put: by default of goal `goal` in a plan for 2021–2023, interpreted from its first day. */
export type Asking = Partial<Omit<EvaluationContext, 'at'>>;

/** The answer of a catalogue type on some facts. */
export function evaluated(type: string, parameters: JsonObject, facts: Partial<Facts>, at: string, asking: Asking = {}): Evaluated {
  return evaluatedSpec(expand(type, parameters).spec, facts, at, asking);
}

export function evaluatedSpec(spec: Spec, facts: Partial<Facts>, at: string, asking: Asking = {}): Evaluated {
  const planPeriod = asking.planPeriod ?? planOf(2021, 2023);
  const context = contextOn(day(at), planPeriod, asking);
  const { figures, ...rest } = evaluate(spec, { ...NO_FACTS, ...facts }, context);
  return { ...rest, figures: Object.fromEntries(figures.map((figure) => [figure.key, figure.value])) };
}
