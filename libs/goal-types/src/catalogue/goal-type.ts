import type { z } from 'zod';
import type { CalendarDate, Period } from '#kernel';
import { parseWith } from '#domain';
import type { Evaluation, EvaluationContext, EvaluationPart, FigureKey } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { Words } from '../sentences/language.js';
import { parseSpec, type SingleSpec, type Spec, type SpecInput } from '../spec/index.js';

/** Data that an event can hold. */
export type JsonObject = Record<string, z.core.util.JSONType>;

/** An example worked by hand; a test evaluates it, and the documentation shows it. */
export interface WorkedExample {
  readonly parameters: JsonObject;
  readonly planPeriod: Period;
  readonly facts: Facts;
  readonly at: CalendarDate;
  /** What else the example needs to be so: another goal's answer, a named source. */
  readonly context?: Partial<Omit<EvaluationContext, 'at' | 'planPeriod'>>;
  readonly expected: Pick<Evaluation, 'course' | 'result' | 'data' | 'notes'> & {
    /** Some of the figures, exactly; where a key comes more than once, its last. */
    readonly figures: Readonly<Partial<Record<FigureKey, string>>>;
    /** What it is made of, in order, where it is made of several. */
    readonly parts?: readonly Pick<EvaluationPart, 'title' | 'course' | 'result'>[];
  };
}

/** What an interpretation stores: the parameters with their defaults filled in, and the spec they stand for. */
export interface Expanded {
  readonly typeVersion: number;
  readonly parameters: JsonObject;
  readonly spec: Spec;
}

interface Described<S> {
  /** What it is called in data: `annualGrowthFloor`. */
  readonly name: string;
  /** Its code in the list of goal types: `Q1`. */
  readonly code: string;
  readonly version: number;
  /**
   * The sentence by which a clerk picks it, with the parameters in braces where they stand: `{measure}`, or with how they are written,
   * `{rate:percent}`, `{change:change}`, `{decidingDate:deadline}`. While it is picked they show as "…".
   */
  readonly sentence: Words;
  /** What a goal of this type can never say. */
  readonly never: Words;
  /** What the form asks for, with its defaults; contradictions are refused here. */
  readonly parameters: S;
  readonly example: WorkedExample;
}

/** Expands another goal type inside this one. @throws Refused naming what is wrong under `path` */
export type ExpandWithin = (type: string, parameters: unknown, path: readonly (string | number)[]) => SingleSpec;

/** One way to understand a goal. */
export interface GoalType extends Described<z.ZodObject> {
  /** @throws Refused `invalid` naming each wrong field under `parameters` */
  readonly expand: (parameters: unknown, within: ExpandWithin, path?: readonly (string | number)[]) => Expanded;
}

/** A catalogue entry: all it says is data, and `spec` puts the parameters in their places. */
export function defineGoalType<S extends z.ZodObject & z.ZodType<JsonObject>>(
  definition: Described<S> & { readonly spec: (parameters: z.infer<S>, within: ExpandWithin) => SpecInput },
): GoalType {
  const { spec, ...described } = definition;
  return {
    ...described,
    expand(parameters, within, path = ['parameters']) {
      const parsed = parseWith(described.parameters, parameters, path);
      return { typeVersion: described.version, parameters: parsed, spec: parseSpec(spec(parsed, within), path) };
    },
  };
}
