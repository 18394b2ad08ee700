import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveToThem } from './account.js';
import { killProcess, startProcess, stopProcess, type Program } from './server-process.js';

/** A real server on this machine, on a port and in a folder of its own, run by a plain user. */
export interface DevServer {
  /** Its data and its log, `server.log`. */
  readonly folder: string;
  /** SIGKILL to it and all it has started: no chance to tidy up. Its data stays. Resolves when it is gone. */
  kill(): Promise<void>;
  /** On the same port and data; ends it in good order first where it runs, so that clients are cut off. Resolves when it can be used. */
  restart(): Promise<void>;
  /** Ends it. Its folder goes too, unless it was given. */
  stop(): Promise<void>;
}

/** A place that outlives the process that starts a server in it. */
export interface Lasting {
  readonly folder: string;
  readonly ports: readonly number[];
}

/** The folder of a server: the given one, or a new one that goes when the server stops. */
export async function folderFor(name: string, lasting: Lasting | null): Promise<string> {
  const folder = lasting?.folder ?? (await mkdtemp(join(tmpdir(), `fremdrift-${name}-`)));
  await mkdir(folder, { recursive: true });
  await giveToThem(folder);
  return folder;
}

/** Starts the program and hands out what it can be ended and started again by. */
export async function startServer(program: Program): Promise<DevServer & { readonly pid: number }> {
  let pid = await startProcess(program);
  const end = (): Promise<void> => stopProcess(pid, program.stopSignal);
  return {
    folder: program.folder,
    get pid() {
      return pid;
    },
    kill: () => killProcess(pid),
    restart: async () => {
      await end();
      pid = await startProcess(program);
    },
    stop: async () => {
      await end();
      if (!program.lasting) await rm(program.folder, { recursive: true, force: true });
    },
  };
}
