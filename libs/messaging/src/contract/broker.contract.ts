import { randomUUID } from 'node:crypto';
import { Refused } from '#kernel';
import { MAX_MESSAGE_BYTES, type Broker, type Message, type Received, type TopicSpec } from '../port.js';

const message = (key: string | null, value: string, headers: Readonly<Record<string, string>> = {}): Message => ({ key, value, headers });
const byText = (one: string | null, other: string | null) => String(one).localeCompare(String(other));
const bytesIn = (value: string | Buffer) => Buffer.from(value as string);
const textOf = ({ value }: Received) => value?.toString() ?? null;

/** What every adapter of {@link Broker} must do. */
export function brokerContract(name: string, open: () => Promise<Broker>): void {
  describe(`a broker: ${name}`, () => {
    let broker: Broker;
    let topic: string;
    beforeAll(async () => {
      broker = await open();
    });
    afterAll(() => broker.close());
    beforeEach(() => {
      topic = `contract.${randomUUID()}`;
    });

    const make = (more: Partial<TopicSpec> = {}) =>
      broker.ensureTopic({ name: topic, partitions: 3, cleanup: 'delete', retentionMs: null, maxMessageBytes: MAX_MESSAGE_BYTES, ...more });

    async function allRead(): Promise<Received[]> {
      const read: Received[] = [];
      await broker.read(topic, async (messages) => {
        read.push(...messages);
      });
      return read;
    }

    /** What a member of the group is given until nothing is left, or `until` says so. */
    async function consumed(group: string, until: (all: readonly Received[]) => boolean = () => false): Promise<Received[]> {
      const all: Received[] = [];
      const stop = new AbortController();
      await broker.consume({ topic, group, signal: stop.signal, upToNow: true }, async (messages) => {
        all.push(...messages);
        if (until(all)) stop.abort();
      });
      return all;
    }

    it('gives back what it was sent: key, value, headers, a time and a place', async () => {
      await make();
      await broker.send(topic, [message('k', 'værsågod', { 'content-type': 'text/plain', ord: 'ærlig' }), { key: null, value: null, headers: {} }]);
      const read = (await allRead()).toSorted((one, other) => byText(one.key, other.key));
      expect(read).toEqual([
        expect.objectContaining({ key: 'k', headers: { 'content-type': 'text/plain', ord: 'ærlig' }, topic, offset: 0 }),
        expect.objectContaining({ key: null, value: null, headers: {} }),
      ]);
      expect(read.map(textOf)).toEqual(['værsågod', null]);
      expect(read[0]?.at).toMatch(/^20\d\d-.*Z$/);
    });

    it('bug-741: gives back byte for byte what is no text in keys and headers, and headers that are given more than once', async () => {
      await make();
      const sent = { key: Buffer.from([0xff, 0x00, 0xfe]), headers: { odd: Buffer.from([0xfe, 0xff]), twice: ['one', Buffer.from([0xfd])] } };
      await broker.send(topic, [{ ...sent, value: 'x' }]);
      const [{ asSent, headers } = { asSent: sent, headers: {} }] = await allRead();
      const [odd, twice] = [asSent.headers['odd'], asSent.headers['twice'] as string[]];
      expect([asSent.key, odd, twice.map(bytesIn)]).toEqual([sent.key, sent.headers.odd, sent.headers.twice.map(bytesIn)]);
      expect(headers).toMatchObject({ twice: 'one' });
    });

    it('keeps the order of each key, over many sends and more than fits in one request', async () => {
      await make();
      const large = 'x'.repeat(200_000);
      const keys = ['a', 'b', 'c', 'd'];
      for (let round = 0; round < 3; round += 1) {
        await broker.send(
          topic,
          Array.from({ length: 12 }, (_, index) => message(keys[index % 4] as string, `${round * 12 + index} ${large}`)),
        );
      }
      const read = await allRead();
      expect(read).toHaveLength(36);
      for (const key of keys) {
        const numbers = read.filter((one) => one.key === key).map((one) => Number.parseInt(textOf(one) ?? '', 10));
        expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
        expect(new Set(read.filter((one) => one.key === key).map(({ partition }) => partition)).size).toBe(1);
      }
    });

    it('reads an empty topic to its end at once', async () => {
      await make();
      expect(await allRead()).toEqual([]);
      expect(await consumed('anyone')).toEqual([]);
    });

    it('keeps at least the last value of each key of a compacted topic', async () => {
      await make({ cleanup: 'compact', partitions: 1 });
      await broker.send(topic, [message('a', '1'), message('b', '1'), message('a', '2')]);
      const last = new Map((await allRead()).map((one) => [one.key, textOf(one)]));
      expect([...last]).toEqual([
        ['a', '2'],
        ['b', '1'],
      ]);
    });

    it('hands over once what was acknowledged, and to each group', async () => {
      await make();
      const sent = ['1', '2', '3', '4', '5'];
      await broker.send(
        topic,
        sent.map((value) => message(value, value)),
      );
      expect(await broker.unacknowledged(topic, 'one')).toBe(5);
      expect((await consumed('one')).map(textOf).toSorted(byText)).toEqual(sent);
      expect([await broker.unacknowledged(topic, 'one'), await broker.size(topic)]).toEqual([0, 5]);
      expect(await consumed('one')).toEqual([]);
      await broker.send(topic, [message('6', '6')]);
      expect((await consumed('one')).map(textOf)).toEqual(['6']);
      expect((await consumed('two')).map(textOf).toSorted(byText)).toEqual([...sent, '6']);
    });

    it('hands over again what was not acknowledged, and throws what the consumer threw', async () => {
      await make({ partitions: 1 });
      await broker.send(topic, [message('a', '1'), message('a', '2')]);
      const failure = new Error('the ledger is away');
      const attempt = broker.consume({ topic, group: 'g', signal: new AbortController().signal }, () => Promise.reject(failure));
      await expect(attempt).rejects.toBe(failure);
      expect((await consumed('g')).map(textOf)).toEqual(['1', '2']);
    });

    it('waits for what comes, until it is told to stop', async () => {
      await make();
      const stop = new AbortController();
      const got: (string | null)[] = [];
      const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
      const consuming = broker.consume({ topic, group: 'g', signal: stop.signal }, async (messages) => {
        got.push(...messages.map(textOf));
        if (got.includes('first')) isReady();
        if (got.includes('second')) stop.abort();
      });
      await broker.send(topic, [message('a', 'first')]);
      await ready;
      await broker.send(topic, [message('a', 'second')]);
      await consuming;
      expect(got).toEqual(['first', 'second']);
    });

    it('bug-733: ends when it is told to while it still begins', async () => {
      await make();
      const stop = new AbortController();
      const consuming = broker.consume({ topic, group: topic, signal: stop.signal }, async () => undefined);
      stop.abort();
      await expect(consuming).resolves.toBeUndefined();
    });

    it('stops between batches, and leaves the rest for later', async () => {
      await make({ partitions: 1 });
      await broker.send(
        topic,
        Array.from({ length: 1200 }, (_, index) => message('a', String(index))),
      );
      const first = await consumed('g', (all) => all.length > 0);
      expect(first.length).toBeLessThan(1200);
      const rest = await consumed('g');
      expect([...first, ...rest].map(textOf)).toEqual(Array.from({ length: 1200 }, (_, index) => String(index)));
    });

    it('reads no further than it is asked to', async () => {
      await make({ partitions: 1 });
      await broker.send(
        topic,
        Array.from({ length: 1200 }, (_, index) => message('a', String(index))),
      );
      const enough = new AbortController();
      const read: Received[] = [];
      const take = async (messages: readonly Received[]) => {
        read.push(...messages);
        enough.abort();
      };
      await broker.read(topic, take, enough.signal);
      expect(textOf(read[0] as Received)).toBe('0');
      expect(read.length).toBeLessThan(1200);
    });

    it('makes a topic once, and refuses one that is there with other settings, naming them', async () => {
      await make({ retentionMs: -1 });
      await make({ retentionMs: -1, partitions: 5 });
      for (const [other, words] of [
        [{ cleanup: 'compact' }, 'cleanup.policy is delete, not compact'],
        [{ retentionMs: 1000 }, 'retention.ms is -1, not 1000'],
        [{ partitions: 1 }, '3 partitions, not 1'],
        [{ maxMessageBytes: 50_000_000 }, 'max.message.bytes is'],
      ] as const) {
        const refused = await make({ retentionMs: -1, ...other }).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(Refused);
        expect(refused).toMatchObject({ kind: 'invalid', issues: [{ field: `topic ${topic}`, problem: expect.stringContaining(words) }] });
      }
    });

    it('refuses a message that is larger than the topic takes, and sends none in its place', async () => {
      await make();
      await expect(broker.send(topic, [message('a', 'x'.repeat(2_000_000))])).rejects.toMatchObject({ kind: 'too-large', issues: [{ field: topic }] });
      expect(await allRead()).toEqual([]);
    });

    it('makes no topic by itself', async () => {
      await expect(broker.send(topic, [message('a', '1')])).rejects.toMatchObject({ kind: 'not-found' });
      await expect(consumed('g')).rejects.toMatchObject({ kind: 'not-found' });
      await expect(broker.read(topic, async () => undefined)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(broker.size(topic)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(broker.unacknowledged(topic, 'g')).rejects.toMatchObject({ kind: 'not-found' });
    });
  });
}
