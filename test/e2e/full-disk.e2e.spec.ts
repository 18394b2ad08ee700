import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '#contract';
import { systemClock, todayOf } from '#kernel';
import { fremdrift } from '../support/command.js';
import { startServer } from '../support/server-process.js';
import { Client, type Receipt } from './client.js';
import { members, type Service, smallUnion } from './fixture.js';

/** A disk that can be filled under a running server, and freed again. */
interface Disk {
  readonly what: string;
  /** The program to start a server through, so that its folder, a copy of `source`, lies on the disk. */
  through(folder: string, source: string): readonly string[];
  fill(pid: number, folder: string): void;
  free(pid: number, folder: string): void;
  /** What the ledger says is wrong. */
  readonly problem: string;
}

const BALLAST = 'ballast';
const COPY = 'cp -a "$1"/. "$0" && shift && exec "$@"';
const inRootOf = (pid: number, folder: string) => join(`/proc/${pid}/root`, folder, BALLAST);

/** A file system of 16 MB in memory, which only the server sees. */
const smallDisk: Disk = {
  what: 'that is full',
  problem: 'the disk is full',
  through: (folder, source) => [...OWN_MOUNTS, 'sh', '-c', `mount -t tmpfs -o size=16m tmpfs "$0" && ${COPY}`, folder, source],
  fill: (pid, folder) => {
    for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2)) while (grows(inRootOf(pid, folder), size));
  },
  free: (pid, folder) => rmSync(inRootOf(pid, folder)),
};
const OWN_MOUNTS = ['unshare', '--user', '--map-root-user', '--mount'];

/** The system lets the server's files grow no more. */
const limitedFiles: Disk = {
  what: 'whose quota of a file is used up',
  problem: 'the disk failed to read or write',
  through: (folder, source) => ['sh', '-c', COPY, folder, source],
  fill: (pid, folder) => limit(pid, String(statSync(join(folder, 'ledger.db-wal')).size)),
  free: (pid) => limit(pid, 'unlimited'),
};

/** The disks that this machine lets a test have. */
function disks(): readonly Disk[] {
  try {
    run([...OWN_MOUNTS, 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']);
    return [smallDisk, limitedFiles];
  } catch (error) {
    process.stderr.write(`no disk of its own for the test, so a limit on files is all that is tried: ${(error as Error).message}\n`);
    return [limitedFiles];
  }
}

function grows(path: string, bytes: number): boolean {
  try {
    writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}

function seqOf(receipt: string): number {
  return (JSON.parse(receipt) as Receipt).seq;
}

function limit(pid: number, size: string): void {
  run(['prlimit', '--pid', String(pid), `--fsize=${size}:`]);
}

function run([program = '', ...args]: readonly string[]): void {
  execFileSync(program, args, { stdio: 'pipe' });
}

describe.each(disks())('a disk $what', (disk) => {
  const MOST_TO_FILL = 20_000;
  let service: Service;
  let folder: string;
  beforeAll(async () => {
    service = await smallUnion();
    await service.stop();
    // its last event is years old by the clock of the server's process
    const today = todayOf(systemClock, 'Europe/Oslo');
    const { code, stderr } = await fremdrift(['clock', 'confirm', today, '--reason', 'Hovedboka har ligget stille', '--data', service.folder]);
    if (code !== 0) throw new Error(stderr);
    folder = mkdtempSync(join(tmpdir(), 'fremdrift-disk-'));
  });
  afterAll(() => {
    for (const each of [service.folder, folder]) rmSync(each, { recursive: true });
  });

  it('is said, loses nothing that was acknowledged, and once it is freed the same request goes through', async () => {
    const server = await startServer(folder, ['serve'], disk.through(folder, service.folder));
    try {
      const client = new Client(() => server.url, service.tokens);
      const post = (number: number) =>
        client.post('/measures/members/measurements', members('2022-01-31', number, 'union', `list ${number}`), { as: 'recorder', key: `number-${number}` });
      const first = await post(0);
      expect(first.status).toBe(201);
      disk.fill(server.pid, folder);
      let acknowledged = 0;
      let answer = await post(1);
      while (answer.status === 201 && acknowledged < MOST_TO_FILL) {
        acknowledged += 1;
        expect(seqOf(answer.text)).toBe(seqOf(first.text) + acknowledged);
        answer = await post(acknowledged + 1);
      }
      const problem = JSON.parse(answer.text) as Problem;
      expect(problem).toMatchObject({ type: '/problems/unavailable', status: 503 });
      expect(problem.errors).toEqual([{ field: 'ledger.db', problem: disk.problem, remedy: expect.stringMatching(/disk/) }]);

      disk.free(server.pid, folder);
      const again = await post(acknowledged + 1);
      expect({ status: again.status, seq: seqOf(again.text) }).toEqual({ status: 201, seq: seqOf(first.text) + acknowledged + 1 });
      const { items } = await client.ask<{ items: { event: { data: { value: string } } }[] }>(
        `/measures/members/measurements?limit=1000&minSeq=${seqOf(again.text)}`,
      );
      expect(items.map(({ event }) => Number(event.data.value))).toEqual(Array.from({ length: acknowledged + 2 }, (_, number) => number));
      expect((await client.send('GET', '/health/ready')).status).toBe(200);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  }, 60_000);
});
