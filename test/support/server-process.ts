import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server, or another of the programs, as a user starts it: a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly url: string;
  /** What it printed until it was ready. */
  readonly printed: string;
  /** Resolves when the process is gone, to the signal that ended it or its exit code. */
  readonly gone: Promise<NodeJS.Signals | number | null>;
  /** SIGKILL: no chance to tidy up. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM: a graceful stop. Resolves to the exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts `fremdrift serve` on a data folder and a free port, and waits until it prints its address. `through` is a program, with its
 * arguments, that becomes the one whose name and arguments follow its own.
 */
export function startServer(folder: string, command: readonly string[] = ['serve'], through: readonly string[] = []): Promise<ServerProcess> {
  return startProgram([...through, process.execPath, 'dist/apps/cli/src/main.js', ...command], { FREMDRIFT_DATA: folder });
}

/** Starts one of the programs by these settings, on a free port, and waits until it prints its address. */
export async function startProgram(command: readonly string[], settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const [program, ...args] = command as [string, ...string[]];
  const child = spawn(program, args, {
    env: { ...process.env, NODE_OPTIONS: '', FREMDRIFT_PORT: '0', FREMDRIFT_LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = (once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>).then(([code, signal]) => signal ?? code);
  const printed = await untilReady(child);
  const url = /http:\/\/[\d.]+:\d+/.exec(printed)?.[0];
  if (url === undefined) throw new Error(`no address in what the server printed:\n${printed}`);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return {
    pid: child.pid as number,
    url,
    printed,
    gone,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** Lines until the one with an address, and those that come with it. */
async function untilReady(child: ChildProcess): Promise<string> {
  const lines: string[] = [];
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  reader.on('line', (line) => {
    lines.push(line);
    if (/http:\/\/[\d.]+:\d+/.test(line)) resolve(lines.join('\n'));
  });
  child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${lines.join('\n')}\n${complaints.join('')}`)));
  return promise;
}
