import { invalid, Refused, type Issue } from '#kernel';
import type { Message, TopicSpec } from './port.js';

const FIELD = 'KAFKA_BROKERS';

export function unavailable(problem: string, remedy: string, cause?: unknown): Refused {
  return new Refused('unavailable', `${problem}; ${remedy}`, [{ field: FIELD, problem, remedy }], { cause });
}

export function noTopic(topic: string): Refused {
  const problem = `the topic ${topic} does not exist`;
  return new Refused('not-found', problem, [{ field: topic, problem, remedy: 'start the relay: it makes its topics' }]);
}

export function tooLarge(topic: string, bytes: number): Refused {
  const problem = `a message of ${bytes} bytes is more than the topic ${topic} takes`;
  const issue: Issue = { field: topic, problem, remedy: 'send less in one message, or raise max.message.bytes of the topic' };
  return new Refused('too-large', problem, [issue]);
}

/** How a topic is found to be: the settings that a {@link TopicSpec} names. */
export type TopicFound = Omit<TopicSpec, 'name'>;

/** @param others what else is otherwise, as the broker's own settings tell. @throws Refused `invalid` naming what is otherwise than it must be */
export function mustBeAsSaid(wanted: TopicSpec, found: TopicFound, others: readonly string[] = []): void {
  const differences = [
    ...(found.cleanup === wanted.cleanup ? [] : [`cleanup.policy is ${found.cleanup}, not ${wanted.cleanup}`]),
    ...(wanted.retentionMs === null || found.retentionMs === wanted.retentionMs ? [] : [`retention.ms is ${found.retentionMs}, not ${wanted.retentionMs}`]),
    ...(found.maxMessageBytes >= wanted.maxMessageBytes ? [] : [`max.message.bytes is ${found.maxMessageBytes}, less than ${wanted.maxMessageBytes}`]),
    ...(wanted.partitions !== 1 || found.partitions === 1 ? [] : [`it has ${found.partitions} partitions, not 1`]),
    ...others,
  ];
  if (differences.length === 0) return;
  throw invalid(
    `topic ${wanted.name}`,
    `is there with other settings: ${differences.join('; ')}`,
    'set them right with kafka-configs.sh, or choose another FREMDRIFT_TENANT if the topic is not ours',
  );
}

/** About what a message takes in a topic, in bytes. */
export function bytesOf({ key, value, headers }: Message): number {
  let bytes = OVERHEAD + (key === null ? 0 : Buffer.byteLength(key)) + (value === null ? 0 : Buffer.byteLength(value));
  for (const [name, header] of Object.entries(headers)) {
    for (const said of [header].flat()) bytes += Buffer.byteLength(name) + Buffer.byteLength(said) + 2;
  }
  return bytes;
}

/** Lengths, offset and time of one record. */
const OVERHEAD = 40;
