import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workerUrl } from '#kernel';
import { everything } from '../contract/under-test.js';
import { eachItsOwn } from './testing/ledgers.js';

const own = eachItsOwn();

/** A process that appends from four callers at once, one of them large, and says what was acknowledged. */
const WRITER = `
  import { randomUUID } from 'node:crypto';
  import { openKurrentStore } from '${workerUrl(import.meta.url, './index.js').href}';
  const [, , url, copy] = process.argv;
  const store = await openKurrentStore({ url, copy, prefix: 'ledger/' });
  const event = () => ({ id: randomUUID(), type: 'T', schema: 1, validFrom: null, validTo: null, corrects: null,
    commitment: 'c', salt: 's', payload: JSON.stringify('x'.repeat(300)) });
  const append = async (stream, count) => {
    for (;;) {
      const events = Array.from({ length: count }, event);
      const { firstSeq } = await store.append({ stream, expected: 'any', events });
      process.stdout.write(events.map(({ id }, index) => (firstSeq + index) + ' ' + id + '\\n').join(''));
    }
  };
  await Promise.all([append('a', 1), append('b', 2), append('c', 3), append('d', 200)]);
`;

describe('kill -9 of the process that sequences', () => {
  it('loses nothing that was acknowledged, and leaves a copy that goes on as the log does, three times over', async () => {
    const acknowledged = new Map<number, string>();
    for (let round = 1; round <= 3; round += 1) {
      const enough = acknowledged.size + 500;
      const child = startWriter();
      for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
        const [seq, id] = line.split(' ');
        if (id?.length === 36) acknowledged.set(Number(seq), id);
        if (acknowledged.size >= enough) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    const stored = await everything(await own.ledgers.open('killed'));
    expect([...acknowledged].filter(([seq, id]) => stored[seq]?.id !== id)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThanOrEqual(1_500);
    expect(stored).toHaveLength(own.server.log.events.length);
    expect(await everything(await own.ledgers.open('fresh'))).toEqual(stored);
  }, 120_000);
});

function startWriter(): ChildProcess {
  const script = join(own.ledgers.folder, 'writer.mjs');
  writeFileSync(script, WRITER);
  const env = { ...process.env, NODE_OPTIONS: '' };
  return spawn(process.execPath, [script, own.server.url, own.ledgers.copyOf('killed')], { stdio: ['ignore', 'pipe', 'inherit'], env });
}
