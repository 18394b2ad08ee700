import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as letMessagesIn } from 'node:timers/promises';
import { randomToken, timeOrderedId, workerUrl } from '#kernel';
import { openSqliteStore, type EventStore } from '#event-store';
import { parseCheckpoint, parseNote } from '#transparency';
import { nodeDisk } from '../disk/index.js';
import { startPublisher, type PublisherHandle } from './start-publisher.js';
import { ORIGIN } from './testing/publishing.js';

let folder: string;
let store: EventStore;
let publisher: PublisherHandle;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'publisher-'));
  store = await openSqliteStore(join(folder, 'ledger.db'));
  await append(3);
  publisher = startPublisher(workerUrl(import.meta.url, './testing-publisher.worker.js'), { folder, origin: ORIGIN });
});
afterEach(async () => {
  await publisher.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function append(count: number): Promise<void> {
  const events = Array.from({ length: count }, () => ({
    id: timeOrderedId(Date.now() * 1000),
    type: 'Happened',
    schema: 1,
    validFrom: null,
    validTo: null,
    corrects: null,
    commitment: randomToken(32),
    salt: randomToken(),
    payload: '{}',
  }));
  await store.append({ stream: 'stream', expected: 'any', events });
}

const sizeOf = (note: string) => parseCheckpoint(parseNote(note).text).size;
const published = async () => sizeOf((await nodeDisk(join(folder, 'published')).read('checkpoint'))?.toString() ?? '');

describe('a publisher in its thread', () => {
  it('signs when it is asked, over all that was there then', async () => {
    expect(sizeOf(await publisher.signNow())).toBe(3);
    await append(300);
    expect(await Promise.all([publisher.signNow(), publisher.signNow()]).then((notes) => notes.map(sizeOf))).toEqual([303, 303]);
    expect(await published()).toBe(303);
  });

  it('publishes what is new by itself, and says how far it has come', async () => {
    while (publisher.status().checkpoint?.size !== 3) await letMessagesIn();
    await append(10);
    while (publisher.status().checkpoint?.size !== 13) await letMessagesIn();
    expect(publisher.status()).toMatchObject({ checkpoint: { origin: ORIGIN, size: 13 }, lag: 0, missing: [], failure: null });
  });

  it('is heard of, whether or not there is something new', async () => {
    const { at } = publisher.pulse();
    while (publisher.pulse().at === at) await letMessagesIn();
    expect(publisher.pulse()).toMatchObject({ part: 'publisher', held: null });
  });

  it('publishes what is new before it ends', async () => {
    await publisher.signNow();
    await append(5);
    await publisher.close();
    expect(await published()).toBe(8);
    await expect(publisher.signNow()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is started anew when it is lost, and still answers what it was asked', async () => {
    expect(sizeOf(await publisher.signNow())).toBe(3);
    await nodeDisk(join(folder, 'orders')).write([{ path: 'end', bytes: Buffer.alloc(0) }]);
    await append(1);
    while (publisher.status().failure === null) await letMessagesIn();
    expect(publisher.status().failure?.error).toContain("the publisher's thread was lost");
    expect(sizeOf(await publisher.signNow())).toBe(4);
    while (publisher.status().failure !== null) await letMessagesIn();
  });
});
