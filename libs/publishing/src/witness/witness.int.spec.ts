import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { ManualClock, Refused } from '#kernel';
import { cosignedAt, cosignerOf, formatAddCheckpoint, newSigningKey, openCheckpoint, openNote, parseNote, verifierOf, type NoteVerifier } from '#transparency';
import type { Disk } from '../disk/index.js';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import { runWitness, type RunningWitness } from './run-witness.js';
import { serveWitness, type WitnessServer } from './server.js';
import { TestLog } from './testing/test-log.js';
import { Witness } from './witness.js';

const NOW = 1_790_000_000;
const log = new TestLog();
const other = new TestLog('other.example/log');
const { skey, vkey } = newSigningKey('witness.example.org/w1', 'cosignature');

/** A witness of one log on a disk; again on the same disk: the same one, restarted. */
function witnessOn(disk: Disk = new SimulatedDisk(), logs: readonly NoteVerifier[] = [log.verifier]): Witness {
  return new Witness(disk, cosignerOf(skey), logs, new ManualClock(NOW * 1e6));
}

const status = async (witness: Witness, body: string) => (await witness.addCheckpoint(body)).status;
const ofNothing = (_step: string): void => undefined;
const hashOf = (origin: string) => hash('sha256', origin, 'hex');

describe('a witness', () => {
  it('cosigns a log from its first checkpoint on, with the time at which it saw it', async () => {
    const witness = witnessOn();
    const first = await log.checkpoint(3);
    const { status, mediaType, body } = await witness.addCheckpoint(await log.request(0, 3));
    expect({ status, mediaType }).toEqual({ status: 200, mediaType: 'text/plain; charset=utf-8' });
    const { text, verified } = openNote(first.note + body, [verifierOf(vkey)]);
    expect([text, verified.map(cosignedAt)]).toEqual([parseNote(first.note).text, [NOW]]);
  });

  it('cosigns every larger checkpoint that continues the last, whatever the sizes', async () => {
    const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sizes, async (unsorted) => {
        const witness = witnessOn();
        let last = 0;
        for (const size of unsorted.toSorted((x, y) => x - y)) {
          expect([size, await status(witness, await log.request(last, size))]).toEqual([size, 200]);
          last = size;
        }
      }),
      { numRuns: 50 },
    );
  });

  it('refuses every other history of a log that it knows, whatever its sizes: with the proof of that history, its own or none', async () => {
    const sizes = fc.record({ seen: fc.integer({ min: 1, max: 40 }), more: fc.nat(40), of: fc.constantFrom('the other', 'the first', 'none') });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ seen, more, of }) => {
        const disk = new SimulatedDisk();
        const witness = witnessOn(disk);
        await witness.addCheckpoint(await log.request(0, seen));
        const before = disk.files();
        const { note } = await log.checkpoint(seen + more, 1);
        const proof = of === 'none' ? [] : await (await log.signed(seen + more, of === 'the other' ? 1 : 0)).proofFrom(seen);
        expect(await status(witness, formatAddCheckpoint({ oldSize: seen, proof, note }))).toBe(422);
        expect(await status(witness, formatAddCheckpoint({ oldSize: 0, proof: [], note }))).toBe(409);
        expect(disk.files()).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a rollback, and says what it has seen', async () => {
    const witness = witnessOn();
    await witness.addCheckpoint(await log.request(0, 9));
    for (const [from, size] of [
      [0, 4],
      [4, 4],
      [4, 20],
    ] as const) {
      expect(await witness.addCheckpoint(await log.request(from, size))).toEqual({ status: 409, mediaType: 'text/x.tlog.size', body: '9\n' });
    }
    expect(await status(witness, await log.request(9, 20))).toBe(200);
  });

  it('cosigns the same checkpoint again', async () => {
    const witness = witnessOn();
    await witness.addCheckpoint(await log.request(0, 9));
    expect(await status(witness, await log.request(9, 9))).toBe(200);
  });

  it('has on its disk what it has cosigned, wherever the power goes', async () => {
    const lives = fc.array(fc.record({ step: fc.constantFrom('write', 'sync', 'none'), kept: fc.boolean(), history: fc.nat(2) }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lives, async (lives) => {
        const cosigned: { size: number; history: number }[] = [];
        let keeps = false;
        let goes = ofNothing;
        const disk: SimulatedDisk = new SimulatedDisk(
          () => (keeps ? 0 : 1),
          (step) => goes(step),
        );
        for (const [index, { step, kept, history }] of lives.entries()) {
          keeps = kept;
          goes = (at) => (at === step ? disk.crash() : undefined);
          const size = index + 1;
          const told = await witnessOn(disk).addCheckpoint(await log.request(size, size, history));
          const answer = await witnessOn(disk)
            .addCheckpoint(await log.request(told.status === 409 ? Number(told.body) : size, size, history))
            .catch(() => null);
          disk.crash();
          if (answer?.status === 200) cosigned.push({ size, history });
        }
        expect(new Set(cosigned.map(({ history }) => history)).size).toBeLessThanOrEqual(1);
        const latest = cosigned.at(-1);
        if (latest !== undefined) {
          goes = ofNothing;
          const rollback = await witnessOn(disk).addCheckpoint(await log.request(0, latest.size, latest.history + 1));
          expect([rollback.status, Number(rollback.body) >= latest.size]).toEqual([409, true]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of many requests at once cosigns one history', async () => {
    const witness = witnessOn();
    const requests = [log.request(0, 5), log.request(0, 5, 1), log.request(0, 8, 2), log.request(0, 5)];
    const answers = await Promise.all(requests.map(async (request) => witness.addCheckpoint(await request)));
    const cosigned = answers.filter((answer) => answer.status === 200);
    expect([cosigned.length, answers.filter((answer) => answer.status === 409).length]).toEqual([1, 3]);
    const note = (await witness.latest(hashOf(log.origin))) ?? '';
    expect(answers.findIndex((answer) => note.endsWith(answer.body))).toBe(answers.indexOf(cosigned[0] as (typeof answers)[0]));
  });

  it('cosigns nothing when its disk fails, and goes on from what it knows when it is mended', async () => {
    const disk = new SimulatedDisk();
    await witnessOn(disk).addCheckpoint(await log.request(0, 4));
    const full: Disk = {
      read: (path) => disk.read(path),
      list: (folder) => disk.list(folder),
      remove: (path) => disk.remove(path),
      alone: (work) => disk.alone(work),
      write: () => Promise.reject(new Refused('unavailable', 'the disk is full')),
    };
    await expect(witnessOn(full).addCheckpoint(await log.request(4, 9))).rejects.toThrow('the disk is full');
    expect(await status(witnessOn(disk), await log.request(4, 9))).toBe(200);
  });

  it('does not go on from what it did not cosign itself', async () => {
    const disk = new SimulatedDisk();
    const path = `${hashOf(log.origin)}/checkpoint`;
    await witnessOn(disk).addCheckpoint(await log.request(0, 9));
    const kept = (await disk.read(path)) ?? Buffer.alloc(0);
    for (const bytes of [
      Buffer.from((await log.checkpoint(3)).note),
      kept.subarray(0, -3),
      Buffer.alloc(0),
      Buffer.from(kept.toString().replace('\n9\n', '\n8\n')),
    ]) {
      await disk.write([{ path, bytes }]);
      await expect(witnessOn(disk).addCheckpoint(await log.request(9, 12))).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: path }] });
    }
  });

  it('knows several keys of one log, and takes a checkpoint that any of them signed', async () => {
    const successor = new TestLog();
    const disk = new SimulatedDisk();
    await witnessOn(disk).addCheckpoint(await log.request(0, 4));
    expect(await status(witnessOn(disk), await successor.request(4, 6))).toBe(403);
    expect(await status(witnessOn(disk, [log.verifier, successor.verifier]), await successor.request(4, 6))).toBe(200);
  });

  it.each<[what: string, status: number, body: () => Promise<string>]>([
    ['a log that it does not watch', 404, () => other.request(0, 3)],
    ['a checkpoint signed by another key of that name', 403, () => new TestLog().request(0, 3)],
    ['a checkpoint whose signature does not hold', 403, async () => (await log.request(0, 3)).replace('\n3\n', '\n4\n')],
    ['an old size after the new one', 400, async () => (await log.request(0, 3)).replace('old 0', 'old 7')],
    ['an old size that it has not seen', 409, () => log.request(2, 3)],
    ['a proof from nothing', 422, async () => (await log.request(0, 3)).replace('old 0\n', `old 0\n${Buffer.alloc(32).toString('base64')}\n`)],
    ['an unsigned checkpoint', 400, async () => `old 0\n\n${parseNote((await log.checkpoint(3)).note).text}\n`],
    ['a size with a leading zero', 400, async () => (await log.request(0, 3)).replace('old 0', 'old 00')],
    ['a hash that is none', 400, async () => (await log.request(0, 3)).replace('old 0\n', 'old 0\nAAAA\n')],
    ['64 hashes', 400, async () => (await log.request(0, 3)).replace('old 0\n', `old 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}`)],
    ['lines that end as on Windows', 400, async () => (await log.request(0, 3)).replaceAll('\n', '\r\n')],
    ['an empty body', 400, () => Promise.resolve('')],
  ])('refuses %s: %i', async (_, expected, body) => {
    const disk = new SimulatedDisk();
    expect(await status(witnessOn(disk), await body())).toBe(expected);
    expect(disk.files()).toEqual(new SimulatedDisk().files());
  });

  it('refuses a proof that is cut short, padded or of other sizes', async () => {
    const witness = witnessOn();
    await witness.addCheckpoint(await log.request(0, 7));
    const { note, proofFrom } = await log.signed(13);
    const proof = await proofFrom(7);
    for (const wrong of [proof.slice(0, -1), proof.slice(1), [...proof, proof[0] as Buffer], proof.toReversed(), await proofFrom(6), []]) {
      expect(await status(witness, formatAddCheckpoint({ oldSize: 7, proof: wrong, note }))).toBe(422);
    }
    expect(await status(witness, formatAddCheckpoint({ oldSize: 7, proof, note }))).toBe(200);
  });
});

