import { ManualClock } from '#kernel';
import { CheckpointMoved } from '../engine/views.js';
import { ProjectorLoop, type Stepped } from './projector-loop.js';
import type { ProjectorNews, ProjectorReport } from './projector-messages.js';

/** A loop over steps that each do as told: move by one, or fail; after the last there is nothing to do. */
function looping(steps: readonly ('move' | Error)[]) {
  const left = [...steps];
  let seq = -1;
  let closed = false;
  const projector: Stepped = {
    leads: true,
    get seq() {
      return seq;
    },
    step: async () => {
      const next = left.shift();
      if (next instanceof Error) throw next;
      if (next === 'move') seq += 1;
      return next === 'move';
    },
    status: async () => [],
    progress: async () => null,
    rebuild: async () => undefined,
    close: async () => {
      closed = true;
    },
  };
  const said: ProjectorNews[] = [];
  const waiting: { readonly wanted: (report: ProjectorReport) => boolean; readonly resolve: (report: ProjectorReport) => void }[] = [];
  const loop = new ProjectorLoop(projector, new ManualClock(1_700_000_000_000_000), (news) => {
    said.push(news);
    if (news.kind === 'report') for (const { wanted, resolve } of waiting) if (wanted(news.report)) resolve(news.report);
  });
  const reported = (wanted: (report: ProjectorReport) => boolean) => new Promise<ProjectorReport>((resolve) => waiting.push({ wanted, resolve }));
  return { loop, said, reported, isClosed: () => closed, left };
}

describe('the projector loop', () => {
  it('goes on after a failure by itself, and says what failed and since when until it does', async () => {
    const { loop, reported } = looping(['move', new Error('disk full'), new Error('disk full'), 'move']);
    const [failed, mended] = [reported(({ failure }) => failure !== null), reported(({ seq, failure }) => seq === 1 && failure === null)];
    const ended = loop.run();
    expect(await failed).toMatchObject({ seq: 0, failure: { error: 'disk full', since: '2023-11-14T22:13:20.000000Z' } });
    await mended;
    loop.order({ kind: 'close' });
    await ended;
  });

  it('stands still when another projector is at work, until it is told to go on', async () => {
    const { loop, reported, left } = looping(['move', new CheckpointMoved('facts', 0), 'move']);
    const paused = reported((report) => report.paused);
    const ended = loop.run();
    expect((await paused).failure?.error).toMatch(/another projector writes to the same read models/);
    expect(left).toEqual(['move']);
    const resumed = reported(({ seq }) => seq === 1);
    loop.order({ kind: 'resume' });
    expect(await resumed).toMatchObject({ paused: false, failure: null });
    loop.order({ kind: 'close' });
    await ended;
  });

  it('tells each seq it reaches once, and closes the projector when it is told to end', async () => {
    const { loop, said, reported, isClosed } = looping(['move', 'move', 'move']);
    const done = reported(({ seq }) => seq === 2);
    const ended = loop.run();
    await done;
    loop.order({ kind: 'close' });
    await ended;
    expect(said.flatMap((news) => (news.kind === 'reached' ? [news.seq] : []))).toEqual([0, 1, 2]);
    expect(isClosed()).toBe(true);
  });
});
