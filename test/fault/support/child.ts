import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** How a child process ended, and what it said until then. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly lines: readonly string[];
  readonly complaints: string;
}

export interface RunChild {
  /** A program with its arguments that becomes the child, such as strace. */
  readonly through?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Told of each line as it comes; may kill the child. */
  readonly onLine?: (line: string, kill: () => void) => void;
}

/** A program of test/fault/children, which runs the compiled libraries, to its end. */
export async function runChild(name: string, args: readonly string[], { through = [], env = {}, onLine }: RunChild = {}): Promise<Ended> {
  const script = fileURLToPath(new URL(`../children/${name}.process.ts`, import.meta.url));
  const [program, ...rest] = [...through, process.execPath, script, ...args] as [string, ...string[]];
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '', ...env } });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    onLine?.(line, () => child.kill('SIGKILL'));
  }
  const [code, signal] = await ended;
  return { code, signal, lines, complaints: complaints.join('') };
}
