import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { workerUrl } from '#kernel';
import { openCheckpoint, verifierOf } from '#transparency';
import { openArchive } from '../archive/index.js';
import { nodeDisk } from '../disk/index.js';
import { connectSigner, startSigner, type SignerProcess } from './index.js';
import { growingLog } from './testing/growing-log.js';

const ORIGIN = 'ledger.example.org/progress';
const log = growingLog(ORIGIN);

let base: string;
let keys: string;
let checkpoints: string;
let started: SignerProcess[];
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'signer-'));
  keys = join(base, 'keys');
  checkpoints = join(base, 'checkpoints');
  started = [];
  await openArchive(nodeDisk(checkpoints)).begin(ORIGIN);
});
afterEach(async () => {
  for (const signer of started) await signer.close();
  await rm(base, { recursive: true });
});

async function start(more: Partial<Parameters<typeof startSigner>[0]> = {}): Promise<SignerProcess> {
  const signer = await startSigner({ keys, checkpoints, ...more });
  started.push(signer);
  return signer;
}

describe("the signer's process", () => {
  it('makes a key, signs and keeps; another connection finds the same', async () => {
    const signer = await start();
    const vkey = await signer.create(ORIGIN, null);
    const note = await signer.sign(await log(3));
    expect(openCheckpoint(note, [verifierOf(vkey)])).toMatchObject({ size: 3 });
    expect((await openArchive(nodeDisk(checkpoints)).latest(ORIGIN))?.note).toBe(note);
    const other = connectSigner(signer.socket);
    expect(await other.held(ORIGIN)).toEqual({ vkeys: [vkey], ended: false });
    expect(await other.sign(await log(3, 3))).toBe(note);
    await other.close();
  });

  it('says why it refuses, over the connection as by itself', async () => {
    const signer = await start();
    await expect(signer.sign(await log(3))).rejects.toMatchObject({ name: 'Refused', kind: 'not-found', issues: [{ field: 'FREMDRIFT_KEYS' }] });
    await signer.create(ORIGIN, null);
    await signer.sign(await log(3));
    await expect(signer.sign(await growingLog(ORIGIN, 'other')(3, 3))).rejects.toMatchObject({ kind: 'conflict' });
    await expect(signer.create('no name', null)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('that is killed again and again with requests under way is started anew, and nothing is lost', async () => {
    const signer = await start();
    const vkey = await signer.create(ORIGIN, null);
    for (let size = 1, from = 0; size <= 6; from = size, size += 1) {
      const request = await log(size, from);
      const asked = signer.sign(request);
      const pid = signer.pid();
      if (pid !== null) process.kill(pid, 'SIGKILL');
      // where it was signed and lost on the way, it is answered from the archive
      expect(openCheckpoint(await asked, [verifierOf(vkey)])).toMatchObject({ size });
    }
    const sizes = [];
    for await (const { size } of openArchive(nodeDisk(checkpoints)).all(ORIGIN)) sizes.push(size);
    expect(sizes).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('ends with its owner, and leaves nothing where it listened', async () => {
    const signer = await start();
    expect(existsSync(signer.socket)).toBe(true);
    await signer.close();
    expect(existsSync(dirname(signer.socket))).toBe(false);
    await expect(signer.sign(await log(1))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('waits for one that still holds the keys', async () => {
    const first = await start();
    const vkey = await first.create(ORIGIN, null);
    const second = start();
    await first.close();
    expect(await (await second).held(ORIGIN)).toEqual({ vkeys: [vkey], ended: false });
  });

  it('bug-458: leaves nothing where it listened, also when its owner is killed', async () => {
    const entry = pathToFileURL(workerUrl(import.meta.url, './start.js').pathname).href;
    const owned = `import { startSigner } from ${JSON.stringify(entry)}; const { socket } = await startSigner(${JSON.stringify({ keys, checkpoints })}); console.log(socket);`;
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', owned], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [socket] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
    expect(existsSync(socket)).toBe(true);
    const gone = new Promise<void>((resolve) => {
      const watching = watch(dirname(dirname(socket)), () => existsSync(dirname(socket)) || (watching.close(), resolve()));
    });
    owner.kill('SIGKILL');
    await gone;
    expect(existsSync(dirname(socket))).toBe(false);
  });

  it('bug-453: does not keep its owner from ending when it hangs', async () => {
    const signer = await start();
    process.kill(signer.pid() ?? 0, 'SIGSTOP');
    await signer.close();
    expect([signer.pid(), existsSync(dirname(signer.socket))]).toEqual([null, false]);
  }, 20_000);

  it('bug-454: listens in no place of a file, which stays as it was', async () => {
    const precious = join(base, 'ledger.db');
    await writeFile(precious, 'a whole ledger');
    await expect(startSigner({ keys, checkpoints, socket: precious })).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await readFile(precious, 'utf8')).toBe('a whole ledger');
  });

  it('bug-456: with a copy of the keys and the same folder of checkpoints signs nothing while the other lives', async () => {
    const signer = await start();
    await signer.create(ORIGIN, null);
    await signer.sign(await log(3));
    const copied = join(base, 'copied-keys');
    await cp(keys, copied, { recursive: true, filter: (name) => !name.endsWith('.lock') });
    const twin = await start({ keys: copied });
    await expect(twin.sign(await log(4, 3))).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'FREMDRIFT_CHECKPOINTS' }] });
    await signer.close();
    expect(await twin.sign(await log(4, 3))).toContain(`${ORIGIN}\n4\n`);
  });

  it('answers a line that is no request, and ends a connection whose line is too long', async () => {
    const signer = await start();
    const socket = connect(signer.socket);
    socket.write('{"do":"sign"}\nnonsense\n');
    socket.end('x'.repeat(70_000));
    const lines = (await text(socket)).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { refused: expect.objectContaining({ kind: 'invalid' }) },
      { refused: expect.objectContaining({ kind: 'invalid' }) },
    ]);
    expect((await signer.held(ORIGIN)).vkeys).toEqual([]);
  });

  it('is missed within the time given, with what to do', async () => {
    const lonely = connectSigner(join(base, 'nobody'), { timeoutMs: 100 });
    await expect(lonely.held(ORIGIN)).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'FREMDRIFT_SIGNER' }] });
    await lonely.close();
  });

  it('never lets a key out of its folder', async () => {
    const signer = await start();
    await signer.create(ORIGIN, null);
    const name = (await readdir(keys)).find((each) => each.endsWith('.key')) ?? '';
    const secret = (await readFile(join(keys, name), 'utf8')).trim().split('+').slice(4).join('+');
    const socket = connect(signer.socket);
    const answers = text(socket);
    for (const request of [{ do: 'held', origin: ORIGIN }, { do: 'create', origin: ORIGIN, beside: null }, await wire(2)]) {
      socket.write(`${JSON.stringify(request)}\n`);
    }
    socket.end();
    expect(await answers).toContain('"done"');
    expect(await answers).not.toContain(secret);
  });
});

async function wire(size: number) {
  const { checkpoint, from, proof } = await log(size);
  return { do: 'sign', ...checkpoint, root: checkpoint.root.toString('base64'), from, proof };
}
