import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '#kernel';
import { openSqliteReader, type EventReader, type StoredEvent } from '#event-store';
import { MemoryBroker, type Message } from '#messaging';
import { openProjector, openViews } from '#projections';
import { furnish, measuring } from '../commands/testing/workbench.js';
import { openLedger, type NewLedger } from '../ledger/index.js';
import { eventMessage, positionMessage, relayTopics, sourceOf } from '../relay/index.js';
import { reconcile } from './index.js';

const create: NewLedger = { ledger: 'test', origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };
const topics = relayTopics('test');

let folder: string;
let log: EventReader;
let all: readonly StoredEvent[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reconcile-'));
  const ledger = await openLedger(folder, { create });
  await furnish(ledger.runner, 'opened');
  for (let n = 1; n <= 4; n += 1) await ledger.runner.execute(measuring(n));
  await ledger.close();
  const projector = await openProjector({ folder });
  while (await projector.step());
  await projector.close();
  log = openSqliteReader(join(folder, 'ledger.db'));
  all = await log.readAll(-1, 1000);
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

const messageOf = (event: StoredEvent) => eventMessage(event, sourceOf('test'));

/** Brokers that were sent these messages, and acknowledged the log up to `last`. */
async function relayed(messages: readonly Message[] = all.map(messageOf), last: StoredEvent | null = all.at(-1) ?? null) {
  const broker = new MemoryBroker();
  for (const topic of [topics.events, topics.position]) await broker.ensureTopic(topic);
  await broker.send(topics.events.name, messages);
  if (last !== null) await broker.send(topics.position.name, [positionMessage({ ledger: 'test', seq: last.seq, event: last.id })]);
  return { broker, topics };
}

async function found(from: Awaited<ReturnType<typeof relayed>> | null) {
  const views = openViews({ folder });
  try {
    return await reconcile({ log, views, relayed: from, clock: systemClock });
  } finally {
    await views.close();
  }
}

function inViews(sql: string): void {
  const database = new DatabaseSync(join(folder, 'views.db'));
  database.exec(sql);
  database.close();
}

/** The last event of the stream of measurements, and the one before. */
function lastMeasurements(): readonly [StoredEvent, StoredEvent] {
  return all.filter(({ stream }) => stream === all.at(-1)?.stream).slice(-2) as [StoredEvent, StoredEvent];
}

describe('reconciling log, read models and topics', () => {
  it('finds all three alike', async () => {
    expect(await found(await relayed())).toMatchObject({
      holds: true,
      ledger: 'test',
      seq: all.length - 1,
      readModels: { seq: all.length - 1, statuses: [] },
      events: { seq: all.length - 1, ahead: 0, repeats: 0, disordered: [], place: { due: { count: all.length }, different: [] } },
    });
    expect(await found(null)).toMatchObject({ holds: true, events: null });
  });

  it('finds the row of the read models that was removed by hand', async () => {
    const [, last] = lastMeasurements();
    inViews(`DELETE FROM measurement WHERE root = '${last.id}'`);
    const { holds, readModels } = await found(await relayed());
    expect(holds).toBe(false);
    expect('places' in readModels && readModels.places.filter(({ different }) => different.length > 0)).toMatchObject([
      { place: 'measurement', different: [{ stream: last.stream, faults: [{ at: `root ${last.id}, seq ${last.seq}`, is: 'missing' }] }] },
    ]);
  });

  it('finds a message that is missing, one that is altered, and one that is no event’s', async () => {
    const [before, last] = lastMeasurements();
    const messages = all.flatMap((event) => {
      if (event === before) return [];
      const message = messageOf(event);
      return event === last ? [{ ...message, value: String(message.value).replace('"subject"', '"Subject"') }] : [message];
    });
    const { holds, events } = await found(await relayed([...messages, { key: 'stranger', value: 'hello', headers: {} }]));
    expect(holds).toBe(false);
    expect(events?.place.different).toMatchObject([
      {
        stream: last.stream,
        due: { count: 4 },
        found: { count: 3 },
        faults: [
          { at: `seq ${before.seq}`, is: 'missing' },
          { at: `seq ${last.seq}`, is: 'altered' },
        ],
      },
      { stream: 'stranger', due: { count: 0 }, found: { count: 1 }, faults: [{ is: 'extra' }] },
    ]);
  });

  it('takes what at least once allows for right: a repeated tail, and messages that are not acknowledged yet', async () => {
    const acknowledged = all.at(-3) ?? null;
    const sent = all.slice(0, -1).map(messageOf);
    expect(await found(await relayed([...sent, ...sent.slice(-4)], acknowledged))).toMatchObject({
      holds: true,
      events: { seq: acknowledged?.seq, repeats: 3, ahead: 2, place: { due: { count: all.length - 2 } } },
    });
    expect(await found(await relayed(sent.slice(0, 2), null))).toMatchObject({ holds: true, events: { seq: -1, ahead: 2 } });
  });

  it('finds a repetition that says something else, and a stream whose order was lost', async () => {
    const [before, last] = lastMeasurements();
    const [one, other] = [messageOf(before), messageOf(last)];
    const rest = all.filter((event) => event !== before && event !== last).map(messageOf);
    const { holds, events } = await found(await relayed([...rest, other, one, { ...one, value: 'something else' }]));
    expect(holds).toBe(false);
    expect(events).toMatchObject({ disordered: [last.stream] });
    expect(events?.place.different).toMatchObject([{ stream: last.stream, faults: [{ at: expect.stringMatching(`^seq ${before.seq} again`), is: 'extra' }] }]);
  });

  it('tells that read models are missing, and refuses topics of another ledger', async () => {
    rmSync(join(folder, 'views.db'));
    expect(await found(await relayed())).toMatchObject({ holds: true, readModels: { why: expect.stringContaining('not been built') } });
    const from = await relayed();
    await from.broker.send(topics.position.name, [positionMessage({ ledger: 'other', seq: 0, event: 'x' })]);
    await expect(found(from)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('is of the ledger other') });
  });
});
