import type { Micros } from '#kernel';
import type { NewEvent } from '../port.js';
import { LogProblem } from './log-problem.js';
import type { LoggedEvent, Position } from './record.js';

/** An append as it lies in the log, whole. */
export interface LoggedAppend {
  /** Of its last event. */
  readonly position: Position;
  readonly stream: string;
  readonly firstRevision: number;
  readonly claimedAt: Micros;
  readonly events: readonly NewEvent[];
}

/** Puts the events of the log together to the appends they came in, which the server keeps in one piece. */
export class WholeAppends {
  #open: LoggedEvent[] = [];

  /** Whether an append has begun of which events are still to come. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /**
   * @returns the append that this event completes, or null
   * @throws LogProblem when an event of an append is missing
   */
  add(logged: LoggedEvent): LoggedAppend | null {
    const first = this.#open[0] ?? logged;
    const [index, count] = logged.part;
    const continues =
      index === this.#open.length && index < count && count === first.part[1] && logged.stream === first.stream && logged.revision === first.revision + index;
    if (!continues) {
      const missing = `an append to ${first.stream} of ${first.part[1]} events lies in the log with ${this.#open.length} of them before event ${logged.event.id}`;
      throw new LogProblem(missing, 'restore the log from a backup that is whole');
    }
    this.#open.push(logged);
    if (this.#open.length < count) return null;
    const events = this.#open.map(({ event }) => event);
    this.#open = [];
    return { position: logged.position, stream: first.stream, firstRevision: first.revision, claimedAt: first.claimedAt, events };
  }
}

export function isAfter(one: Position, other: Position): boolean {
  return one.commit > other.commit || (one.commit === other.commit && one.prepare > other.prepare);
}
