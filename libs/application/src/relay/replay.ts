import type { Broker, Message } from '#messaging';
import { deadLetterIn, type DeadLetter } from './dead-letter.js';
import { replayGroup, type RelayTopics } from './topics.js';

/** What became of the dead letters that had not been sent again. */
export interface Replayed {
  readonly sent: number;
  /** Those that can't be sent again: not whole, or no dead letters of the relay. */
  readonly passedOver: number;
}

/** Every dead letter that is kept, from the oldest, in pages. @throws Refused `unavailable`, `not-found` */
export function readDeadLetters(broker: Broker, topics: RelayTopics, take: (letters: readonly DeadLetter[]) => void): Promise<void> {
  return broker.read(topics.deadLetters.name, async (messages) => take(messages.map(deadLetterIn)));
}

/**
 * Sends the dead letters again that were not sent again before, as they came. What is refused again becomes a dead letter again; what was
 * recorded meanwhile is not recorded twice.
 * @throws Refused `unavailable`, `not-found`: those not sent are left for the next time
 */
export async function replayDeadLetters(broker: Broker, topics: RelayTopics, tenant: string, signal: AbortSignal): Promise<Replayed> {
  let [sent, passedOver] = [0, 0];
  await broker.consume({ topic: topics.deadLetters.name, group: replayGroup(tenant), signal, upToNow: true }, async (messages) => {
    const whole = messages.map((message) => deadLetterIn(message).message).filter((message): message is Message => message !== null);
    await broker.send(topics.measurements.name, whole);
    sent += whole.length;
    passedOver += messages.length - whole.length;
  });
  return { sent, passedOver };
}
