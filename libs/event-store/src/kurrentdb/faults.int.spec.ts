import { setImmediate as endOfTurn } from 'node:timers/promises';
import { append, everything, sampleEvents } from '../contract/under-test.js';
import { nowOf } from '#kernel';
import type { Appended, EventStore } from '../port.js';
import { eachItsOwn } from './testing/ledgers.js';
import { ServerLog } from './testing/server-log.js';
import { KurrentTestServer } from './testing/test-server.js';

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
    await isWritable(store);
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

describe('a cluster', () => {
  it('is followed to its leader, wherever that goes', async () => {
    const other = await KurrentTestServer.start({ log: own.server.log });
    try {
      const here = { host: 'localhost', port: own.server.port };
      const there = { host: 'localhost', port: other.port };
      own.server.faults.leader = there;
      const store = await own.ledgers.open();
      await append(store, 'a', 1);
      expect([own.server.subscribers, other.subscribers]).toEqual([0, 1]);
      own.server.faults.leader = null;
      other.faults.leader = here;
      other.dropSubscriptions();
      expect(await append(store, 'a', 1)).toMatchObject({ seq: 1, revision: 1 });
      expect(own.server.expectations).toEqual([0]);
    } finally {
      other.stop();
    }
  });

  it('is found by any of its nodes, and again when the one that led is gone', async () => {
    const log = new ServerLog();
    const [one, two] = [await KurrentTestServer.start({ log }), await KurrentTestServer.start({ log })];
    try {
      const members = (leader: KurrentTestServer): { port: number; isLeader: boolean }[] =>
        [one, two].map((node) => ({ port: node.port, isLeader: node === leader }));
      for (const node of [one, two]) node.members = members(two);
      const store = await own.ledgers.open('copy', { url: `kurrentdb://localhost:${one.port},localhost:${two.port}?tls=false&discoveryInterval=20` });
      await append(store, 'a', 1);
      expect([one.expectations.length, two.expectations.length]).toEqual([0, 1]);
      one.members = members(one);
      two.stop();
      expect(await append(store, 'a', 1)).toMatchObject({ seq: 1, revision: 1 });
      expect(one.expectations).toEqual([0]);
    } finally {
      one.stop();
      two.stop();
    }
  });
});

describe('a log that can not be sequenced', () => {
  const foreign = {
    id: '11111111-1111-4111-8111-111111111111',
    type: 'Stranger',
    contentType: 'application/json',
    data: Buffer.from('{}'),
    metadata: Buffer.from('{}'),
  } as const;

  it.each<[what: string, reason: RegExp, remedy: RegExp, harm: () => void]>([
    ['holds a foreign event', /Stranger.*not written by Fremdrift/, /nothing else write/, () => own.server.log.append('ledger/a', 'any', [foreign])],
    ['is to be taken away by age', /\$maxAge = 3600/, /take that setting/, () => own.server.log.setMetadata('ledger/a', { $maxAge: 3600 })],
    ['is to be taken away by number', /\$maxCount = 2/, /take that setting/, () => own.server.log.setMetadata('ledger/a', { $maxCount: 2 })],
    ['is to be taken away from its beginning', /\$tb = 2/, /take that setting/, () => own.server.log.setMetadata('ledger/a', { $tb: 2 })],
  ])('because it %s stops visibly, and takes no more until it is mended', async (_what, reason, remedy, harm) => {
    const since = nowOf(own.ledgers.clock);
    const store = await own.ledgers.open();
    await append(store, 'a', 3);
    harm();
    await until(() => !store.status().writable);
    expect(store.status()).toEqual({ writable: false, since, reason: expect.stringMatching(reason) });
    await expect(append(store, 'b', 1)).rejects.toMatchObject({ kind: 'unavailable', issues: [{ remedy: expect.stringMatching(remedy) }] });
    expect(await everything(store)).toHaveLength(3);
    await store.close();
    await expect(own.ledgers.open()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(reason) });
    own.server.log.keepOnly((event) => event.type !== 'Stranger');
    own.server.log.setMetadata('ledger/a', { $acl: {} });
    expect(await append(await own.ledgers.open(), 'b', 1)).toMatchObject({ seq: 3 });
  });

  it.each<[what: string, reason: RegExp, harm: () => void]>([
    [
      'lost events of a stream',
      /revision 2 after 0|3 events lies in the log with 1|goes on with revision/,
      () => own.server.log.keepOnly((_event, index) => index !== 1),
    ],
    ['lost its end', /lacks event .* \(seq 4\)/, () => own.server.log.keepOnly((_event, index) => index < 3)],
    ['was made anew', /lacks event|has event/, () => own.server.log.keepOnly(() => false)],
  ])('because it %s is refused at the start', async (_what, reason, harm) => {
    const store = await own.ledgers.open();
    for (let i = 0; i < 5; i += 1) await append(store, 'a', 1);
    await store.close();
    harm();
    const copy = /lost events/.test(_what) ? 'fresh' : 'copy';
    await expect(own.ledgers.open(copy)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(reason) });
  });

  it('because it is another one than the copy was made from is refused at the start', async () => {
    const store = await own.ledgers.open();
    await append(store, 'a', 2);
    await store.close();
    const other = await KurrentTestServer.start();
    try {
      await append(await own.ledgers.open('other', { url: other.url }), 'a', 2);
      await expect(own.ledgers.open('copy', { url: other.url })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/lacks event/) });
    } finally {
      other.stop();
    }
  });
});

/** Resolves when the store says that it can write, which it is asked in every turn of the event loop. */
function isWritable(store: EventStore): Promise<void> {
  return until(() => store.status().writable);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await endOfTurn();
}
