import { Refused } from '#kernel';
import type { NewEvent } from './port.js';

interface Known {
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
}

/**
 * Whether `known`, the stored events (at least one, by seq) that carry ids of this append, are this very append: all of them, in this stream, one
 * after the other and in this order.
 * @returns the first id that contradicts it, or null when it is a plain repetition
 */
export function contradiction(stream: string, events: readonly NewEvent[], known: readonly Known[]): string | null {
  const [first] = known as [Known];
  const stranger = known.find((found, index) => found.stream !== stream || found.seq !== first.seq + index || found.id !== events[index]?.id);
  if (stranger !== undefined) return stranger.id;
  return known.length < events.length ? first.id : null;
}

/** The refusal of an append whose events are stored already in part, elsewhere or in another order. */
export function conflictingId(id: string): Refused {
  const problem = `event ${id} is stored already, but not as part of this very append`;
  const remedy = 'repeat an append with the same stream and the same events in the same order, or give new events new ids';
  return new Refused('conflict', problem, [{ field: 'events', problem, remedy }]);
}
