import { Refused, type CalendarDate } from '#kernel';
import type { Command, Decider, Stored } from '../decider.js';
import type { DomainEvent } from '../definition.js';

/** The n-th event of a stream in a specification has this id. */
export function idOf(revision: number): string {
  return `00000000-0000-7000-8000-${String(revision).padStart(12, '0')}`;
}

/** A command with everything but type and data filled in: a board decision on an ordinary day. */
export function command<T extends string, D, K = unknown>(type: T, data: D, more: Partial<Command<T, D, K>> = {}): Command<T, D, K> {
  return {
    type,
    data,
    actor: 'actor-first',
    role: 'board',
    today: '2023-02-01' as CalendarDate,
    mandate: { body: 'Landsstyret', date: '2023-01-20' as CalendarDate },
    reason: 'a reason',
    known: {} as K,
    ...more,
  };
}

/**
 * given past events, when a command comes, then these events or this refusal. Past events may be `[event, actor]`. Every decision is
 * also held to leave the state it was made on as it was.
 */
export function specification<C extends Command, E extends DomainEvent, S>(decider: Decider<C, E, S>) {
  return {
    given: (...past: readonly (E | readonly [E, string])[]) => {
      const state = () =>
        past.reduce((folded: S, entry, revision) => {
          const [event, actor] = Array.isArray(entry) ? (entry as readonly [E, string]) : [entry as E, 'actor-first'];
          const stored: Stored<E> = { ...event, id: idOf(revision), actor, revision };
          return decider.evolve(folded, stored);
        }, decider.initialState());
      return {
        state,
        when: (given: C) => {
          const decided = () => {
            const before = state();
            const copy = structuredClone(before);
            try {
              return decider.decide(given, before);
            } finally {
              expect(before).toEqual(copy);
            }
          };
          return {
            // oxlint-disable-next-line unicorn/no-thenable -- given, when, then: nobody awaits a specification
            then: (...expected: readonly E[]) => expect(decided()).toEqual(expected),
            events: decided,
            refused: (): Refused => {
              try {
                decided();
              } catch (error) {
                if (error instanceof Refused) return error;
                throw error;
              }
              throw new Error('the command was accepted');
            },
          };
        },
      };
    },
  };
}
