import type { CalendarDate } from '#kernel';
import type { Read } from '../engine/views.js';
import { knownOf, type GoalKnown } from '../queries/goal-known.js';
import { statusesAt } from '../queries/standing.js';
import { answerOf, type StatusItem } from '../queries/status-item.js';

/** A goal that is answered otherwise than a step before; null where the statement was not known, or does not hold yet. */
export interface Move {
  readonly goal: string;
  readonly before: StatusItem | null;
  readonly after: StatusItem | null;
}

/**
 * Where goals stand on one day as knowledge grows, append by append: only what an append concerns is read and evaluated anew, and a
 * priority area only when something below it has moved.
 */
export class Walk {
  readonly #known = new Map<string, GoalKnown>();
  readonly #items = new Map<string, StatusItem>();

  /** @param goals a plan's and those they refer to, as known at the end of the walk, parents before their children */
  constructor(
    private readonly read: Read,
    private readonly at: CalendarDate,
    private readonly goals: readonly GoalKnown[],
  ) {}

  standing(goal: string): StatusItem | null {
    return this.#items.get(goal) ?? null;
  }

  /** Goes on to what is known at `seq`, where nothing came since but what concerns the goals `touched`. */
  async to(seq: number, touched: ReadonlySet<string>): Promise<readonly Move[]> {
    const there = this.goals.filter(({ statement }) => statement.seq <= seq && touched.has(idOf({ statement })));
    for (const goal of there.map(idOf)) this.#known.set(goal, await knownOf(this.read, goal, [this.at], seq));
    const dirty = this.#restingOn(there.map(idOf));
    const single = this.#evaluate(new Set(dirty.filter((goal) => !this.#isArea(goal))));
    const areas = [...dirty.filter((goal) => this.#isArea(goal)), ...single.flatMap(({ goal }) => this.#above(goal))];
    return [...single, ...this.#evaluate(new Set(areas))];
  }

  /** The goal, what stands below it, and what any of these refer to, directly or not. */
  behind(goal: string): ReadonlySet<string> {
    const family = new Set([goal]);
    for (const one of family) {
      for (const other of this.#known.get(one)?.needs.goals ?? []) family.add(other);
      for (const known of this.#known.values()) if (known.statement.data.parent === one && this.#isArea(one)) family.add(idOf(known));
    }
    return family;
  }

  #evaluate(wanted: ReadonlySet<string>): readonly Move[] {
    const needed = new Set([...wanted].flatMap((goal) => [...this.behind(goal)]));
    const known = this.goals.map(idOf).flatMap((goal) => (needed.has(goal) ? (this.#known.get(goal) ?? []) : []));
    return statusesAt(known, this.at).flatMap((after) => {
      const goal = after.goalId;
      const before = this.standing(goal);
      if (!wanted.has(goal) || (before !== null && answerOf(before) === answerOf(after))) return [];
      this.#items.set(goal, after);
      return [{ goal, before, after }];
    });
  }

  /** The goals, and those that rest on their answers, directly or not. */
  #restingOn(goals: readonly string[]): readonly string[] {
    const reached = new Set(goals);
    for (const goal of reached) for (const known of this.#known.values()) if (known.needs.goals.includes(goal)) reached.add(idOf(known));
    return [...reached];
  }

  #above(goal: string): readonly string[] {
    const parent = this.#known.get(goal)?.statement.data.parent ?? null;
    return parent === null || !this.#known.has(parent) ? [] : [parent, ...this.#above(parent)];
  }

  #isArea(goal: string): boolean {
    return this.#known.get(goal)?.statement.data.role === 'priorityArea';
  }
}

function idOf({ statement }: Pick<GoalKnown, 'statement'>): string {
  return statement.data.statement;
}
