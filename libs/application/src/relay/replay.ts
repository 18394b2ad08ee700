import type { Broker } from '#messaging';
import { deadLetterIn, type DeadLetter } from './dead-letter.js';
import { replayGroup, type RelayTopics } from './topics.js';

/** Every dead letter that is kept, from the oldest, in pages. @throws Refused `unavailable`, `not-found` */
export function readDeadLetters(broker: Broker, topics: RelayTopics, take: (letters: readonly DeadLetter[]) => void): Promise<void> {
  return broker.read(topics.deadLetters.name, async (messages) => take(messages.map(deadLetterIn)));
}

/**
 * Sends the dead letters again that were not sent again before, as they came. What is refused again becomes a dead letter again; what was
 * recorded meanwhile is not recorded twice.
 * @returns how many were sent
 * @throws Refused `unavailable`, `not-found`: those not sent are left for the next time
 */
export async function replayDeadLetters(broker: Broker, topics: RelayTopics, tenant: string, signal: AbortSignal): Promise<number> {
  let sent = 0;
  await broker.consume({ topic: topics.deadLetters.name, group: replayGroup(tenant), signal, upToNow: true }, async (messages) => {
    await broker.send(
      topics.measurements.name,
      messages.map((message) => deadLetterIn(message).message),
    );
    sent += messages.length;
  });
  return sent;
}
