import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatProofFile, inclusionProof, nodesInTiles, tilePath, unpackBundle } from '#transparency';
import { fremdrift } from '../support/command.js';
import { builtVerifier, type GoVerifier } from './go-verifier.js';
import { ORIGIN, signedLedger } from './signed-ledger.js';
import { cutShort, flipped, inBundle, inLine, inText, rewritten, signedAnew, type Tampering } from './tampering.js';

const EVENTS = 100_000;
const CHECKPOINTS = 50;
/** Of the log that is tampered with. */
const SIZE = 2000;
const SIGNED = [500, 1000, 1500, 2000].map((size) => `checkpoints/${size}`);
const MINUTES = 60_000;

let base: string;
let go: GoVerifier;
let key: string;
const whole = () => join(base, 'package');

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fremdrift-interop-'));
  go = await builtVerifier(join(base, 'go'));
  key = await signedLedger(join(base, 'small'), SIZE, SIGNED.length + 1);
  await exported('small', whole());
}, 3 * MINUTES);
afterAll(() => rm(base, { recursive: true, force: true }));

async function exported(ledger: string, to: string): Promise<void> {
  expect(await fremdrift(['export', '--audit', '--data', join(base, ledger), '--out', to])).toMatchObject({ code: 0 });
}

const verified = (path: string, ...more: readonly string[]) => fremdrift(['verify', path, '--key', key, '--language', 'en', ...more]);

describe('a log of 100,000 events', () => {
  it(
    'is accepted by a verifier of others, every event and all pairs of 50 checkpoints, and by ours',
    async () => {
      const vkey = await signedLedger(join(base, 'large'), EVENTS, CHECKPOINTS);
      await exported('large', join(base, 'large-package'));
      const [theirs, ours] = [await go(join(base, 'large-package'), vkey), await fremdrift(['verify', join(base, 'large-package'), '--key', vkey])];
      expect(theirs).toMatchObject({ code: 0, stderr: '' });
      expect(theirs.stdout).toMatch(/^holds: 100000 events, 50 checkpoints in 1225 pairs, 394 tiles, 100000 payloads/);
      expect(ours).toMatchObject({ code: 0 });
      expect(ours.stdout).toMatch(/Ingenting er endret/);
    },
    3 * MINUTES,
  );
});

