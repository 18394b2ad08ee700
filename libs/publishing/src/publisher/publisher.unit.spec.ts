import { Refused } from '#kernel';
import { tilePath, tilesOf } from '#transparency';
import { openArchive } from '../archive/index.js';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import type { Missing } from './port.js';
import { Publisher } from './publisher.js';
import { audited, ORIGIN, publishing } from './testing/publishing.js';

describe('publishing a log', () => {
  it.each([1, 255, 256, 257, 511, 512, 5000, 65_536, 70_000])('gives %i entries a tree that an auditor finds sound', async (size) => {
    const { publisher, disks, log, vkey } = await publishing({ size });
    await publisher.publish();
    const checkpoint = await audited(disks, vkey);
    expect(checkpoint).toMatchObject({ origin: ORIGIN, size });
    expect(checkpoint?.root.equals(await log.rootAt(size))).toBe(true);
  });

  it('goes on where it was, also after a restart, and every checkpoint stands', async () => {
    const { parts, disks, log, archive, vkey } = await publishing();
    let publisher = new Publisher(parts);
    for (const by of [3, 250, 10, 700, 1, 255, 1]) {
      log.grow(by);
      await publisher.publish();
      if (by % 2 === 0) publisher = new Publisher(parts);
      expect((await audited(disks, vkey))?.size).toBe(log.leaves.length);
    }
    const kept: number[] = [];
    for await (const { size, root } of archive.all(ORIGIN)) {
      kept.push(size);
      expect(root.equals(await log.rootAt(size))).toBe(true);
    }
    expect(kept).toEqual([3, 253, 263, 963, 964, 1219, 1220]);
  });

  it('tells of each page it takes in, so that a long log is not taken for a publisher that hangs', async () => {
    let pages = 0;
    const onPage = () => {
      pages += 1;
    };
    const { publisher } = await publishing({ size: 1000 }, { pageSize: 256, onPage });
    await publisher.publish();
    expect(pages).toBe(4);
    await publisher.publish();
    expect(pages).toBe(4);
  });

  it('bug-1061: says after each page whether there may be more: a log that grows while it is read is not read a few entries at a time', async () => {
    const { publisher, log } = await publishing({ size: 600 }, { pageSize: 512 });
    expect([await publisher.step(), await publisher.step()]).toEqual([true, false]);
    log.grow(3);
    expect(await publisher.step()).toBe(false);
    log.grow(509);
    expect((await publisher.publish())?.size).toBe(1112);
  });

  it('takes no partial tile with it that a full one has replaced, and serves none that is wider than its checkpoint says', async () => {
    const { publisher, disks, log } = await publishing();
    for (const by of [100, 100, 100, 300]) {
      log.grow(by);
      await publisher.publish();
    }
    expect([...disks.published.files().keys()]).toEqual(['checkpoint', 'tile/0/000', 'tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/1', 'tile/1/000.p/2']);
    expect([...disks.inside.files().keys()]).toEqual(['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/88']);
  });

  it('bug-457: parts nothing that was appended as one, also what comes while it reads', async () => {
    const { parts, log } = await publishing({ size: 30 }, { pageSize: 50 });
    let batch = 100;
    const growing = {
      head: () => log.head(),
      readLeaves: (after: number, limit: number) => {
        log.grow(batch);
        batch = 0;
        return log.readLeaves(after, limit);
      },
    };
    const publisher = new Publisher({ ...parts, log: growing });
    expect((await publisher.publish())?.size).toBe(30);
    expect((await publisher.publish())?.size).toBe(130);
  });

  it('signs nothing anew when nothing is new', async () => {
    const { publisher, archive, log } = await publishing({ size: 5 });
    const first = await publisher.publish();
    expect(await publisher.publish()).toEqual(first);
    log.grow(1);
    expect((await publisher.publish())?.size).toBe(6);
    const sizes: number[] = [];
    for await (const { size } of archive.all(ORIGIN)) sizes.push(size);
    expect(sizes).toEqual([5, 6]);
  });

  it("reads the log a tile's worth at a time", async () => {
    const { log, publisher } = await publishing({ size: 10_000 }, { pageSize: 700 });
    expect((await publisher.publish())?.size).toBe(10_000);
    expect(log.largestPage).toBe(256);
  });

  it('publishes nothing while the log has no key', async () => {
    let adopted = false;
    const { publisher, disks, vkey } = await publishing({ size: 10 }, { standing: async () => (adopted ? { origin: ORIGIN, since: 9 } : null) });
    expect([await publisher.step(), await publisher.publish(), publisher.latest]).toEqual([false, null, null]);
    expect(disks.published.files().size).toBe(0);
    adopted = true;
    await publisher.publish();
    expect((await audited(disks, vkey))?.size).toBe(10);
  });

  it('covers the event that a new origin holds from with the first checkpoint under it, which begins a history of its own', async () => {
    const other = 'ledger.example.org/second';
    let standing = { origin: ORIGIN, since: 0 };
    const { publisher, log, signer, disks, archive } = await publishing({ size: 300 }, { standing: async () => standing });
    const before = await publisher.publish();
    const vkey = await signer.adopt(other);
    log.grow(20);
    standing = { origin: other, since: 310 };
    await publisher.publish();
    expect(await audited(disks, vkey)).toMatchObject({ origin: other, size: 320 });
    expect(await archive.latest(ORIGIN)).toEqual(before);
  });

  it('leaves no tile of what a log lost before it went on under another origin', async () => {
    const other = 'ledger.example.org/second';
    const { parts, log, signer, disks } = await publishing({ size: 600 });
    await new Publisher(parts).publish();
    log.leaves.length = 290;
    log.leaves.push({ seq: 290, envelope: '{"entry":"another origin"}' });
    const vkey = await signer.adopt(other);
    await new Publisher({ ...parts, standing: async () => ({ origin: other, since: 290 }) }).publish();
    expect(await audited(disks, vkey)).toMatchObject({ origin: other, size: 291 });
    const tiles = [...disks.published.files().keys()].filter((path) => path.startsWith('tile/'));
    expect(tiles.sort()).toEqual([...tilesOf(291)].map(tilePath).sort());
  });

  it('waits for the event that an origin holds from when it hears of the origin first', async () => {
    let late = true;
    const given = await publishing(
      { size: 3 },
      {
        standing: async () => {
          if (late) given.log.grow(2);
          late = false;
          return { origin: ORIGIN, since: 4 };
        },
      },
    );
    expect((await given.publisher.publish())?.size).toBe(5);
  });

  it('bug-488: waits no longer than the log is for the event that its origin holds from', async () => {
    const { publisher } = await publishing({ size: 0 });
    await expect(publisher.publish()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/ends before event 0/) });
    const { publisher: ahead } = await publishing({ size: 10 }, { standing: async () => ({ origin: ORIGIN, since: 10 }) });
    await expect(ahead.publish()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/ends before event 10/) });
  });

  it('publishes what was archived and not published, when it was lost between', async () => {
    const { parts, disks, vkey, log } = await publishing({ size: 300 });
    const lost = new Publisher({ ...parts, published: failing(disks.published, 'checkpoint') });
    await expect(lost.publish()).rejects.toThrow('no space');
    log.grow(0);
    expect(await audited(disks, vkey)).toBeNull();
    await new Publisher(parts).publish();
    expect((await audited(disks, vkey))?.size).toBe(300);
  });

  it('goes on by itself when a disk that was full has space again', async () => {
    const { parts, disks, vkey, log } = await publishing({ size: 10 });
    let full = true;
    const inside = failing(disks.inside, 'tile/entries/000', () => full);
    const publisher = new Publisher({ ...parts, inside });
    await publisher.publish();
    log.grow(600);
    await expect(publisher.publish()).rejects.toMatchObject({ kind: 'unavailable' });
    full = false;
    await publisher.publish();
    expect((await audited(disks, vkey))?.size).toBe(610);
  });

  it('makes the files anew from the log when they are gone or were altered', async () => {
    const { parts, disks, vkey, log } = await publishing({ size: 600 });
    await new Publisher(parts).publish();
    const altered = { ...parts, published: new SimulatedDisk(), inside: new SimulatedDisk() };
    await new Publisher(altered).publish();
    expect((await audited(altered, vkey))?.size).toBe(600);
    await disks.published.write([{ path: 'tile/0/002.p/88', bytes: Buffer.alloc(88 * 32) }]);
    log.grow(5);
    await new Publisher(parts).publish();
    expect((await audited(disks, vkey))?.size).toBe(605);
  });

  it('signs nothing over a log that is behind or beside what was signed, and says so', async () => {
    const { parts, log, archive } = await publishing({ size: 600 });
    await new Publisher(parts).publish();
    const tail = log.leaves.splice(599, 1);
    await expect(new Publisher(parts).publish()).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'the log holds 599 events, but a checkpoint over 600 was signed',
    });
    log.leaves.push(...tail.map(({ seq }) => ({ seq, envelope: 'forged' })));
    const anew = { ...parts, published: new SimulatedDisk(), inside: new SimulatedDisk() };
    await expect(new Publisher(anew).publish()).rejects.toMatchObject({ kind: 'unavailable', message: 'the log is not the one that was signed' });
    log.grow(1);
    await expect(new Publisher(anew).publish()).rejects.toBeInstanceOf(Refused);
    expect((await archive.latest(ORIGIN))?.size).toBe(600);
  });

  it('says of a log with a hole where it is', async () => {
    const { publisher, log } = await publishing({ size: 10 });
    log.leaves.splice(5, 1);
    await expect(publisher.publish()).rejects.toThrow('the log goes from seq 4 to 6');
  });

  it('notices a signer that keeps its checkpoints elsewhere', async () => {
    const { parts } = await publishing({ size: 10 });
    const elsewhere = openArchive(new SimulatedDisk());
    await expect(new Publisher({ ...parts, archive: elsewhere }).publish()).rejects.toMatchObject({ issues: [{ field: 'FREMDRIFT_CHECKPOINTS' }] });
  });
});

