import fc from 'fast-check';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import { audited, ORIGIN, publishing } from '../publisher/testing/publishing.js';
import { startUpCheck } from './index.js';

/** A log with a checkpoint over its first `signed` entries, and what the start-up check is given of it. */
async function checked(signed: number, more = 0) {
  const given = await publishing({ size: signed });
  await given.publisher.publish();
  given.log.grow(more);
  const rebuilt: string[] = [];
  const parts = {
    ...given.parts,
    random: (below: number) => Math.floor(Math.random() * below),
    onRebuild: (problem: string) => {
      rebuilt.push(problem);
    },
  };
  return { ...given, rebuilt, parts, check: (vkeys = [given.vkey], origin = ORIGIN) => startUpCheck(parts, { origin, vkeys }) };
}

/** How many leaves of a log of this size a check reads. */
async function leavesRead(size: number): Promise<number> {
  const { parts, vkey, log } = await checked(size);
  let leaves = 0;
  const counting = {
    head: () => log.head(),
    readLeaves: async (after: number, limit: number) => {
      leaves += limit;
      return log.readLeaves(after, limit);
    },
  };
  await startUpCheck({ ...parts, log: counting }, { origin: ORIGIN, vkeys: [vkey] });
  return leaves;
}

const refusal = (field: string, message: RegExp) => ({ kind: 'unavailable', message: expect.stringMatching(message), issues: [{ field }] });

describe('the check at start-up', () => {
  it.each([1, 255, 256, 257, 5000, 65_536])('lets a log of %i signed entries pass, also with some that are not signed yet', async (size) => {
    for (const more of [0, 1, 300]) {
      const { check, rebuilt } = await checked(size, more);
      await check();
      expect(rebuilt).toEqual([]);
    }
  });

  it('lets a log pass that was given a key and never signed, and one that was never given any', async () => {
    const { parts, vkey } = await publishing({ size: 3 });
    await startUpCheck({ ...parts, random: Math.random }, { origin: ORIGIN, vkeys: [vkey] });
    await startUpCheck({ ...parts, random: Math.random }, { origin: 'never.example/begun', vkeys: [] });
  });

  it('refuses every older copy of the log, also one from before it had a key, and says what is missing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 599 }), async (left) => {
        const { check, log } = await checked(600);
        log.leaves.splice(left);
        const message = new RegExp(`the log holds ${left} events, but a checkpoint was signed over 600: the last ${600 - left} are missing`);
        await expect(check()).rejects.toMatchObject(refusal('ledger.db', message));
        await expect(check([])).rejects.toMatchObject(refusal('ledger.db', message));
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a log whose end was changed, naming the event', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 512, max: 599 }), async (seq) => {
        const { check, log } = await checked(600, 5);
        log.leaves[seq] = { seq, envelope: 'changed' };
        await expect(check()).rejects.toMatchObject(refusal('ledger.db', new RegExp(`event ${seq} is not the one that was signed over`)));
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a log that was changed in a tile it looks at, and one with a hole', async () => {
    const { check, log } = await checked(300);
    log.leaves[7] = { seq: 7, envelope: 'changed' };
    await expect(check()).rejects.toMatchObject(refusal('ledger.db', /event 7 is not/));
    const holed = await checked(300, 5);
    holed.log.leaves.splice(290, 1);
    await expect(holed.check()).rejects.toMatchObject(refusal('ledger.db', /event 290 is not/));
  });

  it('looks at no more of a long log than of a short one', async () => {
    expect(await leavesRead(65_000)).toBeLessThanOrEqual(17 * 256);
  });

  it.each([
    ['published', 'all'],
    ['inside', 'all'],
    ['published', 'tile/1/000.p/2'],
    ['inside', 'tile/entries/002.p/88'],
  ] as const)('makes the files anew that are missing (%s: %s), from a log that is whole', async (disk, which) => {
    const { check, disks, rebuilt, vkey } = await checked(600);
    for (const path of which === 'all' ? ['tile'] : [which]) await disks[disk].remove(path);
    await check();
    expect(rebuilt).toHaveLength(1);
    expect((await audited(disks, vkey))?.size).toBe(600);
    await check();
    expect(rebuilt).toHaveLength(1);
  });

  it('makes damaged tiles anew, but touches none where the log was changed as well', async () => {
    const { check, disks, log, vkey } = await checked(600);
    const tile = disks.published.files().get('tile/0/002.p/88') ?? Buffer.alloc(0);
    await disks.published.write([{ path: 'tile/0/002.p/88', bytes: Buffer.concat([Buffer.alloc(32), tile.subarray(32)]) }]);
    await check();
    expect((await audited(disks, vkey))?.size).toBe(600);
    log.leaves[100] = { seq: 100, envelope: 'changed' };
    await disks.published.remove('tile/0/001');
    const before = disks.published.files();
    await expect(check()).rejects.toMatchObject(refusal('ledger.db', /was altered/));
    expect(disks.published.files()).toEqual(before);
  });

  it('refuses to go on without the folder of checkpoints, and with an older copy of it', async () => {
    const { disks, check, log, publisher } = await checked(5);
    const older = disks.checkpoints.files();
    log.grow(5);
    await publisher.publish();
    await disks.checkpoints.remove([...older.keys()][0]?.split('/')[0] ?? '');
    await expect(check()).rejects.toMatchObject(refusal('FREMDRIFT_CHECKPOINTS', /does not know/));
    await disks.checkpoints.write([...older].map(([path, bytes]) => ({ path, bytes })));
    await expect(check()).rejects.toMatchObject(refusal('FREMDRIFT_CHECKPOINTS', /over 10 events was published, but the last one kept is over 5/));
  });

  it('refuses checkpoints that none of the ledger’s keys signed', async () => {
    const { check } = await checked(5);
    const { vkey } = await publishing();
    await expect(check([vkey])).rejects.toMatchObject(refusal('FREMDRIFT_CHECKPOINTS', /not signed with a key of this ledger/));
    await expect(check([])).rejects.toMatchObject(refusal('FREMDRIFT_CHECKPOINTS', /not signed with a key of this ledger/));
  });

  it('passes by what another log has published in the same place', async () => {
    const { check, disks } = await checked(5);
    const other = await publishing({ size: 50 });
    await other.publisher.publish();
    await disks.published.write([{ path: 'checkpoint', bytes: (await other.disks.published.read('checkpoint')) ?? Buffer.alloc(0) }]);
    await check();
  });

  it('reads nothing of a disk that it need not', async () => {
    const { parts, vkey } = await checked(65_536);
    let reads = 0;
    const counting = (disk: SimulatedDisk) => ({
      write: (files: Parameters<SimulatedDisk['write']>[0]) => disk.write(files),
      list: (folder: string) => disk.list(folder),
      remove: (path: string) => disk.remove(path),
      alone: <T>(work: () => Promise<T>) => disk.alone(work),
      read: (path: string) => {
        reads += 1;
        return disk.read(path);
      },
    });
    await startUpCheck(
      { ...parts, published: counting(parts.published as SimulatedDisk), inside: counting(parts.inside as SimulatedDisk) },
      { origin: ORIGIN, vkeys: [vkey] },
    );
    expect(reads).toBeLessThan(200);
  });
});
