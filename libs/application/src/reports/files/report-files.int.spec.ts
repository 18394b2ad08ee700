import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReportFiles } from './report-files.js';

let root: string;
let files: ReportFiles;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'report-files-'));
  files = new ReportFiles(join(root, 'reports'));
});
afterEach(() => rm(root, { recursive: true }));

const bytes = new TextEncoder().encode('årsrapport');

describe('the files of reports', () => {
  it('keeps equal bytes once and gives them back', async () => {
    const kept = await files.put(bytes);
    expect(await files.put(bytes)).toEqual(kept);
    expect(kept).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), size: bytes.length });
    expect(new Uint8Array(await files.get(kept.sha256))).toEqual(bytes);
    expect(await files.all()).toEqual([kept.sha256]);
  });

  it('serves no file whose bytes are not what its name says', async () => {
    const { sha256 } = await files.put(bytes);
    await writeFile(join(root, 'reports', sha256.slice(0, 2), sha256), 'something else');
    await expect(files.get(sha256)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('altered') });
  });

  it('has nothing before the first file, and nothing under a name that is no hash', async () => {
    expect(await files.all()).toEqual([]);
    expect(await files.has('a'.repeat(64))).toBe(false);
    await expect(files.get('../vault.db')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('leaves nothing of a file that was removed', async () => {
    const { sha256 } = await files.put(bytes);
    await files.remove(sha256);
    expect((await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([]);
  });
});