describe('what others add to a checkpoint', () => {
  it('is asked for again as long as something is missing, and published when it has come', async () => {
    let missing: readonly Missing[] = [{ from: 'witness w', problem: 'did not answer within 2 s' }];
    const asked: [number, number][] = [];
    const { publisher, log, disks, archive } = await publishing(
      { size: 300 },
      {
        afterwards: [
          async ({ note, size, proofFrom }) => {
            asked.push([size, (await proofFrom(Math.min(size, 300))).length]);
            if (missing.length === 0) await archive.keep(`${note}— witness.example/w AAAAAQIDBA==\n`);
            return missing;
          },
          async () => [],
        ],
      },
    );
    await publisher.publish();
    expect(publisher.missing).toEqual(missing);
    missing = [];
    expect((await publisher.publish())?.note).toContain('witness.example/w');
    expect((await disks.published.read('checkpoint'))?.toString()).toContain('witness.example/w');
    await publisher.publish();
    expect(publisher.missing).toEqual([]);
    log.grow(1);
    await publisher.publish();
    expect(asked.map(([size]) => size)).toEqual([300, 300, 301]);
    expect(asked[2]?.[1]).toBeGreaterThan(0);
  });
});

/** A disk without space for one file, as long as `full` says so. */
function failing(disk: SimulatedDisk, path: string, full = () => true) {
  return {
    read: (file: string) => disk.read(file),
    list: (folder: string) => disk.list(folder),
    remove: (file: string) => disk.remove(file),
    alone: <T>(work: () => Promise<T>) => disk.alone(work),
    write: async (files: Parameters<SimulatedDisk['write']>[0]) => {
      if (full() && files.some((file) => file.path === path)) throw new Refused('unavailable', 'no space');
      return disk.write(files);
    },
  };
}
