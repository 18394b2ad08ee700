import { append, everything, sampleEvents } from '../contract/under-test.js';
import { nowOf } from '#kernel';
import type { Appended } from '../port.js';
import { eachItsOwn } from './testing/ledgers.js';
import { until } from './testing/until.js';

const own = eachItsOwn();

describe('a fault on the way', () => {
  it('that drops the subscription is got over: it goes on where it was, and nothing comes twice', async () => {
    const store = await own.ledgers.open();
    for (let round = 0; round < 3; round += 1) {
      await append(store, 'a', 2);
      own.server.dropSubscriptions();
      await append(store, 'b', 1);
    }
    expect((await everything(store)).map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(store.status()).toEqual({ writable: true });
  });

  it('that delivers events twice is seen through', async () => {
    own.server.faults.deliversTwice = true;
    const store = await own.ledgers.open();
    await append(store, 'a', 3);
    await append(store, 'b', 1);
    expect((await everything(store)).map(({ stream, revision }) => [stream, revision])).toEqual([
      ['a', 0],
      ['a', 1],
      ['a', 2],
      ['b', 0],
    ]);
  });

  it('that loses the answer to an append loses nothing and appends nothing twice', async () => {
    const store = await own.ledgers.open();
    own.server.faults.losesAnswers = 2;
    expect(await append(store, 'a', 3)).toMatchObject({ firstSeq: 0, seq: 2, revision: 2 });
    expect(await append(store, 'a', 1)).toMatchObject({ seq: 3, revision: 3 });
    expect(own.server.log.events).toHaveLength(4);
  });

  it('that cuts the connection under load loses nothing that was acknowledged, and appends nothing twice', async () => {
    const store = await own.ledgers.open();
    const requests = Array.from({ length: 200 }, (_, index) => ({ stream: `s-${index % 40}`, expected: 'any' as const, events: sampleEvents(2) }));
    let acknowledged = 0;
    const sent = requests.map(async (request) => {
      for (;;) {
        const answer = await store.append(request).catch((error: unknown) => error);
        if (answer instanceof Error) {
          expect(answer).toMatchObject({ kind: 'unavailable' });
          continue;
        }
        acknowledged += 1;
        if (acknowledged === 30) {
          own.server.stop();
          await own.server.restart();
        }
        return (answer as Appended).firstSeq;
      }
    });
    const firsts = await Promise.all(sent);
    const stored = await everything(store);
    expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 400 }, (_, seq) => seq));
    expect(firsts.map((seq) => stored[seq ?? -1]?.id)).toEqual(requests.map(({ events }) => events[0]?.id));
  });

  it('that lets another writer in between is met by trying again, or by the actual revision', async () => {
    const [store, other] = [await own.ledgers.open(), await own.ledgers.open('other')];
    own.server.faults.beforeAppend = async () => {
      own.server.faults.beforeAppend = () => undefined;
      await append(other, 'a', 1);
    };
    expect(await append(store, 'a', 2)).toMatchObject({ firstSeq: 1, revision: 2 });
    own.server.faults.beforeAppend = async () => {
      own.server.faults.beforeAppend = () => undefined;
      await append(other, 'a', 1);
    };
    await expect(append(store, 'a', 1, { expected: 2 })).rejects.toMatchObject({ name: 'WrongRevision', expected: 2, actual: 3 });
  });

  it('that delays the sequencer answers without a seq in time, and neither repeats nor forgets the append', async () => {
    const store = await own.ledgers.open('copy', { waitMs: 100 });
    await append(store, 'a', 1);
    own.server.faults.holdsDeliveries = true;
    const request = { stream: 'a', expected: 'any', events: sampleEvents(2) } as const;
    expect(await store.append(request)).toEqual({ position: '300', firstSeq: null, seq: null, revision: 2, recordedAt: null, repeated: false });
    await expect(store.append(request)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('not been sequenced yet') });
    await expect(store.append({ ...request, stream: 'b' })).rejects.toMatchObject({ kind: 'unavailable' });
    own.server.deliver();
    expect(await store.append(request)).toMatchObject({ firstSeq: 1, seq: 2, revision: 2, repeated: true });
    expect(own.server.log.events).toHaveLength(3);
  });

  it('bug-770: that leaves as many events unsequenced as may be is waited for, before more is refused', async () => {
    const store = await own.ledgers.open('copy', { waitMs: 100, seqComesLater: true, queue: { appends: 4, bytes: 1_000_000 } });
    own.server.faults.holdsDeliveries = true;
    expect(await append(store, 'a', 4)).toMatchObject({ seq: null, revision: 3 });
    await expect(append(store, 'b', 1)).rejects.toMatchObject({ kind: 'busy', message: expect.stringContaining('4 events wait for the sequencer') });
    const waits = append(store, 'b', 1);
    own.server.deliver();
    expect(await waits).toMatchObject({ revision: 0 });
    expect(own.server.log.events).toHaveLength(5);
  });

  it('that makes the server slow is told, and what comes about after all is neither lost nor repeated', async () => {
    const store = await own.ledgers.open('copy', { answerMs: 200 });
    const slow = Promise.withResolvers<void>();
    own.server.faults.beforeAppend = () => slow.promise;
    const request = { stream: 'a', expected: 'none', events: sampleEvents(2) } as const;
    await expect(store.append(request)).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ problem: expect.stringContaining('does not answer in time') }],
    });
    own.server.faults.beforeAppend = () => undefined;
    slow.resolve();
    expect(await store.append(request)).toMatchObject({ firstSeq: 0, seq: 1, revision: 1 });
    expect(own.server.log.events).toHaveLength(2);
  });

  it('that makes an append too large for the server is told as one', async () => {
    const store = await own.ledgers.open();
    own.server.faults.maxAppendSize = 1_000;
    await expect(append(store, 'a', 10)).rejects.toMatchObject({
      kind: 'too-large',
      issues: [{ field: 'events', problem: expect.stringContaining('1000 bytes') }],
    });
    expect(await everything(store)).toEqual([]);
  });

  it('for a minute is told with its reason and since when, and ends by itself with nothing lost', async () => {
    let out = 0;
    const told: unknown[] = [];
    const pause = async (milliseconds: number): Promise<void> => {
      own.ledgers.clock.advance(milliseconds * 1_000);
      told.push(store.status());
      out += milliseconds;
      if (out >= 60_000 && out - milliseconds < 60_000) await own.server.restart();
    };
    const store = await own.ledgers.open('copy', { pause });
    await append(store, 'a', 2);
    own.server.stop();
    await expect(append(store, 'a', 1)).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'KURRENTDB_URL', problem: expect.stringContaining('no server answers') }],
    });
    await until(() => store.status().writable);
    expect(out).toBeGreaterThanOrEqual(60_000);
    expect(told.at(-1)).toEqual({
      writable: false,
      since: expect.stringMatching(/^2022-01-01T00:00:0/),
      reason: expect.stringContaining('no server answers at localhost'),
    });
    expect(nowOf(own.ledgers.clock) > '2022-01-01T00:01:00').toBe(true);
    expect(await append(store, 'a', 1)).toMatchObject({ seq: 2, revision: 2 });
  });

  it('that leaves a subscription silent is ended by subscribing anew', async () => {
    const store = await own.ledgers.open('copy', { quietMs: 20 });
    const first = own.server.subscriptionsBegun;
    await until(() => own.server.subscriptionsBegun > first);
    expect(await append(store, 'a', 1)).toMatchObject({ seq: 0 });
    expect(store.status()).toEqual({ writable: true });
  });
});
