import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '#application';
import { ROLES } from '#domain';
import { sampleClock, sampleLedger } from '#samples';
import { demoFilePath, readDemoFile, type DemoFile } from './door/demo-file.js';
import { fremdrift, served, type Served } from './testing/program.js';

const LONG = 120_000;
const KNOWN_THEN = ['--at', '2022-12-31', '--as-of', '2023-01-31'];

let folder: string;
let demo: Served<DemoFile>;
const inFolder = (...args: readonly string[]) => fremdrift([...args, '--data', folder]);
const statusThen = async () => JSON.parse((await inFolder('status', 'N', ...KNOWN_THEN, '--json')).out) as unknown;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-demo-'));
  // as a loading that was killed leaves it: a sample ledger with little in it, and the mark
  await (await openLedger(folder, { create: sampleLedger, clock: sampleClock() })).close();
  writeFileSync(join(folder, 'samples.loading'), '');
  demo = await served<DemoFile>(['demo', '--data', folder]);
}, LONG);
afterAll(async () => {
  await demo.stop();
  rmSync(folder, { recursive: true });
}, LONG);

describe('the demo', () => {
  it('begins again where an earlier loading was cut short', () => {
    expect(demo.err()).toContain('cut short; beginning again');
  });

  it('writes its address and a token for each role into the folder, for its owner only', () => {
    expect(readDemoFile(folder)).toEqual(demo.said);
    expect(Object.keys(demo.said.tokens).sort()).toEqual([...ROLES].sort());
    expect(statSync(demoFilePath(folder)).mode & 0o777).toBe(0o600);
  });

  it(
    'started a second time says where it runs, and is done',
    async () => {
      const again = await inFolder('demo');
      expect(again).toMatchObject({ code: 0, out: expect.stringContaining(`The demo runs already, at ${demo.said.url}`) });
    },
    LONG,
  );

  it(
    'answers the status of plan N as known then and as known now, and what made the difference',
    async () => {
      const [then, now, changes] = await Promise.all([
        inFolder('status', 'N', ...KNOWN_THEN),
        inFolder('status', 'N', '--at', '2022-12-31'),
        inFolder('changes', 'N', '--at', '2022-12-31', '--from', '2023-01-31'),
      ]);
      expect(then.out).toMatch(/^Per 31\.12\.2022, kjent 31\.01\.2023, seq \d+ · Eksempeldata/);
      expect(then.out).toMatch(/N1 .*2,05\u00A0% +foran/);
      expect(now.out).toMatch(/N1 .*1,96\u00A0% +etter/);
      expect(changes.out).toMatch(/N1 [^]*Før +foran[^]*Etter +etter[^]*Fordi +14\.02\.2023 \(seq \d+\) .*rettet/);
    },
    LONG,
  );

  it(
    'draws the timeline of N1 and tells its history in sentences',
    async () => {
      const [timeline, history] = await Promise.all([inFolder('timeline', 'N1'), inFolder('history', 'N1', '--language', 'en')]);
      expect(timeline.out).toMatch(/verdi .*[▁▂▃▄▅▆▇█]{5}/);
      expect(history.out).toMatch(/31 December 2022[^]*corrected/);
    },
    LONG,
  );

  it(
    'holds two reports to an assembly, which can be made to be looked at',
    async () => {
      expect((await inFolder('report', 'list')).out).toMatch(/n-2022 [^]*utkast\n(.*\n)*f-half-way .*utkast/);
      const made = await inFolder('report', 'preview', 'n-2022', '--out', join(folder, 'utkast'), '--format', 'html', '--language', 'nn');
      expect(made).toMatchObject({ code: 0 });
      expect(readFileSync(join(folder, 'utkast', 'n-2022-nn-utkast.html'), 'utf8')).toContain('Utan dei manglar vi ni medlemer på to prosent.');
    },
    LONG,
  );

  it(
    'gives the same answer from the files once it is stopped, as it gave while it ran',
    async () => {
      const running = await statusThen();
      expect(await demo.stop()).toBe(0);
      expect(await statusThen()).toEqual(running);
    },
    LONG,
  );
});
