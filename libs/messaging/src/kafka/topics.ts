import kafkajs, { type Admin } from 'kafkajs';
import { Broken } from '#kernel';
import type { TopicSpec } from '../port.js';
import { mustBeAsSaid, noTopic, type TopicFound } from '../refusals.js';
import { LOADING, patiently } from './patience.js';

/** As many copies as the brokers make by themselves. */
const BY_DEFAULT = -1;
/** A compacted topic is compacted soon: it is read whole at each start. */
const SMALL_SEGMENTS = 4 * 1024 * 1024;

/** Brokers take up a new topic a moment after it is made, one partition after the other; until then it has no leader that answers. */
const NOT_YET: ReadonlySet<string | null> = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION']);

/**
 * Whoever sends: the broker's clock counts for how long a message is kept, not the sender's, by which a report of an old figure would be gone
 * before it is read; and what comes compressed is unpacked by the broker, since the client can't unpack most of it.
 */
const OF_EVERY_TOPIC: Readonly<Record<string, string>> = { 'message.timestamp.type': 'LogAppendTime', 'compression.type': 'uncompressed' };
/** What is kept for good is so however much it is. */
const HOWEVER_MUCH: Readonly<Record<string, string>> = { 'retention.bytes': '-1' };

/** What is asked of the brokers about topics. */
export type TopicAdmin = Pick<Admin, 'listTopics' | 'createTopics' | 'fetchTopicOffsets' | 'fetchTopicMetadata' | 'describeConfigs'>;

/** @throws Refused `invalid` when the topic is there with other settings */
export async function ensureTopic(admin: TopicAdmin, wanted: TopicSpec): Promise<void> {
  if ((await admin.listTopics()).includes(wanted.name)) return mustBeAsSaid(wanted, ...(await foundTopic(admin, wanted)));
  const made = await admin.createTopics({ waitForLeaders: false, topics: [{ ...creation(wanted), topic: wanted.name }] });
  await patiently(() => admin.fetchTopicOffsets(wanted.name), NOT_YET);
  if (!made) mustBeAsSaid(wanted, ...(await foundTopic(admin, wanted))); // another process made it meanwhile
}

/** First and next offset of each partition that holds anything. */
export type Extents = readonly { readonly partition: number; readonly low: number; readonly high: number }[];

/** @throws Refused `not-found` */
export async function extentsOf(admin: Admin, topic: string): Promise<Extents> {
  if (!(await admin.listTopics()).includes(topic)) throw noTopic(topic);
  const offsets = await admin.fetchTopicOffsets(topic);
  return offsets.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) })).filter(({ low, high }) => high > low);
}

/** The offset that the group goes on from in each partition; absent where it has acknowledged nothing. */
export async function acknowledgedOf(admin: Pick<Admin, 'fetchOffsets'>, group: string, topic: string): Promise<ReadonlyMap<number, number>> {
  const [of] = await patiently(() => admin.fetchOffsets({ groupId: group, topics: [topic] }), LOADING);
  return new Map((of?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0).map(({ partition, offset }) => [partition, Number(offset)]));
}

function beyondSpec({ retentionMs }: TopicSpec): Readonly<Record<string, string>> {
  return { ...OF_EVERY_TOPIC, ...(retentionMs === -1 && HOWEVER_MUCH) };
}

function creation(wanted: TopicSpec) {
  const { partitions, cleanup, retentionMs, maxMessageBytes } = wanted;
  const settings = {
    ...beyondSpec(wanted),
    'cleanup.policy': cleanup,
    'max.message.bytes': String(maxMessageBytes),
    ...(retentionMs !== null && { 'retention.ms': String(retentionMs) }),
    ...(cleanup === 'compact' && { 'segment.bytes': String(SMALL_SEGMENTS), 'min.cleanable.dirty.ratio': '0.1' }),
  };
  return {
    numPartitions: partitions,
    replicationFactor: BY_DEFAULT,
    configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
  };
}

/** How it is, and what of it is otherwise than it must be beyond what a spec says. */
async function foundTopic(admin: TopicAdmin, wanted: TopicSpec): Promise<readonly [TopicFound, readonly string[]]> {
  const { name } = wanted;
  const beyond = beyondSpec(wanted);
  const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      { type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: ['cleanup.policy', 'retention.ms', 'max.message.bytes', ...Object.keys(beyond)] },
    ],
  });
  const settings = new Map((resources[0]?.configEntries ?? []).map(({ configName, configValue }) => [configName, configValue]));
  const setting = (of: string): string => {
    const value = settings.get(of);
    if (value === undefined) throw new Broken(`Kafka does not tell ${of} of the topic ${name}`);
    return value;
  };
  const found = {
    partitions: topics[0]?.partitions.length ?? 0,
    cleanup: setting('cleanup.policy') as TopicFound['cleanup'],
    retentionMs: Number(setting('retention.ms')),
    maxMessageBytes: Number(setting('max.message.bytes')),
  };
  return [found, Object.entries(beyond).flatMap(([of, value]) => (setting(of) === value ? [] : [`${of} is ${setting(of)}, not ${value}`]))];
}
