import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordedDisk } from './recorded-disk.js';

const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recorded-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a recorded disk knows every call, also one during which another thread made its own (bug-1023)', () => {
  const [image, copy, trace] = ['image', 'copy', 'trace'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(image);
  writeFileSync(join(image, 'log'), 'abcd');
  const file = `17<${hex(join(copy, 'log'))}>`;
  const out = `1<${hex('pipe:[1]')}>`;
  writeFileSync(
    trace,
    [
      `10 write(${out}, "${hex('sent 1\n')}", 7 <unfinished ...>`,
      `11 pwrite64(${file}, "${hex('XY')}", 2, 1 <unfinished ...>`,
      '10 <... write resumed>)             = 7',
      '11 <... pwrite64 resumed>)          = 2',
      `11 fdatasync(${file}) = 0`,
      `10 write(${out}, "${hex('stored 1\n')}", 9) = 9`,
    ].join('\n'),
  );
  const disk = RecordedDisk.read(trace, copy, image, ['log']);
  expect(disk.steps.map(({ kind }) => kind)).toEqual(['told', 'write', 'sync', 'told']);
  expect(disk.toldBefore(4)).toEqual(['sent 1', 'stored 1']);
  disk.writeAsLost(join(folder, 'lost'), 4, () => 0.9);
  expect(readFileSync(join(folder, 'lost', 'log'), 'utf8')).toBe('aXYd');
});
