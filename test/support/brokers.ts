import { setImmediate } from 'node:timers/promises';
import type { Broker, Received } from '#messaging';
import { openKafkaBroker } from '#messaging';

/** Looks again and again until it finds something; a test that waits in vain ends by its own time limit. */
export async function found<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const what = await look();
    if (what !== null) return what;
    await setImmediate();
  }
}

/** The Kafka that the run of the tests started, or was given. */
export function testBroker(): Promise<Broker> {
  const brokers = process.env['FREMDRIFT_TEST_KAFKA'];
  if (brokers === undefined) throw new Error('no Kafka: set FREMDRIFT_TEST_KAFKA, or let the tests start one');
  return openKafkaBroker({ brokers: brokers.split(','), clientId: 'fremdrift-test' });
}

/** All that lies in the topic now. */
export async function allIn(broker: Broker, topic: string): Promise<readonly Received[]> {
  const all: Received[] = [];
  await broker.read(topic, async (messages) => void all.push(...messages));
  return all;
}
