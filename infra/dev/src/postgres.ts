import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { giveToThem, plainly } from './account.js';
import { folderFor, startServer, type DevServer, type Lasting } from './dev-server.js';
import { freePorts } from './ports.js';

/** Of the superuser of a server that listens on this machine alone. */
const PASSWORD = 'fremdrift';

export interface PostgresServer extends DevServer {
  /** The database `postgres` as its superuser. */
  readonly url: string;
}

/** Starts a PostgreSQL that is new, or the lasting one of a folder. Throws where Debian's package is not installed, or the server does not come up. */
export async function startPostgres(lasting: Lasting | null = null): Promise<PostgresServer & { readonly pid: number }> {
  const programs = postgresPrograms();
  const folder = await folderFor('postgres', lasting);
  const data = join(folder, 'data');
  if (!existsSync(data)) await initialise(programs, folder, data);
  const [port = 0] = lasting?.ports ?? (await freePorts(1));
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'lc_messages=C'];
  const server = await startServer({
    name: 'PostgreSQL',
    folder,
    command: [join(programs, 'postgres'), '-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    ready: 'database system is ready to accept connections',
    stopSignal: 'SIGINT',
    lasting: lasting !== null,
  });
  return Object.assign(server, { url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres` });
}

const version = (path: string): number => Number(/postgresql\/(\d+)\//.exec(path)?.[1]);

/** The folder with the programs of the newest PostgreSQL that Debian's packages have put there. */
function postgresPrograms(): string {
  const [newest] = globSync('/usr/lib/postgresql/*/bin').toSorted((a, b) => version(b) - version(a));
  if (newest === undefined) throw new Error('PostgreSQL is not on this machine: infra/dev/install.sh brings it');
  return newest;
}

async function initialise(programs: string, folder: string, data: string): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  await giveToThem(passwordFile);
  const options = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const [command = '', ...args] = [...plainly(null), join(programs, 'initdb'), '-D', data, ...options];
  await promisify(execFile)(command, args, { cwd: folder });
  await rm(passwordFile);
}
