import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { treeOf } from './file-tree.js';
import { RecordedDisk } from './recorded-disk.js';

let folder: string;
let [image, copy, trace, lost] = ['', '', '', ''];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  [image, copy, trace, lost] = [join(folder, 'image'), join(folder, 'copy'), join(folder, 'trace'), join(folder, 'lost')];
  for (const each of [image, copy]) {
    mkdirSync(each);
    writeFileSync(join(each, 'log'), 'abcd');
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const text = (words: string) => `"${hex(words)}"`;
const open = (fd: number, name: string) => `${fd}<${hex(join(copy, name))}>`;
const path = (name: string) => text(join(copy, name));
const out = `1<${hex('pipe:[1]')}>`;
const here = `AT_FDCWD<${hex('/')}>`;

/** What lies on the disk after a loss of power before a step, when all that was not synced is lost, and when none of it is. */
function lostAt(disk: RecordedDisk, step: number): readonly [none: object, all: object] {
  const found = [0, 1].map((share) => {
    // the first number is the share of what is kept
    const numbers = [share];
    disk.writeAsLost(lost, step, () => numbers.pop() ?? 0.5);
    const files = Object.fromEntries([...treeOf(lost)].map(([name, bytes]) => [name, bytes?.toString() ?? null]));
    rmSync(lost, { recursive: true });
    return files;
  });
  return found as [object, object];
}

describe('a recorded disk', () => {
  it('knows every call, also one during which another thread made its own (bug-1023)', () => {
    writeFileSync(join(copy, 'log'), 'aXYd');
    writeFileSync(
      trace,
      [
        `10 write(${out}, ${text('sent 1\n')}, 7 <unfinished ...>`,
        `11 pwrite64(${open(17, 'log')}, ${text('XY')}, 2, 1 <unfinished ...>`,
        '10 <... write resumed>)             = 7',
        '11 <... pwrite64 resumed>)          = 2',
        `11 fdatasync(${open(17, 'log')}) = 0`,
        `10 write(${out}, ${text('stored 1\n')}, 9) = 9`,
      ].join('\n'),
    );
    const disk = RecordedDisk.read(trace, copy, image);
    expect(disk.steps.map(({ kind }) => kind)).toEqual(['told', 'write', 'sync', 'told']);
    expect(disk.toldBefore(4)).toEqual(['sent 1', 'stored 1']);
    expect(lostAt(disk, 2)).toEqual([{ log: 'abcd' }, { log: 'aXYd' }]);
    expect(lostAt(disk, 4)).toEqual([{ log: 'aXYd' }, { log: 'aXYd' }]);
  });

  it('does not take as synced what was written while the sync was under way', () => {
    writeFileSync(join(copy, 'log'), 'aXYd');
    writeFileSync(
      trace,
      [
        `10 pwrite64(${open(17, 'log')}, ${text('X')}, 1, 1) = 1`,
        `10 fdatasync(${open(17, 'log')} <unfinished ...>`,
        `11 pwrite64(${open(18, 'log')}, ${text('Y')}, 1, 2) = 1`,
        '10 <... fdatasync resumed>)          = 0',
      ].join('\n'),
    );
    expect(lostAt(RecordedDisk.read(trace, copy, image), 3)).toEqual([{ log: 'aXcd' }, { log: 'aXYd' }]);
  });

  it('keeps for certain the name of a file, and that of its folder, only once the folders they are in are synced, whatever of its bytes is', () => {
    mkdirSync(join(copy, 'below'));
    writeFileSync(join(copy, 'below', 'log'), 'new');
    rmSync(join(copy, 'log'));
    writeFileSync(
      trace,
      [
        `10 mkdir(${path('below')}, 0700) = 0`,
        `10 openat(${here}, ${path('half')}, O_WRONLY|O_CREAT|O_EXCL|O_CLOEXEC, 0600) = ${open(20, 'half')}`,
        `10 write(${open(20, 'half')}, ${text('new')}, 3) = 3`,
        `10 fsync(${open(20, 'half')}) = 0`,
        `10 rename(${path('half')}, ${path('below/log')}) = 0`,
        `10 unlink(${path('log')}) = 0`,
        `10 fsync(${open(21, 'below')}) = 0`,
        `10 fsync(${open(22, '.').replace(hex('/.'), '')}) = 0`,
      ].join('\n'),
    );
    const disk = RecordedDisk.read(trace, copy, image);
    expect(lostAt(disk, 4)).toEqual([{ log: 'abcd' }, { log: 'abcd', below: null, half: 'new' }]);
    expect(lostAt(disk, 8)).toEqual([{ log: 'abcd' }, { below: null, 'below/log': 'new' }]);
    expect(lostAt(disk, 9)).toEqual([
      { below: null, 'below/log': 'new' },
      { below: null, 'below/log': 'new' },
    ]);
  });

  it('refuses a recording that does not lead to what was found', () => {
    writeFileSync(trace, `10 pwrite64(${open(17, 'log')}, ${text('XY')}, 2, 1) = 2`);
    expect(() => RecordedDisk.read(trace, copy, image)).toThrow('does not lead to log');
  });
});
