import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workerUrl } from '#kernel';
import { everything } from '../contract/under-test.js';
import { openSqliteStore } from './store.js';

let folder: string;
let path: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-crash-'));
  path = join(folder, 'ledger.db');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  rmSync(folder, { recursive: true });
});

/** A process that appends from eight callers at once and says what was acknowledged; it ends itself when the store takes no more. */
const WRITER = `
  import { randomUUID } from 'node:crypto';
  import { openSqliteStore } from '${workerUrl(import.meta.url, './index.js').href}';
  const say = (line) => process.stdout.write(line + '\\n');
  const store = await openSqliteStore(process.argv[2]);
  say('open');
  const event = () => ({ id: randomUUID(), type: 'T', schema: 1, validFrom: null, validTo: null, corrects: null,
    commitment: 'c', salt: 's', payload: JSON.stringify('x'.repeat(3000)) });
  const append = async (caller) => {
    while (store.status().writable) {
      const events = [event(), event()];
      try {
        const { firstSeq } = await store.append({ stream: 'caller-' + caller, expected: 'any', events });
        events.forEach(({ id }, index) => say('stored ' + (firstSeq + index) + ' ' + id));
      } catch (error) {
        say('refused ' + error.kind + ' ' + error.message);
      }
    }
  };
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(append));
  say('stopped ' + store.status().reason);
  await store.close();
`;

describe('kill -9 in the middle of appends', () => {
  it('loses no acknowledged event and repeats none, ten times over', async () => {
    const acknowledged = new Map<number, string>();
    for (let round = 1; round <= 10; round += 1) {
      const child = startWriter();
      const enough = acknowledged.size + 20 * round;
      for await (const line of linesOf(child)) {
        note(acknowledged, line);
        if (acknowledged.size >= enough) child.kill('SIGKILL');
      }
    }
    const stored = await reopened();
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index));
    expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
    expect(acknowledged.size).toBeGreaterThanOrEqual(1_100);
    expect([...acknowledged].filter(([seq, id]) => stored[seq]?.id !== id)).toEqual([]);
  }, 60_000);

  it('frees the ledger, which until then no other process can write', async () => {
    const child = startWriter();
    expect(await linesOf(child)[Symbol.asyncIterator]().next()).toMatchObject({ value: 'open' });
    await expect(openSqliteStore(path)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('another server') });
    await kill(child);
    await (await openSqliteStore(path)).close();
  }, 60_000);
});

describe('a disk that fails in the middle of appends', () => {
  it('is said, stops the writing, and loses nothing that was acknowledged', async () => {
    // the system refuses every write beyond this size of a file: a real I/O error, at whatever point it hits
    const child = startWriter('ulimit -f 2000;');
    const acknowledged = new Map<number, string>();
    const lines: string[] = [];
    for await (const line of linesOf(child)) {
      note(acknowledged, line);
      if (!line.startsWith('stored')) lines.push(line);
    }
    expect(lines[0]).toBe('open');
    expect(lines.slice(1, -1)).toContainEqual(expect.stringMatching(/^refused unavailable .*the disk failed/));
    expect(lines.at(-1)).toMatch(/^stopped .*the disk failed/);
    expect(acknowledged.size).toBeGreaterThan(0);
    const stored = await reopened();
    expect([...acknowledged].filter(([seq, id]) => stored[seq]?.id !== id)).toEqual([]);
  }, 60_000);
});

function startWriter(first = ''): ChildProcess {
  const script = join(folder, 'writer.mjs');
  writeFileSync(script, WRITER);
  const child = spawn('sh', ['-c', `${first} exec "$0" "$1" "$2"`, process.execPath, script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  children.push(child);
  return child;
}

function linesOf(child: ChildProcess): AsyncIterable<string> {
  return createInterface({ input: child.stdout as NodeJS.ReadableStream });
}

function note(acknowledged: Map<number, string>, line: string): void {
  const [word, seq, id] = line.split(' ');
  if (word === 'stored') acknowledged.set(Number(seq), id as string);
}

async function reopened(): Promise<Awaited<ReturnType<typeof everything>>> {
  const store = await openSqliteStore(path);
  const stored = await everything(store);
  await store.close();
  return stored;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
