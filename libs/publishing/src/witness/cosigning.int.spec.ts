import { createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock, Refused, systemClock } from '#kernel';
import { cosignerOf, newSigningKey, openCheckpoint, parseNote, parsePolicy, signatureLine, verifierOf, type NoteSignature } from '#transparency';
import { openArchive } from '../archive/index.js';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import type { Afterwards } from '../publisher/index.js';
import { cosigning } from './cosigning.js';
import { readPolicyFile } from './policy-file.js';
import { serveWitness, type WitnessServer } from './server.js';
import { httpDouble, type HttpDouble } from './testing/http-double.js';
import { TestLog } from './testing/test-log.js';
import { Witness } from './witness.js';

const log = new TestLog();
const keyA = newSigningKey('witness.example.org/a', 'cosignature');
const keyB = newSigningKey('witness.example.org/b', 'cosignature');
const clock = new ManualClock(1_790_000_000_000_000);

let real: WitnessServer;
let realDisk: SimulatedDisk;
let double: HttpDouble;
let archive: ReturnType<typeof openArchive>;
let others: Afterwards;

/** The policy of a real witness, A, and a double of one, B, whose quorum is the given one. */
function asking(quorum: 'A' | 'any' | 'all', timeoutMs = 5_000): Afterwards {
  const groups = quorum === 'A' ? 'quorum A' : `group both ${quorum} A B\nquorum both`;
  const policy = parsePolicy(`witness A ${keyA.vkey} ${real.url}/\nwitness B ${keyB.vkey} ${double.url}\n${groups}\n`);
  return cosigning({ policy, archive, clock, timeoutMs, logKeys: () => Promise.resolve([log.verifier]) });
}

/** Signs and archives a checkpoint, as the publisher does before it asks others. */
async function signed(size: number, history = 0) {
  const checkpoint = await log.signed(size, history);
  return { ...checkpoint, note: (await archive.keep(checkpoint.note)).note };
}

/** Whose cosignatures the archive holds of its latest checkpoint. */
async function cosigners(): Promise<readonly string[]> {
  const { note } = (await archive.latest(log.origin)) ?? { note: '' };
  return openCheckpoint(note, [log.verifier, verifierOf(keyA.vkey), verifierOf(keyB.vkey)])
    .verified.map(({ name }) => name)
    .slice(1);
}

/** What a witness with B's key, or another, would answer to a request to cosign. */
const cosignature = (note: string, { skey } = keyB): NoteSignature => cosignerOf(skey).cosign(parseNote(note).text, 1_790_000_000);
const answerWith = (status: number, body: string) => {
  double.answering = (_, response) => response.writeHead(status).end(body);
};

