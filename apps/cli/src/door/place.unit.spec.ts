import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES, type Role } from '#domain';
import { demoFilePath, readDemoFile, writeDemoFile } from './demo-file.js';
import { dataFolder, DEMO_FOLDER, REAL_FOLDER } from './place.js';

const before = process.cwd();
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fremdrift-place-'));
  process.chdir(home);
});
afterEach(() => {
  process.chdir(before);
  rmSync(home, { recursive: true });
});

const ledgerIn = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ledger.db'), '');
};

describe('the data folder', () => {
  it('is the one that is named, before the one that is set', () => {
    expect(dataFolder({ data: 'a' }, { FREMDRIFT_DATA: 'b' })).toBe('a');
    expect(dataFolder({}, { FREMDRIFT_DATA: 'b' })).toBe('b');
    expect(dataFolder({}, { FREMDRIFT_DATA: '' })).toBe(REAL_FOLDER);
  });

  it("is the demo's where only the demo was tried", () => {
    ledgerIn(DEMO_FOLDER);
    expect(dataFolder({}, {})).toBe(DEMO_FOLDER);
  });

  it("is never the demo's once there is a real ledger", () => {
    ledgerIn(DEMO_FOLDER);
    ledgerIn(REAL_FOLDER);
    expect(dataFolder({}, {})).toBe(REAL_FOLDER);
  });
});

describe('demo.json', () => {
  const tokens = Object.fromEntries(ROLES.map((role) => [role, `fmd_${role}`])) as Record<Role, string>;

  it('is read as it was written, and is for its owner only', () => {
    const demo = { url: 'http://127.0.0.1:3000', tokens };
    writeDemoFile(home, demo);
    expect(readDemoFile(home)).toEqual(demo);
    expect(statSync(demoFilePath(home)).mode & 0o777).toBe(0o600);
  });

  it('is nothing where there is none', () => {
    expect(readDemoFile(home)).toBeNull();
  });

  it.each(['', 'not JSON', '{}', '{"url":"x","tokens":{}}'])('is refused with a remedy when it says %p', (text) => {
    writeFileSync(demoFilePath(home), text);
    expect(() => readDemoFile(home)).toThrow(
      expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ remedy: expect.stringContaining('delete it') })] }),
    );
  });
});
