import type { Stored } from '#domain';
import type { StoredEvent } from '#event-store';
import { FoldedStreams } from './index.js';
import { furnish, measuring, memory, runnerOver } from './testing/workbench.js';

const club = (number: number) => `measurements-members:club-${number}`;

let parts: ReturnType<typeof memory>;
let read: string[];
let kept: (maxEvents?: number) => FoldedStreams;

beforeEach(async () => {
  parts = memory();
  const { runner } = await runnerOver(parts.store, parts.vault);
  await furnish(runner);
  for (const [index, unit] of ['club-1', 'club-1', 'club-2'].entries()) await runner.execute(measuring(index, { with: { unit } }));
  read = [];
  const reader = {
    readStream: (...given: Parameters<typeof parts.store.readStream>): Promise<readonly StoredEvent[]> => {
      read.push(given[0]);
      return parts.store.readStream(...given);
    },
  };
  kept = (maxEvents) => new FoldedStreams(reader, maxEvents);
});

describe('the folded states of streams', () => {
  it('are read once, also when many ask at the same time', async () => {
    const streams = kept();
    const loaded = await Promise.all(Array.from({ length: 8 }, () => streams.load(club(1))));
    expect(new Set(loaded).size).toBe(1);
    expect(loaded[0]?.revision).toBe(1);
    expect(await streams.load(club(1))).toBe(loaded[0]);
    expect(read).toEqual([club(1)]);
  });

  it('of an empty stream is the initial one, at no revision', async () => {
    expect(await kept().load('ledger')).toMatchObject({ revision: 0 });
    expect(await kept().load('plan-nowhere')).toEqual({ revision: -1, state: null });
  });

  it('make room for others, the least recently used first', async () => {
    const streams = kept(5);
    await streams.load(club(1));
    await streams.load(club(2));
    await streams.load(club(1));
    await streams.load('access');
    await streams.load(club(1));
    expect(read).toEqual([club(1), club(2), 'access']);
    await streams.load(club(2));
    expect(read).toEqual([club(1), club(2), 'access', club(2)]);
  });

  it('keep the last one used, however large', async () => {
    const streams = kept(0);
    expect(await streams.load(club(1))).toBe(await streams.load(club(1)));
  });

  it('are not set back by a reading that began before an append', async () => {
    const streams = kept();
    const reading = streams.load(club(2));
    const { revision, state } = await kept().load(club(2));
    const newer = { revision: revision + 1, state };
    streams.advance(club(2), newer);
    await reading;
    expect(await streams.load(club(2))).toBe(newer);
  });

  it('are read anew once dropped', async () => {
    const streams = kept();
    const before = await streams.load(club(1));
    streams.drop(club(1));
    expect(await streams.load(club(1))).not.toBe(before);
  });

  it('count the revision on with each event', async () => {
    const streams = kept();
    const folded = await streams.load('access');
    const granted = { type: 'AccessGranted', data: { grant: 'g', actor: 'actor-x', role: 'admin', unit: null, audience: 'inside' } };
    const stored = { ...granted, validFrom: '2023-01-01', validTo: null, corrects: null, id: 'x', actor: 'a', revision: 0 } as Stored;
    expect(streams.evolved('access', folded, [stored, { ...stored, data: { ...granted.data, grant: 'h' } }])).toMatchObject({ revision: 1 });
  });
});
