import { z } from 'zod';
import { calendarDate, decimalText, label, name } from '#domain';
import { decimal, unreachable } from '#kernel';
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
const inOrder = (sets: readonly { readonly from: string }[]) =>
  sets.every((set, index) => index === 0 || (sets[index - 1] as { readonly from: string }).from < set.from);
const weight = decimalText.refine((text) => decimal(text).gte(0) && decimal(text).lte(1), 'give a weight from 0 to 1');

export const rule = z.discriminatedUnion('kind', [
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
      .max(50)
      .refine(inOrder, 'let each set of weights hold from a later day than the one before'),
  }),
]);
export type Rule = z.infer<typeof rule>;

/** Several conditions under a declared rule: told one by one first, then together. */
export const combinationSpec = z
  .strictObject({ evaluator: z.literal('combination'), rule, members: z.array(member).min(2).max(20) })
  .superRefine(({ rule: declared, members }, context) => {
    for (const { path, input, message } of contradictionsIn(declared, members)) {
      context.addIssue({ code: 'custom', input, path: [...path], message });
    }
  });
export type CombinationSpec = z.infer<typeof combinationSpec>;

interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly input: unknown;
  readonly message: string;
}

/** What a rule asks that these members can't answer, and goals that would count twice. */
export function contradictionsIn(declared: Rule, members: readonly Member[]): readonly Contradiction[] {
  return [...ruleProblems(declared, members), ...repeatedGoals(members)];
}

function ruleProblems(declared: Rule, members: readonly Member[]): readonly Contradiction[] {
  switch (declared.kind) {
    case 'weights':
      return declared.weights.flatMap(({ weights }, index) =>
        weights.length === members.length
          ? []
          : [{ path: ['rule', 'weights', index, 'weights'], input: weights, message: `give ${members.length} weights, one for each member` }],
      );
    case 'ofEachGroup': {
      const smallest = Math.min(...[...Map.groupBy(members, ({ group }) => group).values()].map((own) => own.length));
      const tooMany = typeof declared.atLeast === 'number' && declared.atLeast > smallest;
      return tooMany ? [{ path: ['rule', 'atLeast'], input: declared.atLeast, message: `ask for at most ${smallest}, as many as the smallest group has` }] : [];
    }
    case 'noneWorse':
      return members.flatMap(({ spec }, index) =>
        canWorsen(spec) ? [] : [{ path: ['members', index], input: spec, message: 'give a condition that is compared with what it was' }],
      );
    case 'all':
    case 'worst':
      return [];
    default:
      return unreachable(declared);
  }
}

/** Whether it says how it is compared with its baseline, or with the last time. */
function canWorsen(spec: Member['spec']): boolean {
  if (spec.evaluator === 'value') return spec.relativeTo === 'ownBase' || spec.relativeTo === 'anotherGroup';
  return spec.evaluator === 'goal' || (spec.evaluator === 'judgement' && spec.scale.kind === 'rubric');
}

function repeatedGoals(members: readonly Member[]): readonly Contradiction[] {
  const goals = members.map(({ spec }) => (spec.evaluator === 'goal' ? spec.goal : null));
  return goals.flatMap((goal, index) =>
    goal !== null && goals.indexOf(goal) < index ? [{ path: ['members', index], input: goal, message: 'name each goal once' }] : [],
  );
}
