import { z } from 'zod';
import { label, name } from '#domain';
import { Broken, type CalendarDate } from '#kernel';
import { contradictionsIn, rule } from '../spec/combination.js';
import type { Member, PlannedSpec, Spec } from '../spec/index.js';
import { maxAgeDays } from '../spec/parts.js';
import { assessedByField, exact } from './fields.js';
import type { ExpandWithin } from './goal-type.js';

/** The form fields of goal types that put several conditions together. */

/** How several conditions are judged together. */
export const ruleField = rule;

/** `group` for rules that ask something of each group. */
const titled = { title: label, group: label.nullable().default(null) };
const goalMember = z.strictObject({ ...titled, goal: name });

/** Conditions, each by a goal type with its parameters, or by another goal's answer. */
export const membersField = z
  .array(z.union([z.strictObject({ ...titled, type: name, parameters: z.record(z.string(), z.json()) }), goalMember]))
  .min(2)
  .max(20);

export function membersOf(members: z.infer<typeof membersField>, within: ExpandWithin): Member[] {
  return members.map((member, index) =>
    'goal' in member
      ? ofGoal(member)
      : { title: member.title, group: member.group, spec: within(member.type, member.parameters, ['parameters', 'members', index, 'parameters']) },
  );
}

function ofGoal({ title, group, goal }: z.infer<typeof goalMember>): Member {
  return { title, group, spec: { evaluator: 'goal', goal } };
}

/** The whole judged on a described scale. */
export const judgedField = z
  .strictObject({ rubric: name, target: name, cadenceDays: maxAgeDays.default(400), assessedBy: assessedByField })
  .nullable()
  .default(null);
/** The whole by a rule from the answers of other goals. */
export const derivedField = z
  .strictObject({ rule, goals: z.array(goalMember).min(2).max(20) })
  .superRefine(({ rule: declared, goals }, context) => {
    for (const { path, input, message } of contradictionsIn(declared, goals.map(ofGoal))) {
      context.addIssue({ code: 'custom', input, path: path.map((key) => (key === 'members' ? 'goals' : key)), message });
    }
  })
  .nullable()
  .default(null);

interface Whole {
  readonly judged: z.infer<typeof judgedField>;
  readonly derived: z.infer<typeof derivedField>;
}

/** The whole is judged or derived, and it is said which. */
export function judgedOrDerived({ judged, derived }: Whole, context: z.core.$RefinementCtx): void {
  if (context.issues.length > 0) return;
  if (judged === null && derived === null) {
    context.addIssue({ code: 'custom', input: judged, path: ['judged'], message: 'give the scale it is judged on, or in derived the rule it follows by' });
  }
  if (judged !== null && derived !== null) {
    context.addIssue({ code: 'custom', input: derived, path: ['derived'], message: 'leave it out where the whole is judged' });
  }
}

export function wholeOf({ judged, derived }: Whole): Spec {
  if (judged !== null) {
    const { rubric, target, ...more } = judged;
    return { evaluator: 'judgement', scale: { kind: 'rubric', rubric, target }, ...more, decidingDate: null };
  }
  if (derived === null) throw new Broken('a whole was let through that is neither judged nor derived');
  return { evaluator: 'combination', rule: derived.rule, members: derived.goals.map(ofGoal) };
}

/** One count of a quota, by the entries' own plan. */
export function partOfQuota(title: string, measure: PlannedSpec['measure'], atLeast: number, decidingDate: CalendarDate | null): Member {
  return {
    title,
    group: null,
    spec: {
      evaluator: 'value',
      relativeTo: 'ownPlan',
      measure,
      when: { kind: 'byDate', bound: { kind: 'atLeast', limit: exact(atLeast), strict: false }, tolerance: exact(0) },
      maxAgeDays: null,
      decidingDate,
    },
  };
}

/** Something is asked besides the number. */
export function someCondition(
  { conditions, areas, attendance }: { readonly conditions: readonly unknown[]; readonly areas: unknown; readonly attendance: unknown },
  context: z.core.$RefinementCtx,
): void {
  if (context.issues.length > 0 || conditions.length > 0 || areas !== null || attendance !== null) return;
  context.addIssue({
    code: 'custom',
    input: conditions,
    path: ['conditions'],
    message: 'give a condition, areas or attendance; a number alone is a minimumCount',
  });
}