const kinds: readonly (readonly [name: string, tampering: Tampering, theirs: RegExp, ours: RegExp])[] = [
  ['an envelope was edited', inBundle(700, (text) => text.replace('Recorded', 'Retract')), /event 700: invalid/, /Event 700 .*it is not what was signed/],
  [
    'an envelope was edited, with all its tiles',
    rewritten(SIZE, ({ entries }) => {
      entries[700] = Buffer.from(String(entries[700]).replace('"revision":', '"revision":1'));
    }),
    /event 0: invalid/,
    /Event 700 .*it says it is number 1[\d,]+ of the stream[\s\S]*something from event 500 to 999/,
  ],
  [
    'a payload was edited',
    inLine(700, (line) => line.replace('"value":"', '"value":"9')),
    /event 700: its salt or payload/,
    /Event 700 .*contents or salt were altered/,
  ],
  [
    'a salt was edited',
    inLine(700, (line) => line.replace(/"salt":"..../, '"salt":"AAAA')),
    /event 700: its salt or payload/,
    /Event 700 .*contents or salt were altered/,
  ],
  [
    'an event was deleted, those behind it renumbered, and another added',
    rewritten(SIZE, ({ entries, lines }) => {
      entries.push(...entries.splice(700, 1));
      lines.push(...lines.splice(700, 1));
    }),
    /event 0: invalid/,
    /Event 700 .*(says it is number|says it is part)[\s\S]*something from event 500 to 999/,
  ],
  [
    'an event was inserted, and the last left out',
    rewritten(SIZE, ({ entries, lines }) => {
      entries.splice(700, 0, entries.pop() as Buffer);
      lines.splice(700, 0, lines.pop() as string);
    }),
    /event 0: invalid/,
    /Event 700 .*(says it is number|says it is part)[\s\S]*something from event 500 to 999/,
  ],
  [
    'two events were swapped',
    rewritten(SIZE, ({ entries, lines }) => {
      entries.splice(700, 2, entries[701] as Buffer, entries[700] as Buffer);
      lines.splice(700, 2, lines[701] as string, lines[700] as string);
    }),
    /event 0: invalid/,
    /Event 700 .*(says it is number|says it is part)[\s\S]*something from event 500 to 999/,
  ],
  [
    'a line was removed, and those behind it renumbered',
    inText('events.ndjson', (text) =>
      text
        .split('\n')
        .toSpliced(700, 1)
        .map((line, seq) => line.replace(/^\{"seq":\d+/, `{"seq":${seq}`))
        .join('\n'),
    ),
    /event 700: its salt or payload/,
    /Event 700 .*contents or salt were altered/,
  ],
  [
    'a tile was altered',
    flipped(tilePath({ level: 0, index: 2, width: 256 }), 188 * 32),
    /event 512|event 700|tile\/0\/002/,
    /the file tile\/0\/002 does not hold/,
  ],
  [
    'a tile of a higher level was altered',
    flipped(tilePath({ level: 1, index: 0, width: 7 }), 3),
    /event \d+: invalid/,
    /the file tile\/1\/000.p\/7 does not hold/,
  ],
  ['a bundle was cut short', cutShort('tile/entries/002', 5000), /event \d+: tile\/entries\/002 ends/, /tile\/entries\/002 can’t be read: ends within entry/],
  ['the checkpoint was cut short', cutShort('checkpoint', 80), /checkpoint: malformed note/, /the checkpoint checkpoint does not hold/],
  [
    'the checkpoint is of another origin',
    inText('checkpoint', (text) => text.replace(ORIGIN, 'ledger.example.org/other')),
    /invalid signature/,
    /does not hold/,
  ],
  [
    'an older checkpoint lies in place of the latest',
    (folder) => cp(join(folder, 'checkpoints/1500'), join(folder, 'checkpoint')),
    /is not the latest/,
    /size 2000, the checkpoint 1500/,
  ],
];

describe('a package that was tampered with', () => {
  it(
    'is accepted as it was before',
    async () => {
      expect(await go(whole(), key)).toMatchObject({ code: 0 });
      expect(await verified(whole())).toMatchObject({ code: 0 });
    },
    MINUTES,
  );

  it.each(kinds)(
    'is refused by both when %s',
    async (_, tampering, theirs, ours) => {
      await withTampered(tampering, async (folder) => {
        expect(await go(folder, key)).toMatchObject({ code: 1, stderr: expect.stringMatching(theirs) });
        const said = await verified(folder);
        expect(said).toMatchObject({ code: 7 });
        expect(said.stdout).toMatch(ours);
      });
    },
    MINUTES,
  );

  it(
    'is refused by both when everything was signed anew with another key, of this origin or of another',
    async () => {
      for (const origin of [ORIGIN, 'ledger.example.org/other']) {
        await withTampered(signedAnew(origin, ['checkpoint', ...SIGNED], key), async (folder) => {
          expect(await go(folder, key)).toMatchObject({ code: 1, stderr: expect.stringMatching(/the key that was given is not among those/) });
          const said = await verified(folder);
          expect(said).toMatchObject({ code: 7 });
          expect(said.stdout).toMatch(/not signed with the key you gave/);
        });
      }
    },
    MINUTES,
  );

  it(
    'bug-464: is refused by both when another key signed the latest checkpoint, though the key that was given is among those of the package',
    async () => {
      await withTampered(signedAnew(ORIGIN, ['checkpoint', ...SIGNED], key), async (folder) => {
        await inText('keys', (text) => `${text}0 - ${key}\n`)(folder);
        expect(await go(folder, key)).toMatchObject({ code: 1, stderr: expect.stringMatching(/^does not hold: checkpoint: /) });
        expect(await verified(folder)).toMatchObject({ code: 7, stdout: expect.stringMatching(/not signed with the key you gave/) });
      });
    },
    MINUTES,
  );
});

/** The proof of event 700, once `change` has been at its hashes, as a file; told to be of `index`. */
async function proofFile(name: string, change: (hashes: readonly Buffer[]) => readonly Buffer[] = (hashes) => hashes, index = 700): Promise<string> {
  const read = nodesInTiles(SIZE, (tile) => readFile(join(whole(), tilePath(tile))));
  const hashes = change(await inclusionProof(700, SIZE, read));
  const lines = (await readFile(join(whole(), 'events.ndjson'), 'utf8')).split('\n');
  const bundle = await readFile(join(whole(), 'tile/entries/002'));
  const envelope = String(unpackBundle(bundle, 256)[700 - 512]);
  const { salt } = JSON.parse(lines[700] ?? '') as { salt: string };
  const payload = /"payload":(.*)\}$/.exec(lines[700] ?? '')?.[1];
  const path = join(base, `${name}.tlog-proof`);
  const extra = Buffer.from(JSON.stringify({ envelope, salt, payload }));
  await writeFile(path, formatProofFile({ index, hashes, checkpoint: await readFile(join(whole(), 'checkpoint'), 'utf8'), extra }));
  return path;
}

describe('the proof of one event', () => {
  it(
    'is accepted by both, and says which event it is of',
    async () => {
      const path = await proofFile('whole');
      expect(await go(path, key)).toMatchObject({ code: 0, stdout: 'holds: event 700 is in the log\n' });
      const said = await verified(path);
      expect(said).toMatchObject({ code: 0 });
      expect(said.stdout).toMatch(/event 700 \(MeasurementRecorded in [^)]*\)\s+is one of the 2,000/);
    },
    MINUTES,
  );

  it.each([
    ['was padded', (hashes: readonly Buffer[]) => [...hashes, Buffer.alloc(32)], 700],
    ['was cut short', (hashes: readonly Buffer[]) => hashes.slice(0, -1), 700],
    ['has its hashes in another order', (hashes: readonly Buffer[]) => hashes.toReversed(), 700],
    ['is of another place', (hashes: readonly Buffer[]) => hashes, 701],
  ])(
    'is refused by both when it %s',
    async (name, change, index) => {
      const path = await proofFile(name.replaceAll(' ', '-'), change, index);
      expect(await go(path, key)).toMatchObject({ code: 1 });
      expect(await verified(path)).toMatchObject({
        code: 7,
        stdout: expect.stringMatching(new RegExp(`Event ${index} .*does not show that it is in the log`)),
      });
    },
    MINUTES,
  );
});

async function withTampered(tampering: Tampering, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(base, 'tampered-'));
  await cp(whole(), folder, { recursive: true });
  await tampering(folder);
  await use(folder);
  await rm(folder, { recursive: true });
}
