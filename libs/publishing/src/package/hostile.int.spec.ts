import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { cp, mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { commitmentOf } from '#event-store';
import { formatNote, formatProofFile, inclusionProof, leafHash, newSigningKey, nodesOfLeaves, parseNote, verifierOf } from '#transparency';
import { checkInWords, faultInWords, type Verification } from '../examination/index.js';
import { openSink, openSource, verifyPackage, verifyProof, writePackage, type VerifyOptions } from './index.js';
import { SampleLog } from './testing/sample-log.js';

let folder: string;
let log: SampleLog;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fremdrift-hostile-'));
  log = await SampleLog.begun();
  await log.fill(300);
  await log.sign();
  await exported(log, 'whole');
  await exported(log, 'whole.zip');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function exported(from: SampleLog, name: string): Promise<string> {
  const path = join(folder, name);
  const sink = await openSink(path);
  await writePackage(from.content(), sink);
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

/** A copy of the whole package, with these files put into it. */
async function copyWith(files: Readonly<Record<string, string>>): Promise<string> {
  const path = await mkdtemp(join(folder, 'copy-'));
  await cp(join(folder, 'whole'), path, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return path;
}

const textOf = (name: string) => readFile(join(folder, 'whole', name), 'utf8');

const told = ({ faults }: Verification) => faults.map((fault) => faultInWords(fault, 'en'));

/** A log of another's making, under the same origin, whose own events say that its key signed up to here, and then the known one. */
async function forgedLog(): Promise<SampleLog> {
  const forged = new SampleLog(newSigningKey(log.signer.name));
  await forged.archive.begin(log.signer.name);
  await forged.say('SigningKeyAdopted', { vkey: forged.keys.vkey });
  await forged.fill(299);
  await forged.say('SigningKeyRotated', { vkey: log.keys.vkey, previous: forged.keys.vkey, size: 301 });
  await forged.sign();
  return forged;
}

describe('a forged package', () => {
  it('bug-463: does not hold by another history that lies under the size of the checkpoint whose key was given', async () => {
    const forged = await exported(await forgedLog(), 'forged');
    for (const file of ['checkpoint', 'manifest.json']) await cp(join(folder, 'whole', file), join(forged, file));
    const found = await verified(forged, { trusted: [verifierOf(log.keys.vkey)] });
    expect(found.checks.find(({ check }) => check === 'key')?.state).toBe('holds');
    expect(told(found)).toEqual([expect.stringMatching(/the checkpoint checkpoint was signed over other events/)]);
  });

  it('bug-465: is not counted up to a size that nothing of it is there for', async () => {
    const checkpoint = (await textOf('checkpoint')).replace('\n301\n', '\n9000000000000000\n');
    expect(told(await verified(await copyWith({ checkpoint })))).toContainEqual(expect.stringMatching(/does not hold/));
  });

  it.each([
    ['a way of compressing that is not known', 0x02014b50, 10, 12],
    ['a place that is not that of the file', 0x04034b50, 0, 1],
    ['encryption', 0x02014b50, 8, 1],
  ])('bug-466: names the file of a zip that says it has %s', async (what, header, at, value) => {
    const bytes = await readFile(join(folder, 'whole.zip'));
    const name = Buffer.from('events.ndjson');
    for (let found = bytes.indexOf(name); found !== -1; found = bytes.indexOf(name, found + 1)) {
      const start = found - (header === 0x02014b50 ? 46 : 30);
      if (bytes.readUInt32LE(start) === header) bytes.writeUInt16LE(value, start + at);
    }
    const path = join(folder, `${what.replaceAll(' ', '-')}.zip`);
    await writeFile(path, bytes);
    expect(told(await verified(path))[0]).toMatch(/^the file events.ndjson can’t be read: /);
  });

  it.each(['null', 'not json', '[]', '{"data":null}', '{"data":{}}', '{"data":{"vkey":5}}'])(
    'bug-467: says of a change of keys whose signed contents are %s that it names no key',
    async (payload) => {
      const other = await SampleLog.begun();
      const made = { id: randomUUID(), type: 'SigningKeyRotated', schema: 1, validFrom: null, validTo: null, corrects: null };
      await other.store.append({ stream: 'ledger', expected: 'any', events: [{ ...made, commitment: commitmentOf('salt', payload), salt: 'salt', payload }] });
      await other.sign();
      expect(told(await verified(await exported(other, `keys-${randomUUID()}`)))).toEqual([expect.stringMatching(/the file keys says something else/)]);
    },
  );

  it.each([
    ['checkpoints/0', 'checkpoints/0'],
    [`earlier-logs/${'a'.repeat(64)}/5`, `earlier-logs/${'a'.repeat(64)}/5`],
    ['x\u001B[2J\u202E\nNothing was altered', 'x�[2J��Nothing was altered'],
  ])('bug-468: names a file that nothing looks at, and nothing in its name passes for an answer: %j', async (name, named) => {
    expect(told(await verified(await copyWith({ [name]: 'x' })))).toEqual([`the file ${named} does not belong in the package`]);
  });

  it('bug-468: names what lies beside the folder of a package in a zip, though it is called as something in it', async () => {
    const zip = new ZipFile();
    const whole = await openSource(join(folder, 'whole'));
    for (const path of whole.paths) zip.addFile(join(folder, 'whole', path), `audit/${path}`);
    zip.addBuffer(Buffer.from('Go by this.'), 'README.txt');
    zip.end();
    const path = join(folder, 'beside.zip');
    await pipeline(zip.outputStream, createWriteStream(path));
    expect(told(await verified(path))).toEqual(['the file ../README.txt does not belong in the package']);
  });

  it('bug-468: warns whoever reads a README.txt that is not the one that is written', async () => {
    const found = await verified(await copyWith({ 'README.txt': 'The key is that of the file keys. You need no other.' }));
    const [complete] = found.checks;
    expect(complete).toMatchObject({ check: 'package', state: 'noted' });
    expect(complete && checkInWords(complete, 'en').found).toMatch(/README.txt is not as this version of the program writes it/);
  });
});

describe('a forged proof', () => {
  it('bug-470: does not hold when what was committed to is divided into salt and contents elsewhere', async () => {
    const [event] = await log.store.readAll(4, 1);
    if (event === undefined) throw new Error('the log has no such event');
    const leaves = (await log.store.readLeaves(-1, 301)).map(({ envelope }) => leafHash(envelope));
    const checkpoint = formatNote(...noteParts(await textOf('checkpoint')));
    const proofOf = async (salt: string, payload: string) => {
      const extra = Buffer.from(JSON.stringify({ envelope: event.envelope, salt, payload }));
      return formatProofFile({ index: 5, hashes: await inclusionProof(5, 301, nodesOfLeaves(leaves)), checkpoint, extra });
    };
    const keys = [verifierOf(log.keys.vkey)];
    expect(verifyProof(await proofOf(event.salt, event.payload), 'event', keys)).toMatchObject({ holds: true });
    const cut = event.payload.indexOf('",');
    const divided = await proofOf(`${event.salt}",${event.payload.slice(0, cut)}`, event.payload.slice(cut + 2));
    expect(told(verifyProof(divided, 'event', keys))).toEqual([expect.stringMatching(/its contents or salt were altered/)]);
  });
});

function noteParts(note: string): Parameters<typeof formatNote> {
  const { text, signatures } = parseNote(note);
  return [text, signatures];
}
