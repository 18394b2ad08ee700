import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCheckpoint, formatNote, parseNote, type NoteSignature } from '#transparency';
import { nodeDisk } from '../disk/index.js';
import { openArchive } from './index.js';

const ORIGIN = 'ledger.example.org/progress';
const by = (name: string): NoteSignature => ({ name, id: 1, signature: Buffer.alloc(64, name) });
const noteOf = (size: number, ...names: readonly string[]) => formatNote(formatCheckpoint({ origin: ORIGIN, size, root: Buffer.alloc(32) }), names.map(by));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The folder of checkpoints as one of several processes has it. */
const opened = () => openArchive(nodeDisk(folder));

describe('an archive that several keep at once', () => {
  it('bug-1030: loses no signature that others add to a checkpoint of the same size meanwhile', async () => {
    await opened().begin(ORIGIN);
    for (let size = 1; size <= 20; size += 1) {
      const keepers = Array.from({ length: 6 }, () => opened());
      await keepers[0]?.keep(noteOf(size, ORIGIN));
      await Promise.all(keepers.map((archive, index) => archive.keep(noteOf(size, `witness.example/${index}`))));
      const names = parseNote((await opened().latest(ORIGIN))?.note ?? '').signatures.map(({ name }) => name);
      expect(names.toSorted()).toEqual([ORIGIN, ...keepers.map((_, index) => `witness.example/${index}`)]);
    }
  });

  it('bug-1031: keeps one of two histories, and the first time stamp, whoever brings them', async () => {
    await opened().begin(ORIGIN);
    const other = (size: number) => formatNote(formatCheckpoint({ origin: ORIGIN, size, root: Buffer.alloc(32, 1) }), [by(ORIGIN)]);
    for (let size = 1; size <= 20; size += 1) {
      const histories = await Promise.allSettled([opened().keep(noteOf(size, ORIGIN)), opened().keep(other(size))]);
      expect(histories.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const stamps = ['one', 'two'].map(async (stamp) => {
        await opened().keepTimeStamp(ORIGIN, size, Buffer.from(stamp));
        return (await opened().timeStamp(ORIGIN, size))?.toString();
      });
      expect(new Set(await Promise.all(stamps)).size).toBe(1);
    }
  });
});