/** B's cosignature at second 0, which no cosigner here would make. */
function atNoTime(note: string): NoteSignature {
  const { name, id } = verifierOf(keyB.vkey);
  const seed = Buffer.from(keyB.skey.split('+').slice(4).join('+'), 'base64').subarray(1);
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime 0\n${parseNote(note).text}`), key);
  return { name, id, signature: Buffer.concat([Buffer.alloc(8), signature]) };
}

beforeEach(async () => {
  realDisk = new SimulatedDisk();
  real = await serveWitness(new Witness(realDisk, cosignerOf(keyA.skey), [log.verifier], systemClock), { host: '127.0.0.1', port: 0, onFailure: String });
  double = await httpDouble();
  archive = openArchive(new SimulatedDisk());
  await archive.begin(log.origin);
  others = asking('A');
});
afterEach(async () => {
  await real.close();
  await double.close();
});

describe('asking witnesses', () => {
  it('keeps their cosignatures with the checkpoint, and asks none twice for the same one', async () => {
    const checkpoint = await signed(5);
    answerWith(200, signatureLine(cosignature(checkpoint.note)));
    others = asking('all');
    expect(await others(checkpoint)).toEqual([]);
    expect((await cosigners()).toSorted()).toEqual(['witness.example.org/a', 'witness.example.org/b']);
    const asked = double.asked;
    expect(await others(await signed(5))).toEqual([]);
    expect(double.asked).toBe(asked);
  });

  it('begins where a witness is, also when that was asked by another, or has forgotten everything', async () => {
    await others(await signed(3));
    others = asking('A');
    await others(await signed(8));
    expect(await cosigners()).toContain('witness.example.org/a');
    for (const path of realDisk.files().keys()) await realDisk.remove(path);
    await others(await signed(9));
    expect(await cosigners()).toContain('witness.example.org/a');
  });

  it('sends the proof from the size that it was told, so that a witness is asked once when all goes well', async () => {
    const sizes: string[] = [];
    double.answering = (request, response) => {
      void request.toArray().then((pieces) => {
        const body = Buffer.concat(pieces as Buffer[]).toString();
        sizes.push(body.split('\n')[0] ?? '');
        response.writeHead(200).end(signatureLine(cosignature(body.slice(body.indexOf('\n\n') + 2))));
      });
    };
    for (const size of [4, 6, 6, 9]) await others(await signed(size));
    expect(sizes).toEqual(['old 0', 'old 4', 'old 6']);
  });

  it.each<[what: string, problem: RegExp, answer: (checkpoint: { note: string }) => void]>([
    ['is down', /can't be reached/, () => (double.answering = (request) => request.socket.destroy())],
    ['refuses', /answered 403: no such key/, () => answerWith(403, 'no such\r\nkey\n')],
    ['sends us elsewhere', /can't be reached/, () => (double.answering = (_, response) => response.writeHead(307, { location: real.url }).end())],
    ['sends nothing', /no cosignature of its own/, () => answerWith(200, '')],
    ['sends too much', /more than 16384 bytes/, () => answerWith(200, 'a'.repeat(20_000))],
    ['sends the cosignature of another witness', /no cosignature of its own/, ({ note }) => answerWith(200, signatureLine(cosignature(note, keyA)))],
    [
      'cosigns with another key of its name',
      /no cosignature of its own/,
      ({ note }) => answerWith(200, signatureLine(cosignature(note, newSigningKey('witness.example.org/b', 'cosignature')))),
    ],
    [
      'lies about its key',
      /no cosignature of its own/,
      ({ note }) => answerWith(200, signatureLine({ ...cosignature(note, keyA), name: 'witness.example.org/b', id: verifierOf(keyB.vkey).id })),
    ],
    ['cosigns at no time', /something else, or of no time/, ({ note }) => answerWith(200, signatureLine(atNoTime(note)))],
    [
      'cosigns a longer text that begins with ours',
      /something else/,
      ({ note }) => {
        const longer = `${parseNote(note).text}\nmore\n`;
        answerWith(200, `more\n\n${signatureLine(cosignerOf(keyB.skey).cosign(longer, 1))}`);
      },
    ],
    ['says it has seen another size, whatever it is asked', /answered 409: 2/, () => answerWith(409, '2\n')],
    ['says it has seen a size that is none', /answered 409: many/, () => answerWith(409, 'many\n')],
    ['says it has seen more than we have, and can not show it', /answered 409: 1000/, () => answerWith(409, '1000\n')],
  ])('goes on without one that %s, and says so', async (_, problem, answer) => {
    const checkpoint = await signed(5);
    answer(checkpoint);
    expect(await others(checkpoint)).toEqual([{ from: 'witness B', problem: expect.stringMatching(problem) }]);
    expect(await cosigners()).toEqual(['witness.example.org/a']);
  });

  it('waits for all of them no longer than for one', async () => {
    double.answering = (_, response) => response.writeHead(200).write('— ');
    others = asking('A', 300);
    expect(await others(await signed(5))).toEqual([{ from: 'witness B', problem: 'gave no answer in time' }]);
    expect(await cosigners()).toEqual(['witness.example.org/a']);
  });

  it('says since when too few have cosigned, until enough have', async () => {
    others = asking('all');
    const since = '2026-09-21T14:13:20.000000Z';
    const unmet = { from: 'quorum both', problem: 'is not reached: too few witnesses have cosigned', since };
    expect(await others(await signed(5))).toEqual([{ from: 'witness B', problem: expect.stringContaining('answered 500') }, unmet]);
    clock.advance(1e9);
    expect(await others(await signed(6))).toContainEqual(unmet);
    const checkpoint = await signed(7);
    answerWith(200, signatureLine(cosignature(checkpoint.note)));
    expect(await others(checkpoint)).toEqual([]);
    clock.set(1_790_000_000_000_000);
  });

  it('says so when what was gathered can not be kept', async () => {
    const policy = parsePolicy(`witness A ${keyA.vkey} ${real.url}\nquorum A\n`);
    const full = { keep: () => Promise.reject(new Refused('unavailable', 'the disk is full')) };
    const missing = await cosigning({ policy, archive: full, clock, logKeys: () => Promise.resolve([log.verifier]) })(await signed(5));
    expect(missing).toEqual([{ from: 'checkpoints', problem: expect.stringContaining('the disk is full') }, expect.objectContaining({ from: 'quorum A' })]);
  });

  it('never rejects, also when its own disk fails', async () => {
    const checkpoint = { ...(await signed(5)), proofFrom: () => Promise.reject(new Refused('unavailable', 'the disk fails')) };
    expect(await others(checkpoint)).toContainEqual({ from: 'witness A', problem: 'could not be asked: the disk fails' });
  });
});

describe('a witness that has seen what the log does not continue', () => {
  it('exposes an old copy of everything, whose checkpoint it did cosign, as soon as that is served', async () => {
    await others(await signed(4));
    const old = (await archive.latest(log.origin))?.note ?? '';
    await others(await signed(9));
    archive = openArchive(new SimulatedDisk());
    await archive.begin(log.origin);
    await archive.keep(old);
    expect((await asking('A')(await signed(4)))[0]).toMatchObject({ from: 'witness A', problem: expect.stringContaining('over 9 entries'), contradicts: true });
  });

  it('exposes that the log was rolled back, archive and all', async () => {
    await others(await signed(9));
    archive = openArchive(new SimulatedDisk());
    await archive.begin(log.origin);
    others = asking('A');
    for (const size of [4, 5]) {
      expect((await others(await signed(size)))[0]).toEqual({
        from: 'witness A',
        problem: `holds a checkpoint that this log signed over 9 entries, and the log has ${size}: the ledger was rolled back, or another copy of it is running`,
        contradicts: true,
      });
    }
    expect(await cosigners()).toEqual([]);
  });

  it('exposes a second history, of the same size and of a larger one', async () => {
    await others(await signed(9));
    for (const size of [9, 14]) {
      archive = openArchive(new SimulatedDisk());
      await archive.begin(log.origin);
      others = asking('A');
      expect((await others(await signed(size, 1)))[0]).toMatchObject({
        from: 'witness A',
        problem: expect.stringContaining('two histories'),
        contradicts: true,
      });
    }
  });

  it('is believed only when it shows what the log itself signed', async () => {
    const stranger = await new TestLog().checkpoint(1000);
    double.answering = (request, response) => (request.method === 'POST' ? response.writeHead(409).end('1000\n') : response.writeHead(200).end(stranger.note));
    expect(await others(await signed(5))).toEqual([{ from: 'witness B', problem: 'answered 409: 1000' }]);
    const ours = await log.checkpoint(1000);
    double.answering = (request, response) => (request.method === 'POST' ? response.writeHead(409).end('1000\n') : response.writeHead(200).end(ours.note));
    expect(await others(await signed(6))).toEqual([expect.objectContaining({ from: 'witness B', contradicts: true })]);
  });

  it('that refuses a proof for no reason, and shows what the log does continue, only refuses', async () => {
    const earlier = await log.checkpoint(3);
    double.answering = (request, response) => (request.method === 'POST' ? response.writeHead(422).end('no\n') : response.writeHead(200).end(earlier.note));
    expect(await others(await signed(5))).toEqual([{ from: 'witness B', problem: 'answered 422: no' }]);
  });
});

describe('the policy file', () => {
  it('is read whole, or refused naming the setting, the file and the line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fremdrift-policy-'));
    const path = join(folder, 'witness.policy');
    const reading = (text: string) => {
      writeFileSync(path, text);
      return () => readPolicyFile(path, 'FREMDRIFT_WITNESSES');
    };
    expect(reading(`witness A ${keyA.vkey} https://a.example\nquorum A\n`)()).toMatchObject({ quorum: 'A' });
    expect(reading('# nothing\nwitness A\nquorum A\n')).toThrow(`FREMDRIFT_WITNESSES: ${path}, line 2`);
    expect(reading(`witness A ${keyA.vkey} a.example\nquorum A\n`)).toThrow('witness A: "a.example" is not an address');
    expect(reading(`witness A ${keyA.vkey} file:///etc/passwd\nquorum A\n`)).toThrow('is not an address');
    const many = Array.from({ length: 61 }, (_, index) => `witness W${index} ${newSigningKey('w', 'cosignature').vkey}\n`);
    expect(reading(`${many.join('')}quorum none\n`)).toThrow('names 61 witnesses');
    expect(() => readPolicyFile(join(folder, 'none'), 'FREMDRIFT_WITNESSES')).toThrow('does not exist');
    rmSync(folder, { recursive: true });
  });
});
