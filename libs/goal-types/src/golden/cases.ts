import { addDays, daysBetween, type CalendarDate, type Period } from '#kernel';
import { contextOn, count, entry, NO_FACTS, planOf, unit } from '../catalogue/example.js';
import { catalogue, expand, type WorkedExample } from '../catalogue/index.js';
import { evaluate } from '../evaluate.js';
import type { Evaluation } from '../evaluation.js';
import type { RulesVersion } from '../rules.js';
import type { Spec } from '../spec/index.js';

/** A question whose answers are held for good, under each version of the rules. */
export interface GoldenCase extends Pick<WorkedExample, 'facts' | 'planPeriod' | 'context'> {
  readonly name: string;
  readonly spec: Spec;
  readonly days: readonly CalendarDate[];
}

const planPeriod = planOf(2024, 2025);

/** Every type's worked example, and what the versions of the rules answer differently. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  ...[...catalogue.values()].map(({ name, example }) => ({
    ...example,
    name,
    spec: expand(name, example.parameters).spec,
    days: daysOf(example.planPeriod, example.at),
  })),
  {
    name: 'twoSources',
    planPeriod,
    spec: expand('levelReached', { measure: 'members', bound: { kind: 'atLeast', limit: '5000', strict: false } }).spec,
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      measurements: [
        count('members', 'N', '2025-11-30', '5100', { eventId: 'own', seq: 1, source: 'ownRegister' }),
        count('members', 'N', '2025-11-30', '4900', { eventId: 'published', seq: 2, source: 'nationalStatistics' }),
      ],
    },
    context: { source: 'ownRegister' },
    days: daysOf(planPeriod),
  },
  {
    name: 'reducedScope',
    planPeriod,
    spec: expand('deliverable', { register: 'deliverables', entry: 'study', due: '2025-06-30' }).spec,
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [entry('deliverables', 'study', '2024-02-01', 'underWay'), entry('deliverables', 'study', '2024-11-01', 'partly')],
    },
    days: daysOf(planPeriod),
  },
];

/** The middle of the plan, the day after it, and the day asked about. */
function daysOf({ from, to }: Period, at?: CalendarDate): readonly CalendarDate[] {
  const end = to ?? from;
  const middle = addDays(from, Math.floor(daysBetween(from, end) / 2));
  return [...new Set([middle, end, ...(at === undefined ? [] : [at])])].toSorted();
}

/** What the case answers on each of its days, by `name day`. */
export function answersOf({ name, spec, facts, planPeriod: period, context, days }: GoldenCase, rules: RulesVersion): Readonly<Record<string, Evaluation>> {
  return Object.fromEntries(days.map((at) => [`${name} ${at}`, evaluate(spec, facts, contextOn(at, period, { ...context, rules }))]));
}
