import { Readable } from 'node:stream';
import { Refused, workerUrl } from '#kernel';
import { ExportThreads } from './export-threads.js';

const WORKER = workerUrl(import.meta.url, './testing-exporter.worker.js');

let threads: ExportThreads;
const open = (idleMs = 30_000) => {
  threads = new ExportThreads(WORKER, { atOnce: 2, idleMs, workerData: null });
  return threads;
};
afterEach(() => threads.close());

const begun = (table: string) => threads.begin({ table, params: {}, address: `/exports/${table}` });

/** Long enough for a thread to start on a busy machine. */
const IDLE_MS = 2000;

/** The export, as soon as it is not refused as one too many. */
async function onceThereIsRoom(table: string): Promise<Awaited<ReturnType<typeof begun>>> {
  for (;;) {
    try {
      return await begun(table);
    } catch (error) {
      if (!(error instanceof Refused) || error.kind !== 'busy') throw error;
      await new Promise(setImmediate);
    }
  }
}

async function allOf(pieces: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece).toString());
  return all;
}

describe('the threads of exports', () => {
  it('give the head, then every piece in order, one export after another', async () => {
    open();
    for (const table of ['3', '0', '5', '1']) {
      const { fileName, self, pieces } = await begun(table);
      expect([fileName, self]).toEqual([`${table}.txt`, `/exports/${table}`]);
      expect(await allOf(pieces)).toEqual(Array.from({ length: Number(table) }, (_, index) => String(index + 1)));
    }
  });

  it('refuse what the table refuses, and go on', async () => {
    open();
    await expect(begun('refused')).rejects.toMatchObject({ kind: 'not-found' });
    expect(await allOf((await begun('2')).pieces)).toEqual(['1', '2']);
  });

  it('refuse one more than may be under way, until one has ended or was given up', async () => {
    open();
    const [first, second] = [await begun('9'), await begun('9')];
    await expect(begun('1')).rejects.toMatchObject({ kind: 'busy', issues: [{ field: 'table' }] });
    for await (const piece of first.pieces) if (Buffer.from(piece).toString() === '2') break;
    expect(await allOf((await begun('1')).pieces)).toEqual(['1']);
    expect(await allOf(second.pieces)).toHaveLength(9);
  });

  it('bug 946: let go at once of exports that were given up before their first piece', async () => {
    open();
    for (const { pieces } of [await begun('9'), await begun('9')]) await new Promise((ended) => Readable.from(pieces).once('close', ended).destroy());
    expect(await allOf((await begun('1')).pieces)).toEqual(['1']);
  });

  it('let go of an export that nobody takes, so that no snapshot is held for it', async () => {
    open(IDLE_MS);
    const [left, other] = [await begun('9'), await begun('9')];
    await expect(begun('1')).rejects.toMatchObject({ kind: 'busy' });
    expect(await allOf((await onceThereIsRoom('1')).pieces)).toEqual(['1']);
    // the one that made room; the other's time may not be up yet
    const taken = await Promise.allSettled([allOf(left.pieces), allOf(other.pieces)]);
    expect(taken).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ kind: 'unavailable' }) });
  });

  it('end an export whose piece does not come, or whose thread is lost, with an error', async () => {
    open(IDLE_MS);
    await expect(allOf((await begun('silent')).pieces)).rejects.toThrow(/lost/);
    await expect(allOf((await begun('deadly')).pieces)).rejects.toThrow(/lost/);
    expect(await allOf((await begun('1')).pieces)).toEqual(['1']);
  });

  it('bug-963: are let go of when no export needs them, and others start for the next', async () => {
    open(IDLE_MS);
    for (let round = 0; round < 2; round += 1) {
      expect(await allOf((await begun('1')).pieces)).toEqual(['1']);
      expect(threads.threads).toBe(1);
      while (threads.threads > 0) await new Promise(setImmediate);
    }
  });

  it('take nothing more once closed', async () => {
    open();
    const { pieces } = await begun('9');
    await threads.close();
    await expect(allOf(pieces)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(begun('1')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
