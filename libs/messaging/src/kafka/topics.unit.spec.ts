import type { TopicSpec } from '../port.js';
import { ensureTopic, type TopicAdmin } from './topics.js';

const WANTED: TopicSpec = { name: 'new', partitions: 1, cleanup: 'delete', retentionMs: -1, maxMessageBytes: 1000 };
const unasked = (): Promise<never> => Promise.reject(new Error('not to be asked'));
const protocolError = (type: string): Error => Object.assign(new Error(type), { type });

/** Brokers without a topic, which answer for a new one only after these errors. */
function brokers(...errors: readonly Error[]): { readonly admin: TopicAdmin; readonly left: () => number } {
  const left = [...errors];
  const admin: TopicAdmin = {
    listTopics: () => Promise.resolve([]),
    createTopics: () => Promise.resolve(true),
    fetchTopicOffsets: () => {
      const error = left.shift();
      return error === undefined ? Promise.resolve([]) : Promise.reject(error);
    },
    fetchTopicMetadata: unasked,
    describeConfigs: unasked,
  };
  return { admin, left: () => left.length };
}

describe('making a topic', () => {
  it('bug-662: waits until each partition answers, and takes that for no failure', async () => {
    const after = new Error('tried often enough', { cause: protocolError('NOT_LEADER_FOR_PARTITION') });
    const { admin, left } = brokers(protocolError('UNKNOWN_TOPIC_OR_PARTITION'), protocolError('LEADER_NOT_AVAILABLE'), after);
    await ensureTopic(admin, WANTED);
    expect(left()).toBe(0);
  });

  it('waits no longer where the brokers say that something else is wrong', async () => {
    const { admin, left } = brokers(protocolError('TOPIC_AUTHORIZATION_FAILED'), protocolError('LEADER_NOT_AVAILABLE'));
    await expect(ensureTopic(admin, WANTED)).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED');
    expect(left()).toBe(1);
  });
});

/** Brokers that hold the topic, with these settings. */
const holding = (configs: Readonly<Record<string, string>>): TopicAdmin => ({
  ...brokers().admin,
  listTopics: () => Promise.resolve([WANTED.name]),
  fetchTopicMetadata: () =>
    Promise.resolve({ topics: [{ name: WANTED.name, partitions: [{ partitionErrorCode: 0, partitionId: 0, leader: 0, replicas: [], isr: [] }] }] }),
  describeConfigs: () => {
    const configEntries = Object.entries(configs).map(([configName, configValue]) => ({
      configName,
      configValue,
      readOnly: false,
      isDefault: false,
      configSource: 1,
      isSensitive: false,
      configSynonyms: [],
    }));
    return Promise.resolve({ resources: [{ configEntries, errorCode: 0, errorMessage: '', resourceName: WANTED.name, resourceType: 2 }], throttleTime: 0 });
  },
});

describe('a topic that is there', () => {
  const settings = {
    'cleanup.policy': 'delete',
    'retention.ms': '-1',
    'max.message.bytes': '1000',
    'message.timestamp.type': 'LogAppendTime',
    'compression.type': 'uncompressed',
    'retention.bytes': '-1',
  };
  it('is taken as it must be', async () => {
    await expect(ensureTopic(holding(settings), WANTED)).resolves.toBeUndefined();
  });

  it.each([
    ['cleanup.policy', 'compact,delete'],
    ['cleanup.policy', 'what comes next'],
    ['retention.ms', 'whenever'],
    ['max.message.bytes', 'many'],
  ])('is refused where %s is %s, which is none that is known', async (setting, value) => {
    const refused = { kind: 'invalid', message: expect.stringContaining(`${setting} is `) };
    await expect(ensureTopic(holding({ ...settings, [setting]: value }), WANTED)).rejects.toMatchObject(refused);
  });

  it('is not taken where the brokers do not tell how it is', async () => {
    await expect(ensureTopic(holding({ 'cleanup.policy': 'delete' }), WANTED)).rejects.toThrow('does not tell retention.ms of the topic new');
  });

  it.each([
    ['message.timestamp.type', 'CreateTime'],
    ['compression.type', 'producer'],
    ['retention.bytes', '1048576'],
  ])('bug-732: is refused where %s is %s: reports would be gone before they are read, or could not be', async (setting, value) => {
    const refused = { kind: 'invalid', message: expect.stringContaining(`${setting} is ${value}`) };
    await expect(ensureTopic(holding({ ...settings, [setting]: value }), WANTED)).rejects.toMatchObject(refused);
  });
});
