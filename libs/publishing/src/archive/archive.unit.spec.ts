import fc from 'fast-check';
import { formatCheckpoint, formatNote, type Checkpoint, type NoteSignature } from '#transparency';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import { checkpointPath } from './path.js';
import { openArchive, type CheckpointArchive } from './index.js';

const ORIGIN = 'ledger.example.org/progress';
const rootOf = (size: number, history = 0) => Buffer.alloc(32, `${size}/${history}`);
const by = (name: string, id = 1): NoteSignature => ({ name, id, signature: Buffer.alloc(64, name) });
const noteOf = (size: number, signatures: readonly NoteSignature[] = [by(ORIGIN)], more: Partial<Checkpoint> = {}) =>
  formatNote(formatCheckpoint({ origin: ORIGIN, size, root: rootOf(size), ...more }), signatures);

async function archiveOf(...sizes: readonly number[]) {
  const disk = new SimulatedDisk();
  const archive = openArchive(disk);
  await archive.begin(ORIGIN);
  for (const size of sizes) await archive.keep(noteOf(size));
  return { disk, archive };
}

async function sizesOf(archive: CheckpointArchive): Promise<readonly number[]> {
  const sizes: number[] = [];
  for await (const { size } of archive.all(ORIGIN)) sizes.push(size);
  return sizes;
}

describe('the archive of checkpoints', () => {
  it('knows the origins that were begun for a ledger', async () => {
    const { archive } = await archiveOf(1);
    for (const [origin, ledger] of [
      ['a.example', 'ledger-1'],
      ['b.example', 'ledger-1'],
      ['a.example', 'ledger-2'],
      ['c.example', 'ledger-2'],
    ] as const)
      await archive.begin(origin, ledger);
    expect((await archive.originsOf('ledger-1')).toSorted()).toEqual(['a.example', 'b.example']);
    expect(await archive.originsOf('ledger-2')).toEqual(['c.example']);
    expect(await archive.originsOf('ledger-3')).toEqual([]);
  });

  it('finds the latest, the one that covers an event, and all, as a plain list would', async () => {
    const size = fc.oneof(fc.nat(2000), fc.nat(2_000_000), fc.maxSafeNat());
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(size, { minLength: 1, maxLength: 20 }), fc.array(size), async (unsorted, asked) => {
        const sizes = unsorted.toSorted((x, y) => x - y);
        const { archive } = await archiveOf(...sizes);
        expect((await archive.latest(ORIGIN))?.size).toBe(sizes.at(-1));
        expect(await sizesOf(archive)).toEqual(sizes);
        for (const seq of [...asked, ...sizes, ...sizes.map((each) => each - 1)]) {
          const covering = sizes.find((each) => each > seq);
          for (const time of ['first', 'remembered']) expect([time, (await archive.covering(ORIGIN, seq))?.size]).toEqual([time, covering]);
        }
      }),
    );
  });

  it('finds what covers an event when it comes later', async () => {
    const { archive } = await archiveOf(5);
    expect(await archive.covering(ORIGIN, 5)).toBeNull();
    await archive.keep(noteOf(6));
    expect(await archive.covering(ORIGIN, 5)).toMatchObject({ origin: ORIGIN, size: 6, root: rootOf(6), note: noteOf(6) });
  });

  it('looks into few folders, however many checkpoints there are', async () => {
    const { disk } = await archiveOf(...Array.from({ length: 300 }, (_, index) => 10_000 * (index + 1)));
    let looks = 0;
    const counting = openArchive({
      read: (path) => disk.read(path),
      write: (files) => disk.write(files),
      remove: (path) => disk.remove(path),
      alone: (work) => disk.alone(work),
      list: (folder) => {
        looks += 1;
        return disk.list(folder);
      },
    });
    for (const seq of [0, 1_234_567, 2_999_999]) {
      looks = 0;
      await counting.covering(ORIGIN, seq);
      expect(looks).toBeLessThanOrEqual(12);
    }
  });

  it('keeps each origin apart, and knows which were begun', async () => {
    const { archive } = await archiveOf(5);
    expect([await archive.isBegun(ORIGIN), await archive.isBegun('other.example/log')]).toEqual([true, false]);
    expect([await archive.latest('other.example/log'), await archive.covering('other.example/log', 0)]).toEqual([null, null]);
  });

  it('keeps nothing of an origin that was never begun here: its checkpoints lie elsewhere', async () => {
    const archive = openArchive(new SimulatedDisk());
    await expect(archive.keep(noteOf(1))).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'FREMDRIFT_CHECKPOINTS' }] });
    expect(await archive.latest(ORIGIN)).toBeNull();
  });

  it('adds signatures to one that is kept, the first of each key, also when a larger one has come', async () => {
    const { archive } = await archiveOf(5, 6);
    const later = { ...by('witness.example/w', 7), signature: Buffer.alloc(64, 'later') };
    await archive.keep(noteOf(5, [by('witness.example/w', 7)]));
    const { note } = await archive.keep(noteOf(5, [later, by('other.example/w', 8), by(ORIGIN)]));
    expect(note).toBe(noteOf(5, [by(ORIGIN), by('witness.example/w', 7), by('other.example/w', 8)]));
    expect((await archive.covering(ORIGIN, 4))?.note).toBe(note);
  });

  it('refuses a second history: the same size with another root, and a smaller one that was not kept', async () => {
    const { archive, disk } = await archiveOf(5, 9);
    const before = disk.files();
    await expect(archive.keep(noteOf(9, [by(ORIGIN)], { root: rootOf(9, 2) }))).rejects.toMatchObject({ kind: 'conflict' });
    await expect(archive.keep(noteOf(7))).rejects.toMatchObject({ kind: 'conflict' });
    await expect(archive.keep('no note')).rejects.toMatchObject({ kind: 'invalid' });
    expect(disk.files()).toEqual(before);
  });

  it('keeps only one of two histories that come at once', async () => {
    const { archive } = await archiveOf(5);
    const results = await Promise.allSettled([archive.keep(noteOf(9)), archive.keep(noteOf(9, [by(ORIGIN)], { root: rootOf(9, 2) })), archive.keep(noteOf(8))]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('says that a file was altered, and which', async () => {
    const { archive, disk } = await archiveOf(5);
    const path = checkpointPath(ORIGIN, 5);
    for (const bytes of ['', noteOf(6), noteOf(5, [by(ORIGIN)], { origin: 'other.example/log' })]) {
      await disk.write([{ path, bytes: Buffer.from(bytes) }]);
      await expect(archive.latest(ORIGIN)).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: path }] });
    }
  });

  it('keeps the first time stamp of a checkpoint that is kept, which counts as no checkpoint', async () => {
    const { archive } = await archiveOf(5);
    await archive.keepTimeStamp(ORIGIN, 5, Buffer.from('first'));
    await archive.keepTimeStamp(ORIGIN, 5, Buffer.from('second'));
    expect((await archive.timeStamp(ORIGIN, 5))?.toString()).toBe('first');
    expect(await archive.timeStamp(ORIGIN, 6)).toBeNull();
    await expect(archive.keepTimeStamp(ORIGIN, 6, Buffer.from('x'))).rejects.toMatchObject({ kind: 'conflict' });
    expect(await sizesOf(archive)).toEqual([5]);
  });

  it('lays a checkpoint where a person finds it by its size', () => {
    expect([0, 703, 4703, 1_234_067].map((size) => checkpointPath(ORIGIN, size).replace(/^[0-9a-f]{64}\//, ''))).toEqual([
      '1/000',
      '1/703',
      '2/004/703',
      '3/001/234/067',
    ]);
  });
});
