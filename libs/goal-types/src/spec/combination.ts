import { z } from 'zod';
import { calendarDate, decimalText, label, name } from '#domain';
import { decimal } from '#kernel';
import { coverageSpec } from './coverage.js';
import { judgementSpec } from './judgement.js';
import { required, requiredShare } from './parts.js';
import { thingSpec } from './thing.js';
import { valueSpec } from './value.js';

/** Everything that is not put together from others. */
export const single = z.discriminatedUnion('evaluator', [valueSpec, coverageSpec, thingSpec, judgementSpec]);
export type SingleSpec = z.infer<typeof single>;

/** The answer of another goal. That no goal rests on itself is checked when it is interpreted. */
const ofGoal = z.strictObject({ evaluator: z.literal('goal'), goal: name });

/** A condition with what it is called; `group` for rules that ask something of each group. Members are single, so a combination holds no other. */
const member = z.strictObject({ title: label, group: label.nullable(), spec: z.discriminatedUnion('evaluator', [single, ofGoal]) });
export type Member = z.infer<typeof member>;

/** What a weight set adds up to. */
const whole = (weights: readonly string[]) => weights.reduce((sum, weight) => sum.plus(weight), decimal(0)).eq(1);
const weight = decimalText.refine((text) => decimal(text).gte(0) && decimal(text).lte(1), 'give a weight from 0 to 1');

const rule = z.discriminatedUnion('kind', [
  /** All must be reached. */
  z.strictObject({ kind: z.literal('all') }),
  /** As good as the worst of them, at any time; it can fall back. */
  z.strictObject({ kind: z.literal('worst') }),
  /** None may be worse than its baseline; improvement is not asked for. */
  z.strictObject({ kind: z.literal('noneWorse') }),
  /** So many, or so large a share, of each group. */
  z.strictObject({ kind: z.literal('ofEachGroup'), atLeast: z.union([required, z.strictObject({ share: requiredShare })]) }),
  /** The weights of those reached add up to at least `atLeast`. Weights hold from a day and add up to 1, in the order of the members. */
  z.strictObject({
    kind: z.literal('weights'),
    atLeast: requiredShare,
    weights: z
      .array(z.strictObject({ from: calendarDate, weights: z.array(weight).min(2).max(20).refine(whole, 'let the weights add up to 1') }))
      .min(1)
      .max(50),
  }),
]);
export type Rule = z.infer<typeof rule>;

/** Several conditions under a declared rule: told one by one first, then together. */
export const combinationSpec = z
  .strictObject({ evaluator: z.literal('combination'), rule, members: z.array(member).min(2).max(20) })
  .superRefine(({ rule: { kind, ...more }, members }, context) => {
    if (kind !== 'weights' || !('weights' in more)) return;
    more.weights.forEach((set, index) => {
      if (set.weights.length === members.length) return;
      context.addIssue({
        code: 'custom',
        input: set.weights,
        path: ['rule', 'weights', index, 'weights'],
        message: `give ${members.length} weights, one for each member`,
      });
    });
  });
export type CombinationSpec = z.infer<typeof combinationSpec>;
