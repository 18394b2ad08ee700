import type { CalendarDate } from '#kernel';
import { distribution, needsOf, type GoalAnswer } from '#goal-types';
import { daysOfDecision, interpretationAt } from './goal-decisions.js';
import { specEventOf, type GoalKnown } from './goal-known.js';
import { firstOf, ownStatusAt, type OwnStatus, type Referred } from './status-at.js';
import type { StatusItem } from './status-item.js';

/**
 * Where goals stand on the day, from what is known of them and of those they refer to. Pure; the day must be one that they were read for.
 * In the order given; a statement adopted later is left out.
 */
export function statusesAt(goals: readonly GoalKnown[], at: CalendarDate): readonly StatusItem[] {
  const own = ownStatuses(goals, at);
  const below = Map.groupBy(goals, ({ statement }) => statement.data.parent);
  const itemOf = (known: GoalKnown): readonly StatusItem[] => {
    const status = own(idOf(known));
    if (status === null) return [];
    if (status.role !== 'priorityArea') return [{ ...status, distribution: null }];
    const children = below.get(status.goalId) ?? [];
    const items = children.flatMap(itemOf);
    const later = children.flatMap(({ statement: { validFrom } }) => (validFrom !== null && validFrom > at ? [validFrom] : []));
    return [
      {
        ...status,
        distribution: distribution(items.filter(({ tracked }) => tracked).map((child) => (child.interpreted ? child : null))),
        nextChangeOn: firstOf([status.nextChangeOn, ...items.map(({ nextChangeOn }) => nextChangeOn), ...later]),
      },
    ];
  };
  return goals.flatMap(itemOf);
}

/** Where the first of them stands on the day; null when its statement was adopted later. */
export function statusOfFirst(goals: readonly GoalKnown[], at: CalendarDate): StatusItem | null {
  const [first] = goals;
  const own = first === undefined ? null : idOf(first);
  return statusesAt(goals, at).find(({ goalId }) => goalId === own) ?? null;
}

/** The status of each goal by itself, computed once; null for one whose statement does not hold yet. */
function ownStatuses(goals: readonly GoalKnown[], at: CalendarDate): (goal: string) => OwnStatus | null {
  const known = new Map(goals.map((goal) => [idOf(goal), goal]));
  const refers = (goal: string) => referredBy(known.get(goal), at);
  const statuses = new Map<string, OwnStatus | null>();
  const statusOf = (goal: string): OwnStatus | null => {
    const found = known.get(goal);
    if (found === undefined || !holdsOn(found, at)) return null;
    return ownStatusAt(found, at, referred(found));
  };
  const own = (goal: string): OwnStatus | null => {
    if (!statuses.has(goal)) statuses.set(goal, statusOf(goal));
    return statuses.get(goal) ?? null;
  };
  const referred = (found: GoalKnown): Referred => {
    const goal = idOf(found);
    // a goal that rests on this one in turn has no answer to give it
    const answers = refers(goal)
      .filter((other) => !reachable(other, refers).has(goal))
      .flatMap((other) => answerOf(own(other)).map((answer) => [other, answer] as const));
    const others = [...reachable(goal, (one) => known.get(one)?.needs.goals ?? [])].flatMap((other) => known.get(other) ?? []);
    return {
      answers: new Map(answers),
      days: others.flatMap(({ statement: { validFrom }, decisions }) => [...daysOfDecision(decisions), ...(validFrom === null ? [] : [validFrom])]),
    };
  };
  return own;
}

/** What the goal answers others: as it is shown, an override included; nothing while it is not interpreted or not followed. */
function answerOf(status: OwnStatus | null): readonly GoalAnswer[] {
  return status !== null && status.interpreted && status.tracked ? [status] : [];
}

/** The goals that the one in question refers to by what it is taken to mean on the day. */
function referredBy(known: GoalKnown | undefined, at: CalendarDate): readonly string[] {
  const interpretation = known === undefined ? null : interpretationAt(known.decisions, at);
  const spec = interpretation === null ? undefined : known?.specs.get(specEventOf(interpretation).id);
  return spec === undefined ? [] : needsOf(spec).goals;
}

/** All that is reached from a goal by following references, itself only where it is reached again. */
function reachable(goal: string, next: (goal: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(next(goal));
  for (const other of reached) for (const further of next(other)) reached.add(further);
  return reached;
}

function holdsOn({ statement: { validFrom } }: GoalKnown, at: CalendarDate): boolean {
  return validFrom === null || validFrom <= at;
}

function idOf({ statement }: GoalKnown): string {
  return statement.data.statement;
}
