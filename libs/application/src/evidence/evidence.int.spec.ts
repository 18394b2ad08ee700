import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MemoryVault } from '../vault/testing/memory-vault.js';
import { FolderEvidenceStore } from './index.js';

let folder: string;
let vault: MemoryVault;
let store: FolderEvidenceStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  vault = new MemoryVault();
  store = new FolderEvidenceStore(join(folder, 'evidence'), vault, { maxBytes: 1000, mediaTypes: ['text/plain', 'application/pdf'] });
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = (...chunks: (string | Buffer)[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const filesIn = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function* broken() {
  yield Buffer.from('half');
  throw new Error('the connection was lost');
}

describe('evidence', () => {
  it('is addressed by the SHA-256 of its plain bytes and read back as it was', async () => {
    const put = await store.put(bytes('Kåre ', 'talte'), 'text/plain; charset=utf-8');
    const hash = `sha256:${createHash('sha256').update('Kåre talte').digest('hex')}`;
    expect(put).toEqual({ hash, size: 11, mediaType: 'text/plain' });
    const got = await store.get(hash);
    expect(Buffer.from(got.content).toString()).toBe('Kåre talte');
    expect(got).toMatchObject(put);
    expect(await store.has([hash, 'sha256:nothing'])).toEqual(new Set([hash]));
  });

  it('lies sealed, for its owner only, under a key of its own', async () => {
    const { hash } = await store.put(bytes('Kanarifugl'), 'text/plain');
    const [file] = filesIn();
    expect(filesIn()).toHaveLength(1);
    expect(readFileSync(file ?? '').includes('Kanarifugl')).toBe(false);
    expect(statSync(file ?? '').mode & 0o777).toBe(0o600);
    expect([...vault.keys.values()]).toEqual([expect.objectContaining({ of: hash, path: '' })]);
  });

  it('is one file however often the same bytes come, also at once', async () => {
    const puts = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes('the same'), 'text/plain')));
    const again = await store.put(bytes('the ', 'same'), 'application/pdf');
    expect(new Set([...puts, again].map(({ hash, mediaType }) => hash + mediaType)).size).toBe(1);
    expect(filesIn()).toHaveLength(1);
    expect(Buffer.from((await store.get(again.hash)).content).toString()).toBe('the same');
  });

  it.each([
    ['of a type that is not taken', () => store.put(bytes('<script>'), 'text/html'), 'unsupported-media-type'],
    ['larger than allowed', () => store.put(bytes(randomBytes(600), randomBytes(600)), 'text/plain'), 'too-large'],
    ['empty', () => store.put(bytes(), 'text/plain'), 'invalid'],
  ])('is refused when it is %s, and leaves nothing behind', async (_, put, kind) => {
    await expect(put()).rejects.toMatchObject({ kind });
    expect(filesIn()).toEqual([]);
    expect(vault.keys.size).toBe(0);
  });

  it('leaves nothing behind when the upload breaks off or the vault fails', async () => {
    await expect(store.put(broken(), 'text/plain')).rejects.toThrow('the connection was lost');
    vault.keep = () => Promise.reject(new Error('the disk is full'));
    await expect(store.put(bytes('whole'), 'text/plain')).rejects.toThrow('the disk is full');
    expect(filesIn()).toEqual([]);
  });

  it('says so when a stored file was altered', async () => {
    const { hash } = await store.put(bytes('the contract'), 'text/plain');
    const [file = ''] = filesIn();
    const stored = readFileSync(file);
    for (const at of [20, stored.length - 20, stored.length - 1]) {
      const altered = Buffer.from(stored);
      altered[at] = (altered[at] as number) ^ 1;
      writeFileSync(file, altered);
      await expect(store.get(hash)).rejects.toThrow(/altered|not exist|header/);
    }
  });

  it('is taken away, also twice; the same content may come again, and what took the first away leaves the second', async () => {
    const { hash } = await store.put(bytes('to be forgotten'), 'text/plain');
    const keys = new Set(vault.keys.keys());
    await store.remove(hash, keys);
    await store.remove(hash, keys);
    await expect(store.get(hash)).rejects.toMatchObject({ kind: 'not-found' });
    expect(filesIn()).toEqual([]);
    await store.put(bytes('to be forgotten'), 'text/plain');
    await store.remove(hash, keys);
    expect((await store.get(hash)).size).toBe(15);
  });

  it('bug-125: may come again also where an erasure was cut short between its key and the file', async () => {
    const { hash } = await store.put(bytes('half erased'), 'text/plain');
    await vault.erase({ keys: [...vault.keys.keys()], people: [] });
    expect(await store.put(bytes('half erased'), 'text/plain')).toMatchObject({ hash, size: 11 });
    expect(Buffer.from((await store.get(hash)).content).toString()).toBe('half erased');
  });

  it('is not found under a hash that is none, or one that would lead elsewhere', async () => {
    for (const hash of ['sha256:../../etc/passwd', `sha256:${'0'.repeat(64)}`, '']) {
      await expect(store.get(hash)).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: 'hash' }] });
    }
    expect(existsSync(join(folder, 'evidence', 'incoming'))).toBe(true);
  });
});
