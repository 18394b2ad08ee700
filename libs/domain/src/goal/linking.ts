import { type CalendarDate, alreadyExists, invalid, notFound } from '#kernel';
import { type DataOf, event } from '../event/index.js';
import type { linkGoal, unlinkGoal } from './commands.js';
import { type GoalEvent, type GoalLink, GoalLinked, GoalUnlinked } from './events.js';
import type { GoalState } from './state.js';

/** The goals that a link names, each with the field that names it. */
export function goalsLinked(to: GoalLink): readonly { readonly goal: string; readonly field: string }[] {
  if (to.kind === 'appliesTo') return to.goals.map((goal, index) => ({ goal, field: `to.goals[${index}]` }));
  return to.goal === null ? [] : [{ goal: to.goal, field: 'to.goal' }];
}

/** @throws Refused for a link to itself, to a goal twice, or under an id that was used before */
export function linked({ goal, link, to, from }: DataOf<typeof linkGoal>, state: GoalState): readonly GoalEvent[] {
  if (state.links.has(link)) throw alreadyExists('link', `the link ${link}`, 'choose an id that was not used before');
  const seen = new Set<string>();
  for (const { goal: other, field } of goalsLinked(to)) {
    if (other === goal) throw invalid(field, `${goal} can't be linked to itself`, 'name another goal');
    if (seen.has(other)) throw invalid(field, `${other} is named twice`, 'name each goal once');
    seen.add(other);
  }
  return [event(GoalLinked, { goal, link, to }, { validFrom: from })];
}

/** @throws Refused for a link that was never made or is undone, or a day on which it did not hold yet */
export function unlinked({ goal, link, from }: DataOf<typeof unlinkGoal>, state: GoalState): readonly GoalEvent[] {
  const since = linkedSince(state, link);
  if (from < since) throw invalid('from', `the link ${link} holds from ${since} only`, 'give that day or a later one');
  return [event(GoalUnlinked, { goal, link }, { validFrom: from })];
}

function linkedSince({ links }: GoalState, link: string): CalendarDate {
  const since = links.get(link);
  if (since === undefined) throw notFound('link', `the link ${link}`, 'give the id it was made under');
  if (since === null) throw invalid('link', `the link ${link} is undone already`, 'nothing is left to undo');
  return since;
}
