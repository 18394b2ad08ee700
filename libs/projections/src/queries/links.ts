import type { CalendarDate } from '#kernel';
import type { GoalLink } from '#domain';
import type { Read } from '../engine/views.js';
import { decisionsAbout, ofType } from '../history/read.js';
import type { GoalDecisions } from './goal-decisions.js';
import { inForce } from './in-force.js';
import type { Point } from './point.js';

/** A tie between goals, or to something outside the plan: shown, never averaged or summed. */
export interface LinkAnswer {
  readonly link: string;
  /** The goal that it was made for; another one where the link points to the goal asked about. */
  readonly goal: string;
  readonly to: GoalLink;
  readonly since: CalendarDate | null;
  readonly eventId: string;
}

/** The links from and to a goal that hold at (t, k), in the order they were made. */
export async function linksAt(read: Read, decisions: GoalDecisions, { at, seq }: Point): Promise<readonly LinkAnswer[]> {
  const links: LinkAnswer[] = [];
  for (const { id, data, validFrom } of ofType(decisions, 'GoalLinked')) {
    const undone = ofType(await decisionsAbout(read, 'goal', data.goal, seq), 'GoalUnlinked').filter(
      (unlinked) => unlinked.data.goal === data.goal && unlinked.data.link === data.link,
    );
    const holds = (validFrom === null || validFrom <= at) && inForce(undone, at) === null;
    if (holds) links.push({ link: data.link, goal: data.goal, to: data.to, since: validFrom, eventId: id });
  }
  return links;
}
