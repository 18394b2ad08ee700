import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild, type Ended } from './support/child.js';
import { holdInvariants } from './support/invariants.js';
import { count, Row } from './support/row.js';
import { scaled, spread } from './support/scale.js';
import { Sent, startedAgain } from './support/sent.js';
import { sideBySide } from './support/side-by-side.js';
import { injecting, pointsOf, recording, type Change, type Fault, type Point } from './support/strace.js';

const ROUNDS = '8';
const FAILING: ReadonlySet<Change> = new Set(['pwrite64', 'fdatasync', 'fsync', 'ftruncate', 'unlink']);

let folder: string;
/** A ledger that a writer was killed on: with events, and a write-ahead log to recover. */
let image: string;
const before = new Sent();
let points: readonly Point[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-calls-'));
  image = join(folder, 'image');
  cpSync(await killedLedger(), image, { recursive: true });
  const reference = copyOf('reference');
  const trace = join(folder, 'trace');
  await runChild('store-writer', [ledgerIn(reference), '2', ROUNDS], { through: recording(trace, filesIn(reference)) });
  points = pointsOf(trace);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CASES: readonly { readonly row: string; readonly fault: Fault; readonly calls: (call: Change) => boolean; readonly few: number }[] = [
  { row: '2', fault: 'SIGKILL', calls: () => true, few: 40 },
  { row: '3', fault: 'EIO once', calls: (call) => FAILING.has(call), few: 20 },
  { row: '3', fault: 'EIO for ever', calls: (call) => FAILING.has(call), few: 20 },
  { row: '4', fault: 'ENOSPC for ever', calls: (call) => call === 'pwrite64' || call === 'ftruncate', few: 20 },
];

describe.each(CASES)('$fault at the file system calls of a writer', ({ row: number, fault, calls, few }) => {
  const row = new Row(number, { short: 20, long: 600 });

  it(
    'loses nothing acknowledged, stores nothing twice, and is said',
    async () => {
      row.begin();
      const possible = points.filter(({ call }) => calls(call));
      const chosen = spread(possible, scaled(few, possible.length));
      const seen = { acknowledged: 0, hit: 0 };
      await sideBySide(chosen, async (point, index) => {
        const copy = copyOf(`${fault}-${index}`.replaceAll(' ', '-'));
        const ended = await runChild('store-writer', [ledgerIn(copy), '2', ROUNDS], { through: injecting(fault, point, filesIn(copy)) });
        const sent = sentBy(ended);
        try {
          mustHaveEndedWell(fault, ended);
          const acknowledged = new Map(sent.acknowledged);
          const { found, completed } = await startedAgain(ledgerIn(copy), sent);
          holdInvariants({ log: found, acknowledged, sent: sent.ids });
          holdInvariants({ log: completed, acknowledged: sent.acknowledged, sent: sent.ids });
          seen.acknowledged += acknowledged.size;
          if (ended.signal === 'SIGKILL' || ended.lines.some((line) => line.startsWith('refused'))) seen.hit += 1;
        } catch (error) {
          throw new Error(
            `${fault} at ${point.call} ${point.nth}, after which the writer said:\n${ended.lines.filter((line) => !line.startsWith('sent')).join('\n')}\n${ended.complaints}`,
            { cause: error },
          );
        }
        rmSync(copy, { recursive: true });
      });
      expect(seen.hit).toBeGreaterThan(chosen.length / 2);
      row.tell(`${fault} at ${chosen.length} of ${possible.length} calls, ${seen.hit} felt: 0 lost of ${count(seen.acknowledged)} acknowledged`);
    },
    row.limit,
  );
});

/** A writer ends by the signal, or by itself after saying of each append that it was stored or, at last, given up. */
function mustHaveEndedWell(fault: Fault, { code, signal, lines, complaints }: Ended): void {
  if (fault === 'SIGKILL' && signal === 'SIGKILL') return;
  if (code !== 0 || complaints !== '') throw new Error(`the writer ended with ${code ?? signal}`);
  const said = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).length;
  if (said('sent') !== said('stored') + said('gave up')) throw new Error('an append got no answer');
}

function sentBy({ lines }: Ended): Sent {
  const sent = new Sent();
  sent.take([...before.requests.map((request) => `sent ${JSON.stringify(request)}`), ...lines]);
  for (const [id, acknowledged] of before.acknowledged) sent.acknowledged.set(id, acknowledged);
  return sent;
}

async function killedLedger(): Promise<string> {
  const killed = mkdtempSync(join(folder, 'killed-'));
  const { lines } = await runChild('store-writer', [ledgerIn(killed), '1', '20'], {
    onLine: (line, kill) => {
      if (line.startsWith('stored 80 ')) kill();
    },
  });
  before.take(lines);
  return killed;
}

function copyOf(name: string): string {
  const copy = join(folder, name);
  cpSync(image, copy, { recursive: true });
  return copy;
}

function ledgerIn(folder: string): string {
  return join(folder, 'ledger.db');
}

function filesIn(folder: string): readonly string[] {
  return [folder, ...['ledger.db', 'ledger.db-wal', 'ledger.db-journal'].map((name) => join(folder, name))];
}
