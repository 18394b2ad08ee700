import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache.js';
import type { Lasting } from './dev-server.js';
import { startKafka } from './kafka.js';
import { freePorts } from './ports.js';
import { startPostgres } from './postgres.js';
import { isRunning, stopProcess } from './server-process.js';

/** The servers of one folder, which outlive whoever started them. An address is null where that server does not run. */
export interface LastingServers {
  readonly postgres: string | null;
  readonly kafka: string | null;
}

const KINDS = {
  postgres: {
    ports: 1,
    start: async (place: Lasting) => {
      const { pid, url } = await startPostgres(place);
      return { pid, address: url };
    },
    stopSignal: 'SIGINT',
  },
  kafka: {
    ports: 2,
    start: async (place: Lasting) => {
      const { pid, brokers } = await startKafka(place);
      return { pid, address: brokers };
    },
    stopSignal: 'SIGTERM',
  },
} as const;
type Name = keyof typeof KINDS;

/** What is written down of a server: it keeps its ports from one start to the next. */
interface Known {
  readonly pid: number;
  readonly address: string;
  readonly ports: readonly number[];
}

/** Where this machine's own lasting servers are. */
export function lastingFolder(): string {
  return join(cacheFolder(), 'servers');
}

/** Starts those of the folder's servers that do not run. */
export async function startLasting(folder: string): Promise<LastingServers> {
  const [postgres, kafka] = await Promise.all([start(folder, 'postgres'), start(folder, 'kafka')]);
  return { postgres, kafka };
}

/** Which of the folder's servers run, and where. */
export async function lastingServers(folder: string): Promise<LastingServers> {
  const [postgres, kafka] = await Promise.all([running(folder, 'postgres'), running(folder, 'kafka')]);
  return { postgres: postgres?.address ?? null, kafka: kafka?.address ?? null };
}

/** Ends the folder's servers; their data stays. */
export async function stopLasting(folder: string): Promise<void> {
  await Promise.all([stop(folder, 'postgres'), stop(folder, 'kafka')]);
}

/** Ends the folder's servers and forgets all that they held. */
export async function removeLasting(folder: string): Promise<void> {
  await stopLasting(folder);
  await rm(folder, { recursive: true, force: true });
}

const notes = (folder: string, name: Name): string => join(folder, `${name}.json`);

async function start(folder: string, name: Name): Promise<string> {
  const there = await running(folder, name);
  if (there !== null) return there.address;
  await mkdir(folder, { recursive: true });
  const ports = (await known(folder, name))?.ports ?? (await freePorts(KINDS[name].ports));
  const { pid, address } = await KINDS[name].start({ folder: join(folder, name), ports });
  await writeFile(notes(folder, name), JSON.stringify({ pid, address, ports } satisfies Known));
  return address;
}

async function stop(folder: string, name: Name): Promise<void> {
  const there = await running(folder, name);
  if (there !== null) await stopProcess(there.pid, KINDS[name].stopSignal);
}

async function known(folder: string, name: Name): Promise<Known | null> {
  const file = notes(folder, name);
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Known) : null;
}

/** Null where it does not run. Its command names its folder, which the program that has its number after a restart of the machine does not. */
async function running(folder: string, name: Name): Promise<Known | null> {
  const found = await known(folder, name);
  if (found === null || !isRunning(found.pid)) return null;
  return readFileSync(`/proc/${found.pid}/cmdline`, 'utf8').includes(join(folder, name)) ? found : null;
}
