import { cp, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePath, formatNote, newSigningKey, packBundle, parseNote, tilePath, unpackBundle, verifierOf } from '#transparency';
import { faultInWords, type Fault, type Verification } from '../examination/index.js';
import { openSink, openSource, verifyPackage, writePackage, type VerifyOptions } from './index.js';
import { SampleLog } from './testing/sample-log.js';

const FIRST_BUNDLE = bundlePath({ index: 0, width: 256 });
const LAST_BUNDLE = bundlePath({ index: 3, width: 32 });
const FIRST_TILE = tilePath({ level: 0, index: 0, width: 256 });
const HIGHER_TILE = tilePath({ level: 1, index: 0, width: 3 });

let folder: string;
let log: SampleLog;
/** A checkpoint of the log that somebody kept. */
let kept: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fremdrift-package-'));
  log = await SampleLog.begun();
  await log.fill(149);
  kept = await log.sign();
  await log.fill(400);
  await log.sign();
  await log.fill(250);
  await log.sign();
  await exported(log, 'whole');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function exported(from: SampleLog, name: string, more: Parameters<SampleLog['content']>[0] = {}): Promise<string> {
  const path = join(folder, name);
  const sink = await openSink(path);
  await writePackage(from.content(more), sink);
  await sink.finish();
  return path;
}

async function verified(path: string, more: Partial<VerifyOptions> = {}): Promise<Verification> {
  const source = await openSource(path);
  try {
    return await verifyPackage(source, { trusted: [], earlier: null, policy: null, authorities: null, onProgress: () => undefined, ...more });
  } finally {
    await source.close();
  }
}

/** What is told of a copy of the whole package after somebody has been at it. */
async function told(tamper: (path: string) => Promise<void>, more: Partial<VerifyOptions> = {}): Promise<readonly string[]> {
  const path = await mkdtemp(join(folder, 'tampered-'));
  await cp(join(folder, 'whole'), path, { recursive: true });
  await tamper(path);
  const found = await verified(path, more);
  expect(found.holds).toBe(found.faults.length === 0);
  return inWords(found);
}

const inWords = ({ faults }: Verification) => faults.map((fault: Fault) => faultInWords(fault, 'en'));

