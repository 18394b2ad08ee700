import { join } from 'node:path';
import { setImmediate as letMessagesIn } from 'node:timers/promises';
import { ManualClock, systemClock, type Clock } from '#kernel';
import { openSqliteStore, type EventStore } from '#event-store';
import { event, LedgerRenamed } from '#domain';
import { settingsAt } from '../queries/ledger.js';
import { reachedSeq } from '../queries/point.js';
import { newEvent, opened } from '../testing/ledger.js';
import { TempFolders } from '../testing/views.js';
import { openViews } from './open-projector.js';
import { startProjector } from './start-projector.js';

const folders = new TempFolders();
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  await folders.remove();
});

async function running(events: number, clock: Clock = systemClock) {
  const folder = await folders.make();
  const store = await openSqliteStore(join(folder, 'ledger.db'));
  closing.push(() => store.close());
  await rename(store, 'first', 1, opened);
  if (events > 1) await rename(store, 'title', events - 1);
  const projector = startProjector({ folder }, { pageSize: 50, clock });
  closing.push(() => projector.close());
  const views = openViews({ folder });
  closing.push(() => views.close());
  return { folder, store, projector, views };
}

async function rename(store: EventStore, title: string, times: number, first?: typeof opened): Promise<void> {
  const events = Array.from({ length: times }, () => newEvent(first ?? event(LedgerRenamed, { title }), { actor: 'actor-first', role: 'admin' }));
  await store.append({ stream: 'ledger', expected: 'any', events });
}

describe('a projector in its thread', () => {
  it('lets one wait for a seq, and reads what it has reached', async () => {
    const { store, projector, views } = await running(10);
    expect(await projector.waitFor(9, 10_000)).toBe(true);
    await rename(store, 'later', 5);
    expect(await projector.waitFor(14, 10_000)).toBe(true);
    expect(await views.snapshot((read) => settingsAt(read, 14))).toMatchObject({ title: 'later' });
    expect(await projector.waitFor(3, 0)).toBe(true);
  });

  it('says "not yet" when the time is over', async () => {
    const { projector } = await running(1);
    expect(await projector.waitFor(5, 20)).toBe(false);
  });

  it('stands still while it is paused', async () => {
    const { store, projector } = await running(1);
    expect(await projector.waitFor(0, 10_000)).toBe(true);
    projector.pause();
    // the order takes effect after the page at hand
    while (!projector.status().paused) await letMessagesIn();
    await rename(store, 'later', 1);
    expect(await projector.waitFor(1, 600)).toBe(false);
    expect(projector.status()).toMatchObject({ paused: true, seq: 0, alive: true });
    projector.resume();
    expect(await projector.waitFor(1, 10_000)).toBe(true);
  });

  it('reports lag, stopped projections, and that it is alive and leads, being alone', async () => {
    const { projector } = await running(120);
    await projector.waitFor(119, 10_000);
    const { alive, leads, restarts, failure, projections } = projector.status();
    expect({ alive, leads, restarts, failure }).toEqual({ alive: true, leads: true, restarts: 0, failure: null });
    expect(projections.every(({ stopped }) => stopped === null)).toBe(true);
  });

  it('is held to be stuck once nothing was heard of it for five seconds, until it is heard of again', async () => {
    const clock = new ManualClock(0);
    const { projector } = await running(1, clock);
    await projector.waitFor(0, 10_000);
    clock.set(5_000_001);
    const held = { because: 'nothing was heard of it for more than 5 seconds', since: '1970-01-01T00:00:00.000000Z' };
    expect([projector.pulse().held, projector.status().alive]).toEqual([held, false]);
    while (projector.pulse().held !== null) await letMessagesIn();
    expect(projector.status().alive).toBe(true);
  });

  it('rebuilds while it is asked, and the answers go on', async () => {
    const { projector, views } = await running(2000);
    await projector.waitFor(1999, 20_000);
    const rebuilding = new AbortController();
    const seen: number[] = [];
    const rebuilt = projector.rebuild(({ done }) => seen.push(done)).finally(() => rebuilding.abort());
    while (!rebuilding.signal.aborted) {
      expect(await views.snapshot(reachedSeq)).toBe(1999);
      await letMessagesIn();
    }
    await rebuilt;
    expect(seen.length).toBeGreaterThan(0);
    expect(await views.snapshot(reachedSeq)).toBe(1999);
  }, 30_000);
});
