import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSigningKey, verifierOf } from '#transparency';
import { KeyFiles } from './key-files.js';

const ORIGIN = 'ledger.example.org/progress';

let base: string;
let folder: string;
let keys: KeyFiles;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'keys-'));
  folder = join(base, 'keys');
  keys = new KeyFiles(folder);
});
afterEach(() => rm(base, { recursive: true }));

const file = async () => join(folder, (await readdir(folder)).find((name) => name.endsWith('.key')) ?? '');

describe('key files', () => {
  it('are made for their owner only, in a folder for their owner only, in the form of other signers of notes', async () => {
    const made = await keys.create(ORIGIN);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(await file())).mode & 0o777).toBe(0o600);
    expect(await readFile(await file(), 'utf8')).toMatch(/^PRIVATE\+KEY\+ledger\.example\.org\/progress\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}\n$/);
    const [read] = await new KeyFiles(folder).of(ORIGIN);
    const { signature } = read?.sign('a text\n') ?? { signature: Buffer.alloc(0) };
    expect(verifierOf(made.vkey).verify('a text\n', signature)).toBe(true);
  });

  it('are told apart by origin, and are gone when destroyed', async () => {
    const made = await keys.create(ORIGIN);
    await keys.create('other.example/log');
    expect((await keys.of(ORIGIN)).map(({ vkey }) => vkey)).toEqual([made.vkey]);
    await keys.destroy(made);
    await keys.destroy(made);
    expect(await keys.of(ORIGIN)).toEqual([]);
    expect(await keys.of('other.example/log')).toHaveLength(1);
  });

  it.each([0o640, 0o604, 0o660, 0o644])('are not read when others may: mode %o', async (mode) => {
    await keys.create(ORIGIN);
    await chmod(await file(), mode);
    await expect(keys.of(ORIGIN)).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: await file(), remedy: `chmod 600 ${await file()}` }] });
  });

  it('are neither read nor made in a folder that others may enter', async () => {
    await keys.create(ORIGIN);
    await chmod(folder, 0o750);
    const refusal = { kind: 'unavailable', issues: [{ remedy: `chmod 700 ${folder}` }] };
    await expect(keys.of(ORIGIN)).rejects.toMatchObject(refusal);
    await expect(keys.create('other.example/log')).rejects.toMatchObject(refusal);
    expect((await readdir(folder)).filter((name) => name.endsWith('.key'))).toHaveLength(1);
  });

  it('that hold no key are named, without what they hold', async () => {
    await keys.create(ORIGIN);
    const { skey } = newSigningKey(ORIGIN);
    const spoiled = `${skey.slice(0, -4)}AAA=`;
    await writeFile(await file(), spoiled);
    await expect(keys.of(ORIGIN)).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: await file() }],
      message: expect.not.stringContaining(spoiled.slice(-20)),
    });
  });

  it('remember an origin that was ended', async () => {
    expect(await keys.isEnded(ORIGIN)).toBe(false);
    await keys.end(ORIGIN);
    expect([await new KeyFiles(folder).isEnded(ORIGIN), await keys.isEnded('other.example/log')]).toEqual([true, false]);
  });
});
