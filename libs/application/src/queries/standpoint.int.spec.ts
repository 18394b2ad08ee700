import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock, microsOf, parseDate, parseInstant } from '#kernel';
import { openSqliteReader, type EventReader } from '#event-store';
import { openProjector, openViews, type ViewsReader } from '#projections';
import { holderOfTheFiles } from '../authority/index.js';
import { openLedger, type NewLedger } from '../ledger/index.js';
import { standpointOf, type AskedPoint } from './standpoint.js';

const create: NewLedger = { ledger: 'test', origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };
const at = (text: string) => microsOf(parseInstant(text));
const clock = new ManualClock(0);
const root = Buffer.alloc(32, 7);

let folder: string;
let log: EventReader;
let views: ViewsReader;
let asked: (readonly [origin: string, seq: number])[];

/** A ledger opened in Oslo on 1 January, with its first two events; on 1 February renamed at noon, moved to New York a minute before midnight, and renamed after it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'standpoint-'));
  clock.set(at('2023-01-01T11:00:00Z'));
  const ledger = await openLedger(folder, { create, clock });
  const caller = holderOfTheFiles('actor-system');
  const mandate = { body: 'Board', date: parseDate('2023-01-01') };
  const steps = [
    ['2023-02-01T11:00:00Z', 'renameLedger', { title: 'Noon' }],
    ['2023-02-01T22:59:00Z', 'changeTimeZone', { timeZone: 'America/New_York' }],
    ['2023-02-01T23:30:00Z', 'renameLedger', { title: 'Half past' }],
    ['2023-02-02T05:00:00Z', 'renameLedger', { title: 'The next day' }],
  ] as const;
  try {
    for (const [time, name, data] of steps) {
      clock.set(at(time));
      await ledger.runner.execute({ name, data, caller, expected: 'latest', mandate, reason: 'decided' });
    }
  } finally {
    await ledger.close();
  }
  const projector = await openProjector({ folder });
  while (await projector.step());
  await projector.close();
  log = openSqliteReader(join(folder, 'ledger.db'));
  views = openViews({ folder });
});
afterAll(async () => {
  await views.close();
  await log.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked = [];
  clock.set(at('2023-03-01T03:00:00Z'));
});

const checkpoints = {
  covering: async (origin: string, seq: number) => {
    asked.push([origin, seq]);
    return seq > 0 ? null : { origin, size: 1, root, note: '' };
  },
};

const standing = (params: AskedPoint) => views.snapshot((read) => standpointOf(read, params, { log, checkpoints, clock }));
const pointOf = async (params: AskedPoint) => (await standing(params)).point;

describe('where an answer stands', () => {
  it('is now, on the day it is where the organisation is, and with the checkpoint over what is known', async () => {
    const { point, basis } = await standing({});
    expect(point).toEqual({ at: '2023-02-28', seq: 5 });
    expect(basis).toEqual({
      ...point,
      asOf: '2023-03-01T03:00:00.000000Z',
      timeZone: 'America/New_York',
      checkpoint: null,
      rules: '1',
      sample: false,
    });
    expect(asked).toEqual([['test.example/ledger', 5]]);
  });

  it('as known on a day is at its end in the zone that was in force then, on that day', async () => {
    expect(await pointOf({ asOf: '2023-01-31' })).toEqual({ at: '2023-01-31', seq: 1 });
    expect(await pointOf({ asOf: '2023-02-01' })).toEqual({ at: '2023-02-01', seq: 4 });
    expect(await pointOf({ asOf: '2023-02-02' })).toEqual({ at: '2023-02-02', seq: 5 });
  });

  it('as known at an instant or a position is on the day that was, in the zone known by then', async () => {
    expect(await pointOf({ asOf: '2023-02-01T22:30:00Z' })).toEqual({ at: '2023-02-01', seq: 2 });
    expect(await pointOf({ asOf: '2023-02-02T04:30:00Z' })).toEqual({ at: '2023-02-01', seq: 4 });
    expect(await pointOf({ asOf: 'seq:4' })).toEqual({ at: '2023-02-01', seq: 4 });
    expect(await pointOf({ asOf: 'seq:5' })).toEqual({ at: '2023-02-02', seq: 5 });
  });

  it('is on no day after today, unless that is asked for', async () => {
    expect(await pointOf({ asOf: '2023-12-31' })).toEqual({ at: '2023-02-28', seq: 5 });
    expect(await pointOf({ asOf: '2023-01-31', at: parseDate('2023-12-31') })).toEqual({ at: '2023-12-31', seq: 1 });
  });

  it('is covered by the first checkpoint that there is over it, under the origin of the ledger', async () => {
    const { basis, checkpointOver } = await standing({ asOf: 'seq:0' });
    const checkpoint = { origin: 'test.example/ledger', size: 1, root: root.toString('base64') };
    expect(basis).toMatchObject({ asOf: 'seq:0', seq: 0, timeZone: 'Europe/Oslo', checkpoint });
    expect([await checkpointOver(0), await checkpointOver(1)]).toEqual([checkpoint, null]);
  });

  it('finds another point of knowledge too, and says which field holds none', async () => {
    const { seqOf } = await views.snapshot(async (read) => {
      const found = await standpointOf(read, {}, { log, checkpoints, clock });
      return { seqOf: await Promise.all([found.seqOf('2023-01-31', 'from'), found.seqOf('seq:3', 'from')]) };
    });
    expect(seqOf).toEqual([1, 3]);
    await expect(standing({ asOf: 'seq:6' })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'asOf' }] });
    await expect(standing({ asOf: '2022-12-31' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is refused by a link that names other rules than were in force', async () => {
    expect(await pointOf({ rules: '1' })).toEqual({ at: '2023-02-28', seq: 5 });
    const problem = 'the rules in force at that position are 1, not 2';
    const remedy = 'use the link as it was given, or leave rules out';
    await expect(standing({ rules: '2' })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'rules', problem, remedy }] });
  });
});
