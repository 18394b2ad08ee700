import { checkConsistency, type Checkpoint } from '#transparency';
import type { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import { contradiction } from '../witness/contradiction.js';
import type { SignedCheckpoint } from './port.js';
import { Publisher } from './publisher.js';
import { audited, ORIGIN, publishing } from './testing/publishing.js';

/** Turns one bit of a file over, somewhere in its middle. */
async function flipABit(disk: SimulatedDisk, path: string): Promise<void> {
  const bytes = (await disk.read(path)) ?? Buffer.alloc(0);
  const place = Math.floor(bytes.length / 2);
  bytes[place] = (bytes[place] ?? 0) ^ 4;
  await disk.write([{ path, bytes }]);
}

const hashTiles = (disk: SimulatedDisk) => [...disk.files().keys()].filter((path) => /^tile\/\d/.test(path));

/** A log that is published, with checkpoints over each of the sizes, and what a witness that saw the first four of them makes of the next. */
async function published(...sizes: readonly number[]) {
  const seen: Checkpoint[] = [];
  const said: (string | null)[] = [];
  const problems: string[] = [];
  const witness = async (signed: SignedCheckpoint) => {
    try {
      for (const earlier of seen) {
        said.push(await contradiction(signed, earlier));
        if (earlier.size > 0) checkConsistency({ from: earlier, to: signed, proof: await signed.proofFrom(earlier.size) });
      }
      if (seen.length < 4) seen.push(signed);
      return [];
    } catch (error) {
      problems.push((error as Error).message);
      return [{ from: 'witness W', problem: 'could not be asked' }];
    }
  };
  const all = await publishing({}, { afterwards: [witness] });
  for (const size of sizes) {
    all.log.grow(size - all.log.leaves.length);
    await all.publisher.publish();
  }
  return { ...all, said, problems };
}

describe('a damaged tile of hashes', () => {
  it('bug-1032: is never taken for a second history, wherever it lies, and is made anew from the log', async () => {
    const { disks, publisher, log, vkey, said, problems } = await published(3, 300, 65_900, 66_200);
    const chosen = hashTiles(disks.published).filter((path) => !/^tile\/0\/\d{3}$/.test(path) || /\/(000|001|100|255|256|257)$/.test(path));
    const needed: string[] = [];
    for (const path of chosen) {
      const whole = (await disks.published.read(path)) ?? Buffer.alloc(0);
      problems.length = 0;
      await flipABit(disks.published, path);
      log.grow(1);
      await publisher.publish();
      await publisher.publish();
      expect([path, said.filter((words) => words !== null), publisher.missing]).toEqual([path, [], []]);
      if (problems.length > 0) {
        needed.push(path);
        expect(problems).toEqual([expect.stringMatching(/^a tile of hashes is missing or damaged/)]);
        expect([path, (await disks.published.read(path))?.equals(whole) ?? true]).toEqual([path, true]);
      } else await disks.published.write([{ path, bytes: whole }]);
    }
    expect((await audited(disks, vkey))?.size).toBe(log.leaves.length);
    expect(needed).toEqual(expect.arrayContaining(['tile/0/000', 'tile/0/001', 'tile/0/257', 'tile/1/000']));
  }, 60_000);

  it('bug-1033: is not made anew from a log that is not what was signed, and nothing of that is signed', async () => {
    const { disks, log, parts, archive } = await published(300, 600);
    await flipABit(disks.published, 'tile/0/002.p/88');
    log.leaves[5] = { seq: 5, envelope: 'forged' };
    log.grow(300);
    const before = disks.published.files();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(new Publisher(parts).publish()).rejects.toMatchObject({ kind: 'unavailable', message: 'the log is not the one that was signed' });
      expect(disks.published.files()).toEqual(before);
      expect((await archive.latest(ORIGIN))?.size).toBe(600);
    }
  });

  it('bug-1035: goes with all others when files are made anew, also one that only smaller trees had', async () => {
    const { disks, publisher, log, vkey } = await published(300, 550, 600);
    const whole = disks.published.files();
    expect([...whole.keys()]).toContain('tile/0/002.p/38');
    for (const path of ['tile/0/002.p/38', 'tile/0/000', 'tile/1/000.p/2']) await flipABit(disks.published, path);
    await flipABit(disks.inside, 'tile/entries/001');
    publisher.makeAnew();
    await publisher.publish();
    const mended = disks.published.files();
    for (const [path, bytes] of mended) expect([path, whole.get(path)?.equals(bytes)]).toEqual([path, true]);
    expect([...mended.keys()]).not.toContain('tile/0/002.p/38');
    log.grow(1);
    await publisher.publish();
    expect((await audited(disks, vkey))?.size).toBe(601);
  });
});
