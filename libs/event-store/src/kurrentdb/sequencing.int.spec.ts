import { hash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { append, everything, sampleEvents, START } from '../contract/under-test.js';
import type { AppendRequest, EventStore, StoredEvent } from '../port.js';
import { openSqliteStore } from '../sqlite/store.js';
import { Bookmark } from './bookmark.js';
import { eachItsOwn } from './testing/ledgers.js';

const own = eachItsOwn();

/** Appends of all sizes, with clocks that leap and go back. */
const requests: readonly AppendRequest[] = Array.from({ length: 40 }, (_, index) => ({
  stream: `stream-${index % 7}`,
  expected: 'any',
  events: sampleEvents(1 + (index % 4)),
  claimedAt: START + ((index * 7_919) % 100) * 1_000,
}));

describe('the sequencer', () => {
  it('gives the events of one log the same place, time and envelope in every process, byte for byte', async () => {
    const writer = await own.ledgers.open('writer');
    const beside = await own.ledgers.open('beside');
    for (const request of requests) await writer.append(request);
    const later = await own.ledgers.open('later');
    const events = await everything(writer);
    expect(events).toHaveLength(100);
    expect(await everything(later)).toEqual(events);
    expect(await reaches(beside, events)).toEqual(events);
  });

  it('gives them the very Merkle root that the embedded store gives the same appends', async () => {
    const embedded = await openSqliteStore(join(own.ledgers.folder, 'embedded.db'));
    const store = await own.ledgers.open();
    try {
      for (const request of requests) {
        await store.append(request);
        await embedded.append(request);
      }
      expect(rootOf(await everything(store))).toBe(rootOf(await everything(embedded)));
    } finally {
      await embedded.close();
    }
  });

  it('takes in what another process appends, and lets writers of both decide on it', async () => {
    const [one, other] = [await own.ledgers.open('one'), await own.ledgers.open('other')];
    await append(one, 'a', 2, { expected: 'none' });
    await append(other, 'a', 1, { expected: 1 });
    await expect(append(one, 'a', 1, { expected: 1 })).rejects.toMatchObject({ name: 'WrongRevision', actual: 2 });
    const races = [one, other, one, other, one, other].map((store) => append(store, 'b', 1));
    expect(new Set((await Promise.all(races)).map(({ revision }) => revision))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect((await reaches(one, await everything(other))).map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('makes the copy again, the same, when it was removed', async () => {
    const before = await filled();
    for (const file of readdirSync(own.ledgers.folder)) if (!file.endsWith('.place')) rmSync(join(own.ledgers.folder, file));
    expect(await everything(await own.ledgers.open())).toEqual(before);
  });

  it('goes on from where it was, and reads again what it had not marked', async () => {
    const before = await filled();
    rmSync(`${own.ledgers.copyOf('copy')}.place`);
    const store = await own.ledgers.open();
    expect(await everything(store)).toEqual(before);
    expect(await append(store, 'a', 1)).toMatchObject({ seq: before.length });
  });

  it('leaves the streams of others alone, and marks how far it has looked past them', async () => {
    const store = await own.ledgers.open('copy', { quietMs: 10 });
    await append(store, 'a', 1);
    const foreign = { type: 'T', contentType: 'application/json', data: new Uint8Array(), metadata: new Uint8Array() } as const;
    for (let i = 0; i < 100; i += 1) own.server.log.append('ledger2/a', 'any', [{ ...foreign, id: crypto.randomUUID() }]);
    const bookmark = new Bookmark(`${own.ledgers.copyOf('copy')}.place`);
    const seventieth = own.server.log.events[70]?.position.commit ?? 0n;
    while ((bookmark.read()?.position.commit ?? 0n) < seventieth) await endOfTurn();
    expect(bookmark.read()).toMatchObject({ seq: 0 });
    expect(await append(store, 'a', 1)).toMatchObject({ seq: 1, revision: 1 });
    await store.close();
    expect(await everything(await own.ledgers.open())).toHaveLength(2);
  });

  it('never appends without saying what it expects', async () => {
    const store = await own.ledgers.open();
    await append(store, 'a', 1);
    await append(store, 'a', 1, { expected: 'any' });
    await append(store, 'b', 1, { expected: 'none' });
    expect(own.server.expectations).toEqual(['no-stream', 0, 'no-stream']);
  });

  it('appends one by one where a server knows no batches', async () => {
    own.server.faults.batchAppends = false;
    const store = await own.ledgers.open();
    expect(await append(store, 'a', 3)).toMatchObject({ seq: 2, revision: 2 });
    await expect(append(store, 'a', 1, { expected: 'none' })).rejects.toMatchObject({ name: 'WrongRevision', actual: 2 });
    await expect(append(store, 'b', 1, { expected: 5 })).rejects.toMatchObject({ name: 'WrongRevision', actual: -1 });
  });

  it('takes hundreds of appends at once on a connection that is still cold', async () => {
    const store = await own.ledgers.open();
    const answers = await Promise.all(Array.from({ length: 300 }, (_, index) => append(store, `s-${index % 150}`, 1)));
    expect(answers.map(({ seq }) => seq).sort((one, other) => Number(one) - Number(other))).toEqual(answers.map((_, index) => index));
  });
});

async function filled(): Promise<readonly StoredEvent[]> {
  const store = await own.ledgers.open();
  for (const request of requests) await store.append(request);
  const events = await everything(store);
  await store.close();
  return events;
}

/** What the store holds once it holds as much as `events`. */
async function reaches(store: EventStore, events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = [];
  for await (const page of store.follow(-1, { pageSize: 1_000, signal: AbortSignal.timeout(20_000) })) {
    found.push(...page);
    if (found.length >= events.length) break;
  }
  return found;
}

/** RFC 6962, section 2.1, as it is written there. */
function rootOf(events: readonly StoredEvent[]): string {
  return treeHash(events.map(({ envelope }) => Buffer.from(envelope))).toString('hex');
}

function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return sha256([0], leaves[0] as Buffer);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256([1], treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)));
}

function sha256(first: readonly number[], ...rest: readonly Buffer[]): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(first), ...rest]), 'buffer');
}