describe('a witness over HTTP', () => {
  let witness: Witness;
  let disk: SimulatedDisk;
  let server: WitnessServer;
  const failures: unknown[] = [];
  const post = async (body: string | Buffer) => fetch(`${server.url}/add-checkpoint`, { method: 'POST', body });

  beforeEach(async () => {
    disk = new SimulatedDisk();
    witness = witnessOn(disk);
    server = await serveWitness(witness, { host: '127.0.0.1', port: 0, requestTimeoutMs: 1_000, onFailure: (error) => failures.push(error) });
    failures.length = 0;
  });
  afterEach(() => server.close());

  it('answers, and shows everyone the latest checkpoint with both signatures', async () => {
    const at = `${server.url}/${hashOf(log.origin)}/checkpoint`;
    expect((await fetch(at)).status).toBe(404);
    const answer = await post(await log.request(0, 3));
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/^— witness\.example\.org\/w1 \S+\n$/)]);
    const shown = await fetch(at);
    expect(shown.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(openCheckpoint(await shown.text(), [log.verifier, verifierOf(vkey)])).toMatchObject({ size: 3, verified: { length: 2 }, unknown: [] });
  });

  it('tells the size it has seen, under the media type for it', async () => {
    await post(await log.request(0, 3));
    const answer = await post(await log.request(0, 5));
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([409, 'text/x.tlog.size', '3\n']);
  });

  it('takes no body that is too long or (bug-1082) can not be read, no other method and no other path', async () => {
    expect((await post('a'.repeat(65_537))).status).toBe(413);
    expect((await post(Buffer.from([0xff, 0xfe]))).status).toBe(400);
    const wrong = await fetch(`${server.url}/add-checkpoint`);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${server.url}/${hashOf(log.origin)}/checkpoint`, { method: 'DELETE' })).status).toBe(405);
    for (const path of ['/', '/witness.key', '/../witness.key', `/${hashOf(log.origin)}`, `/${hashOf(log.origin).toUpperCase()}/checkpoint`]) {
      expect([path, (await fetch(server.url + path)).status]).toEqual([path, 404]);
    }
    expect(failures).toEqual([]);
  });

  it('waits for no sender who takes too long', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 100\r\n\r\nold 0\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
    expect((await post(await log.request(0, 3))).status).toBe(200);
  });

  it('says that it can not answer when its disk is not as it left it, and tells whoever runs it why', async () => {
    await post(await log.request(0, 3));
    await disk.write([{ path: `${hashOf(log.origin)}/checkpoint`, bytes: Buffer.from('something') }]);
    const answer = await post(await log.request(3, 5));
    expect([answer.status, await answer.text()]).toEqual([503, 'this witness can not answer now\n']);
    expect(failures).toEqual([expect.objectContaining({ kind: 'unavailable', message: expect.stringContaining('not what this witness cosigned') })]);
  });
});

describe('a witness in a folder', () => {
  let folder: string;
  let running: RunningWitness | null;
  const start = async (options: { name?: string; logs?: readonly NoteVerifier[]; port?: number } = {}) => {
    running = await runWitness(join(folder, 'state'), {
      name: 'witness.example.org/w1',
      logs: [log.verifier],
      host: '127.0.0.1',
      port: 0,
      onFailure: String,
      ...options,
    });
    return running;
  };

  beforeEach(async () => {
    running = null;
    folder = await mkdtemp(join(tmpdir(), 'fremdrift-witness-'));
  });
  afterEach(async () => {
    await running?.close();
    await rm(folder, { recursive: true });
  });

  it('makes its key at the first start, for its owner only, and has it ever after', async () => {
    const first = await start();
    expect((await stat(join(folder, 'state'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'state', 'witness.key'))).mode & 0o777).toBe(0o600);
    await first.close();
    expect((await start()).vkey).toBe(first.vkey);
  });

  it('bug-1083: makes no other key where the one is gone by which something was cosigned', async () => {
    const first = await start();
    const request = await log.request(0, 3);
    expect((await fetch(`${first.url}/add-checkpoint`, { method: 'POST', body: request })).status).toBe(200);
    await first.close();
    await rm(join(folder, 'state', 'witness.key'));
    await expect(start()).rejects.toMatchObject({ kind: 'conflict', message: expect.stringContaining('witness.key is gone') });
    await expect(stat(join(folder, 'state', 'witness.key'))).rejects.toThrow('ENOENT');
    running = null;
  });

  it('is not run from a folder, or with a key, that others may read', async () => {
    await (await start()).close();
    for (const [path, loose, tight] of [
      ['state', 0o750, 0o700],
      ['state/witness.key', 0o640, 0o600],
    ] as const) {
      await chmod(join(folder, path), loose);
      await expect(start()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining(`${path} may be used by others`) });
      await chmod(join(folder, path), tight);
    }
    await start();
  });

  it('is not run twice, nor under another name, nor for no log or a witness', async () => {
    await start();
    const second = runWitness(join(folder, 'state'), { name: 'witness.example.org/w1', logs: [log.verifier], host: '127.0.0.1', port: 0, onFailure: String });
    await expect(second).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('another process has this folder') });
    await running?.close();
    await expect(start({ name: 'another' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(start({ logs: [] })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(start({ logs: [verifierOf(vkey)] })).rejects.toMatchObject({ kind: 'invalid' });
    running = null;
  });

  it('says so when something else listens there, and lets go of the folder', async () => {
    const taken = await serveWitness(witnessOn(), { host: '127.0.0.1', port: 0, onFailure: String });
    await expect(start({ port: Number(new URL(taken.url).port) })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('EADDRINUSE'),
    });
    await taken.close();
    await start();
  });
});
