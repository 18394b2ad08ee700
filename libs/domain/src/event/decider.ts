import type { CalendarDate } from '#kernel';
import type { DomainEvent } from './definition.js';
import type { Mandate, Role } from './vocabulary.js';

/** What a caller asks for, with who asks, when, and on whose decision. `known` holds facts of other streams, read at a named seq. */
export interface Command<T extends string = string, D = unknown, K = unknown> {
  readonly type: T;
  readonly data: D;
  readonly actor: string;
  readonly role: Role;
  /** Today in the organisation's time zone. */
  readonly today: CalendarDate;
  readonly mandate: Mandate | null;
  readonly reason: string | null;
  readonly known: K;
}

/** An event as a decider's `evolve` sees it: with its id, who caused it, and its revision in the stream. */
export type Stored<E extends DomainEvent = DomainEvent> = E & {
  readonly id: string;
  readonly actor: string;
  readonly revision: number;
};

/** Three plain functions. `decide` throws `Refused` and never reads a clock, a disk or a random number. */
export interface Decider<C extends Command, E extends DomainEvent, S> {
  readonly initialState: () => S;
  readonly evolve: (state: S, event: Stored<E>) => S;
  readonly decide: (command: C, state: S) => readonly E[];
}