const inFile = (name: string, change: (text: string) => string) => async (path: string) => {
  const before = await readFile(join(path, name), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(join(path, name), after);
};

const inLines = (change: (lines: string[]) => readonly string[]) => inFile('events.ndjson', (text) => `${change(text.trimEnd().split('\n')).join('\n')}\n`);

const inBytes = (name: string, at: number) => async (path: string) => {
  const bytes = await readFile(join(path, name));
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(join(path, name), bytes);
};

const inEntry = (seq: number, change: (text: string) => string) => async (path: string) => {
  const entries = [...unpackBundle(await readFile(join(path, FIRST_BUNDLE)), 256)];
  entries[seq] = Buffer.from(change((entries[seq] as Buffer).toString()));
  await writeFile(join(path, FIRST_BUNDLE), packBundle(entries));
};

const ALTERED = /^Event 5 \(.* recorded 20..-..-.. ..:..:.. UTC\): its contents or salt were altered/;

describe("an auditor's package", () => {
  it('holds as it was written, as a folder and as a zip file, and says what was found', async () => {
    const key = verifierOf(log.keys.vkey);
    for (const path of [join(folder, 'whole'), await exported(log, 'whole.zip')]) {
      const found = await verified(path, { trusted: [key], earlier: { file: 'kept', note: kept, policy: null } });
      expect(inWords(found)).toEqual([]);
      expect(found).toMatchObject({ holds: true, checkpoint: { size: 800 } });
      expect(found.checks.map(({ check, state }) => `${check}: ${state}`)).toEqual([
        'package: holds',
        'key: holds',
        'checkpoints: holds',
        'earlier: holds',
        'entries: holds',
        'order: holds',
        'payloads: holds',
        'tiles: holds',
        'policy: noted',
        'cosignatures: noted',
        'timestamps: noted',
      ]);
    }
  });

  it('is the same each time, but for the time in the manifest', async () => {
    const [once, again] = [join(folder, 'whole'), await exported(log, 'again')];
    for (const file of await readdir(once, { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || file.name === 'manifest.json') continue;
      const path = join(file.parentPath, file.name);
      expect(await readFile(path.replace(once, again))).toEqual(await readFile(path));
    }
  });

  it('covers the tree of an earlier checkpoint where that is asked for, and none that was not signed', async () => {
    expect(await verified(await exported(log, 'earlier', { size: 150 }))).toMatchObject({ holds: true, checkpoint: { size: 150 } });
    await expect(exported(log, 'unsigned', { size: 151 })).rejects.toMatchObject({
      issues: [{ field: '--checkpoint', remedy: expect.stringContaining('550') }],
    });
  });

  it('leaves out contents as the manifest says, and proves the rest', async () => {
    const leftOut = { streams: ['measurements:members:1'], reason: 'another union' };
    const found = await verified(await exported(log, 'part', { leftOut }));
    expect(found.holds).toBe(true);
    expect(found.checks.find(({ check }) => check === 'payloads')?.found).toMatchObject({ kind: 'payloadsWithheld', details: { reason: 'another union' } });
    const none = await verified(await exported(log, 'envelopes', { leftOut: { streams: 'all', reason: 'for anybody' } }));
    expect(none).toMatchObject({ holds: true });
  });

  it('bug-471: is not written where a name that was to be left out is that of no stream, so that nothing is handed out by a slip', async () => {
    const leftOut = { streams: ['measurements:members:1', 'measurement:'], reason: 'another union' };
    for (const name of ['slip', 'slip.zip']) {
      await expect(exported(log, name, { leftOut })).rejects.toMatchObject({
        issues: [{ field: '--without-payloads', problem: expect.stringContaining('"measurement:"') }],
      });
    }
  });

  it('does not hold when contents are missing that the manifest does not leave out', async () => {
    expect(await told(inLines((lines) => lines.map((line, seq) => (seq === 5 ? '{"seq":5}' : line))))).toEqual([
      expect.stringMatching(/^Event 5 .*are missing/),
    ]);
  });

  it.each([
    ['an event was edited', inEntry(5, (text) => text.replace('Recorded', 'Retract')), [/^Event 5 \(.*: it is not what was signed/]],
    [
      'an event was made unreadable',
      inEntry(5, () => '{}'),
      [/^Event 5: it can’t be read/, /^Event 6 .* where 2 is next/, /^Event 5: it is not what was signed/],
    ],
    ['contents were edited', inLines((lines) => lines.map((line, seq) => (seq === 5 ? line.replace('æøå', 'abc') : line))), [ALTERED]],
    ['a salt was edited', inLines((lines) => lines.map((line, seq) => (seq === 5 ? line.replace(/"salt":"./, '"salt":"_') : line))), [ALTERED]],
    ['a line was removed', inLines((lines) => lines.toSpliced(5, 1)), [/^Event 5 .*are missing/]],
    ['a line was added', inLines((lines) => lines.toSpliced(5, 0, lines[4] as string)), [/^Event 5 .*line 6 of events.ndjson is not that/]],
    ['a line was added at the end', inLines((lines) => [...lines, '{"seq":800}']), [/more lines than there are events/]],
    ['lines were swapped', inLines((lines) => lines.with(5, lines[6] as string).with(6, lines[5] as string)), [/^Event 5 .*missing/, /^Event 7 .*line 7/]],
    ['a line is no line', inLines((lines) => lines.with(5, 'x'.repeat(2_000_000))), [/^Event 5 .*line 6/]],
    ['a fingerprint was edited', inBytes(FIRST_TILE, 5 * 32), [/the file tile\/0\/000 does not hold/]],
    ['a fingerprint of fingerprints was edited', inBytes(HIGHER_TILE, 40), [/the file tile\/1\/000.p\/3 does not hold/]],
    ['a bundle was cut short', (path: string) => truncate(join(path, LAST_BUNDLE), 100), [/tile\/entries\/003.p\/32 can’t be read: ends within entry/]],
    ['the checkpoint was cut short', (path: string) => truncate(join(path, 'checkpoint'), 60), [/the checkpoint checkpoint does not hold/]],
    [
      'the checkpoint has another root',
      inFile('checkpoint', (text) => text.replace(/\n[\w+/]{4}/, '\nAAAA')),
      [/a signature of .* that does not hold/, /manifest.json says root/],
    ],
    [
      'the checkpoint has another origin',
      inFile('checkpoint', (text) => text.replace('ledger.', 'another.')),
      [/that does not hold/, /manifest.json says origin/],
    ],
    [
      'an older checkpoint lies in place of the latest',
      (path: string) => cp(join(path, 'checkpoints/150'), join(path, 'checkpoint')),
      [/manifest.json says size 800, the checkpoint 150/],
    ],
    [
      'a checkpoint lies under another size',
      (path: string) => cp(join(path, 'checkpoints/150'), join(path, 'checkpoints/160')),
      [/checkpoints\/160 is of 150 events/],
    ],
    ['a file is missing', (path: string) => rm(join(path, FIRST_TILE)), [/the file tile\/0\/000 is missing/]],
    ['there is a file too many', (path: string) => writeFile(join(path, 'tile/0/009'), ''), [/the file tile\/0\/009 does not belong/]],
    ['a link leads elsewhere', (path: string) => symlink('/etc/passwd', join(path, 'passwd')), [/the file passwd does not belong/]],
    ['the manifest is no manifest', inFile('manifest.json', () => '{}'), [/the file manifest.json can’t be read/]],
    ['the contents are missing', (path: string) => rm(join(path, 'events.ndjson')), [/events.ndjson is missing/, /^Event 0 /]],
  ])('does not hold when %s, and says so', async (_, tamper, expected) => {
    const words = await told(tamper);
    for (const [index, words_] of expected.entries()) expect(words[index]).toMatch(words_);
  });

  it('does not hold when it was signed anew with another key, whether or not the key was given', async () => {
    const other = new SampleLog(newSigningKey(log.signer.name));
    const resign = async (path: string) => {
      for (const file of ['checkpoint', 'checkpoints/150', 'checkpoints/550', 'checkpoints/800']) {
        const { text } = parseNote(await readFile(join(path, file), 'utf8'));
        await writeFile(join(path, file), formatNote(text, [other.signer.sign(text)]));
      }
      await inFile('keys', (text) => text.replace(log.keys.vkey, other.keys.vkey))(path);
    };
    expect(await told(resign)).toEqual([expect.stringMatching(/the file keys says something else of the keys than the events themselves/)]);
    expect(await told(resign, { trusted: [verifierOf(log.keys.vkey)] })).toEqual([
      expect.stringMatching(/not signed with the key you gave/),
      expect.anything(),
    ]);
    const unsaid = async (path: string) => {
      await resign(path);
      await inFile('keys', (text) => text.replace(other.keys.vkey, log.keys.vkey))(path);
    };
    expect((await told(unsaid))[0]).toMatch(/signed by no key that is known/);
  });
});

/** A log of the same key and as many events, which are others. */
async function twin(): Promise<SampleLog> {
  const other = new SampleLog(log.keys);
  await other.archive.begin(log.signer.name);
  await other.say('SigningKeyAdopted', { vkey: log.keys.vkey });
  await other.fill(799);
  return other;
}

describe('another history', () => {
  it('under the checkpoints of this one does not hold, and it is said between which events', async () => {
    const other = await twin();
    await other.sign();
    const path = await exported(other, 'twin');
    for (const part of ['checkpoint', 'checkpoints', 'manifest.json']) await cp(join(folder, 'whole', part), join(path, part), { recursive: true });
    expect(inWords(await verified(path))).toEqual([
      expect.stringMatching(/the events are not those signed in checkpoints\/150: something from event 0 to 149.*2 later/),
    ]);
  });

  it('that was signed at one size is told apart from what was signed later', async () => {
    const other = new SampleLog(log.keys);
    await other.fill(300);
    const note = await other.signed();
    expect(await told((path) => writeFile(join(path, 'checkpoints/300'), note))).toEqual([
      expect.stringMatching(/checkpoints\/300 was signed over other events/),
    ]);
  });

  it('is not what the auditor saw before', async () => {
    const other = await twin();
    const seen = { file: 'kept', note: await other.signed(), policy: null };
    expect(await told(async () => {}, { earlier: seen })).toEqual([
      expect.stringMatching(/the log you saw before \(800 events in kept\) is not the beginning/),
    ]);
    await other.fill(1);
    const larger = { file: 'kept', note: await other.signed(), policy: null };
    expect(await told(async () => {}, { earlier: larger })).toEqual([expect.stringMatching(/had 801 events; this one has 800/)]);
    const forged = { file: 'kept', note: kept.replace('\n150\n', '\n151\n'), policy: null };
    expect(await told(async () => {}, { earlier: forged })).toContainEqual(expect.stringMatching(/kept does not hold/));
  });
});
