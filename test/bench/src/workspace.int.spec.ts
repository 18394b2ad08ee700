import { runLedger } from '#application';
import { openSqliteReader } from '#event-store';
import { join } from 'node:path';
import { GOAL } from './ledger/things.js';
import { Workspace } from './workspace.js';

describe('the ledgers of the benchmark', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());

  it('have exactly as many events as were asked for', async () => {
    for (const events of [1000, 1700]) {
      const reader = openSqliteReader(join((await workspace.filled(events)).folder, 'ledger.db'));
      expect((await reader.head()).seq).toBe(events - 1);
      await reader.close();
    }
  });

  it('have the same facts of the goal, whatever their size', async () => {
    const [small, large] = [await timelineIn((await workspace.filled(1000)).folder), await timelineIn((await workspace.filled(1700)).folder)];
    expect(small).toEqual(large);
    expect(small.points.length).toBeGreaterThan(30);
    expect(small.points.every(({ figures }) => figures.length > 0)).toBe(true);
  });

  it('begin as the same bytes on both sides of a figure', async () => {
    const [ours, theirs] = [await eventsIn(await workspace.furnished()), await eventsIn(await workspace.furnished())];
    expect(ours).toEqual(theirs);
  });
});

async function timelineIn(folder: string): Promise<{ readonly points: readonly { readonly on: string; readonly figures: readonly unknown[] }[] }> {
  const running = await runLedger(folder);
  const answer = await running.ask({ question: 'goalTimeline', params: { goal: GOAL, at: '2023-12-31' }, address: '/' }, running.ledger.self);
  await running.close();
  const { points } = JSON.parse(answer) as Awaited<ReturnType<typeof timelineIn>>;
  return { points };
}

async function eventsIn(folder: string) {
  const reader = openSqliteReader(join(folder, 'ledger.db'));
  const events = await reader.readAll(-1, 1000);
  await reader.close();
  return events;
}
