import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk } from './node-disk.js';
import { diskContract } from './testing/disk-contract.js';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'disk-'));
});
afterEach(() => rmSync(base, { recursive: true }));

diskContract('a folder', async () => ({ disk: nodeDisk(join(base, 'root')), reopened: () => nodeDisk(join(base, 'root')) }));

describe('a folder', () => {
  it('and its files are for their owner only', async () => {
    await nodeDisk(join(base, 'root')).write([{ path: 'a/b', bytes: Buffer.from('1') }]);
    const modes = ['root', 'root/a', 'root/a/b'].map((path) => statSync(join(base, path)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  it('and its files permit others what the folder permitted them before', async () => {
    const umask = process.umask(0o007);
    try {
      mkdirSync(join(base, 'root'));
      chmodSync(join(base, 'root'), 0o2770);
      await nodeDisk(join(base, 'root')).write([{ path: 'a/b', bytes: Buffer.from('1') }]);
    } finally {
      process.umask(umask);
    }
    const modes = ['root', 'root/a', 'root/a/b', 'root/.incoming'].map((path) => statSync(join(base, path)).mode & 0o777);
    expect(modes).toEqual([0o770, 0o770, 0o660, 0o770]);
  });

  it('leaves nothing half written behind, neither after a success nor after a refusal', async () => {
    const disk = nodeDisk(join(base, 'root'));
    await disk.write([{ path: 'a', bytes: Buffer.from('1') }]);
    await expect(disk.write([{ path: 'a/b', bytes: Buffer.from('2') }])).rejects.toMatchObject({ kind: 'unavailable' });
    expect(readdirSync(join(base, 'root', '.incoming'))).toEqual([]);
    expect((await disk.read('a'))?.toString()).toBe('1');
  });

  it('sweeps away what a process that ended left half written, but not what another is writing', async () => {
    const incoming = join(base, 'root', '.incoming');
    mkdirSync(incoming, { recursive: true });
    for (const name of ['old', 'new']) writeFileSync(join(incoming, name), 'half');
    utimesSync(join(incoming, 'old'), 0, 0);
    await nodeDisk(join(base, 'root')).write([{ path: 'a', bytes: Buffer.from('1') }]);
    expect(readdirSync(incoming)).toEqual(['new']);
  });

  it('bug-1030: is written by one process at a time, which leaves its turn to the next also when it is killed', async () => {
    const root = join(base, 'root');
    await nodeDisk(root).alone(async () => nodeDisk(root).write([{ path: 'a', bytes: Buffer.from('1') }]));
    const other = spawn(process.execPath, ['-e', HOLD, join(root, '.turn.lock')], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(other.stdout, 'data');
    const refused = nodeDisk(root, 20).alone(async () => 'never');
    await expect(refused).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: root, remedy: 'let that process go on, or end it' }] });
    const waiting = nodeDisk(root).alone(async () => 'in turn');
    other.kill('SIGKILL');
    expect(await waiting).toBe('in turn');
    expect(await nodeDisk(root).list('')).toEqual(['a']);
  });

  it('says what is wrong where it can not be written', async () => {
    writeFileSync(join(base, 'file'), '');
    const disk = nodeDisk(join(base, 'file', 'below'));
    await expect(disk.write([{ path: 'a', bytes: Buffer.from('1') }])).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ problem: 'lies below a file' }],
    });
    expect(existsSync(join(base, 'file', 'below'))).toBe(false);
  });
});

/** Another process that works alone, until it is killed. */
const HOLD = `const { DatabaseSync } = require('node:sqlite');
  const db = new DatabaseSync(process.argv[1]);
  db.exec('BEGIN EXCLUSIVE');
  process.stdout.write('held');
  setInterval(() => db.isOpen, 1000);`;
