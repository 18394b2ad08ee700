import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { between } from '#samples';
import { runChild } from './support/child.js';
import { holdInvariants } from './support/invariants.js';
import { RecordedDisk } from './support/recorded-disk.js';
import { recordingWrites } from './support/recorder.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';
import { Sent, startedAgain } from './support/sent.js';

const IMAGES = scaled(150, 1_000);
const row = new Row('5', { short: 120, long: 300 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-power-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'a ledger that lost power, with its unsynced writes lost, kept or torn in any way, opens and has all that was acknowledged',
  async () => {
    row.begin();
    const random = seeded('power loss');
    const before = new Sent();
    const image = await killed(before);
    const disk = await recorded(image);
    let acknowledged = 0;
    for (let loss = 0; loss < IMAGES; loss += 1) {
      const step = between(random, 1, disk.steps.length);
      const sent = new Sent();
      sent.take([
        ...before.requests.map((request) => `sent ${JSON.stringify(request)}`),
        ...disk.toldBefore(disk.steps.length).filter((line) => line.startsWith('sent')),
      ]);
      for (const [id, known] of before.acknowledged) sent.acknowledged.set(id, known);
      sent.take(disk.toldBefore(step).filter((line) => line.startsWith('stored')));
      const lost = join(folder, 'lost');
      disk.writeAsLost(lost, step, random);
      const known = new Map(sent.acknowledged);
      const { found, completed } = await startedAgain(join(lost, 'ledger.db'), sent);
      holdInvariants({ log: found, acknowledged: known, sent: sent.ids });
      holdInvariants({ log: completed, acknowledged: sent.acknowledged, sent: sent.ids });
      acknowledged += known.size;
      rmSync(lost, { recursive: true });
    }
    row.tell(`${IMAGES} losses of power within ${count(disk.steps.length)} writes and syncs: 0 lost of ${count(acknowledged)} acknowledged`);
  },
  row.limit,
);

/** A ledger with events and a write-ahead log to recover. */
async function killed(sent: Sent): Promise<string> {
  const image = join(folder, 'image');
  mkdirSync(image);
  const { lines } = await runChild('store-writer', [join(image, 'ledger.db'), '1', '20'], {
    onLine: (line, kill) => {
      if (line.startsWith('stored 80 ')) kill();
    },
  });
  sent.take(lines);
  for (const name of readdirSync(image).filter((each) => /lock|shm/.test(each))) rmSync(join(image, name));
  return image;
}

/** What a writer does to a copy of it, up to where it closes the file, which takes the write-ahead log away. */
async function recorded(image: string): Promise<RecordedDisk> {
  const [copy, trace] = [join(folder, 'copy'), join(folder, 'trace')];
  cpSync(image, copy, { recursive: true });
  await runChild('store-writer', [join(copy, 'ledger.db'), '2', '12'], { through: recordingWrites(trace) });
  return RecordedDisk.read(trace, copy, image);
}
