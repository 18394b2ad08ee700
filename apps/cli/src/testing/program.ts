import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../../dist/apps/cli/src/main.js', import.meta.url));

/** Settings of the program, by name. */
export type Settings = Readonly<Record<string, string>>;

/** What a run of the program came to. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program to its end, with `input` as its standard input. */
export async function fremdrift(args: readonly string[], options: { readonly settings?: Settings; readonly input?: string } = {}): Promise<Ran> {
  const child = started(args, options.settings);
  child.stdin?.end(options.input ?? '');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, 'close'),
  ]);
  return { code: code as number | null, out, err };
}

/** Runs the built program until `moment`, and ends it then as a loss of power does (SIGKILL). Answers whether it was still running. */
export async function killedAt(moment: Promise<void>, args: readonly string[], settings: Settings = {}): Promise<boolean> {
  const child = started(args, settings);
  child.stdout?.resume();
  child.stderr?.resume();
  const closed = once(child, 'close') as Promise<[number | null]>;
  await Promise.race([moment, closed]);
  child.kill('SIGKILL');
  return (await closed)[0] === null;
}

/** A server in a process of its own, and what it printed when it began to answer. */
export interface Served<A> {
  readonly said: A;
  /** Everything written to standard error so far. */
  readonly err: () => string;
  /** Asks it to stop, and answers its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends it as a loss of power does (SIGKILL), and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts a command that serves, with `--json`, and waits for what it prints. @throws Error with its standard error when it ends before */
export async function served<A>(args: readonly string[], settings: Settings = {}): Promise<Served<A>> {
  const child = started([...args, '--json'], { FREMDRIFT_PORT: '0', ...settings });
  const closed = once(child, 'close') as Promise<[number | null]>;
  let out = '';
  let err = '';
  child.stderr?.on('data', (piece: Buffer) => (err += piece.toString()));
  for await (const piece of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    out += String(piece);
    if (out.endsWith('}\n')) break;
  }
  if (!out.endsWith('}\n')) throw new Error(`it ended before it served: ${err}`);
  return {
    said: JSON.parse(out) as A,
    err: () => err,
    stop: async () => {
      child.kill('SIGTERM');
      return (await closed)[0];
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** The machine's own settings of Fremdrift have no say in a test. */
function started(args: readonly string[], settings: Settings = {}): ChildProcess {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('FREMDRIFT_') && name !== 'NODE_OPTIONS'));
  return spawn(process.execPath, [MAIN, ...args], { env: { ...inherited, FREMDRIFT_LOG_LEVEL: 'warn', ...settings } });
}
