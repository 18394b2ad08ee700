import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Refused, workerUrl } from '#kernel';
import { connectSigner, type ConnectOptions } from './client.js';
import type { Signer } from './port.js';

const RESTART_AFTER_MS = 100;
/** How long a signer that is told to end may take; all it has answered is durable before that. */
const END_MS = 5000;

export interface StartSigner extends ConnectOptions {
  /** Folder of the key files, for their owner only; made when it is not there. */
  readonly keys: string;
  /** Folder of the archive of checkpoints. */
  readonly checkpoints: string;
  /** Where it is to listen; default a socket in a new folder that only this user may enter. */
  readonly socket?: string;
}

/** A signer in a process of its own. */
export interface SignerProcess extends Signer {
  /** Where it listens: other threads and processes of this user reach it there with {@link connectSigner}. */
  readonly socket: string;
  /** Its process id, for operators and tests; null while it is being started anew. */
  pid(): number | null;
}

/**
 * Starts the signer's process and connects to it. A process that is lost is started anew, and what was under way is asked again. It ends with
 * this process, however that ends.
 * @throws Refused `unavailable` when it does not start
 */
export async function startSigner({ keys, checkpoints, socket, ...options }: StartSigner): Promise<SignerProcess> {
  const own = socket === undefined ? await mkdtemp(join(tmpdir(), 'fremdrift-signer-')) : null;
  const path = socket ?? join(own as string, 'socket');
  const supervised = new Supervised([keys, checkpoints, path, ...(own === null ? [] : [own])]);
  const stop = async () => {
    await supervised.stop();
    if (own !== null) await rm(own, { recursive: true, force: true });
  };
  try {
    await supervised.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const client = connectSigner(path, options);
  return {
    socket: path,
    pid: () => supervised.pid(),
    sign: (request) => client.sign(request),
    create: (origin, beside) => client.create(origin, beside),
    retire: (vkey) => client.retire(vkey),
    end: (origin) => client.end(origin),
    held: (origin) => client.held(origin),
    close: async () => {
      await client.close();
      await stop();
    },
  };
}

/** A child process that is started anew when it is lost. */
class Supervised {
  #child: ChildProcess | null = null;
  #restarting: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(private readonly args: readonly string[]) {}

  pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    const entry = workerUrl(import.meta.url, './signer.process.js').pathname;
    const child = spawn(process.execPath, [entry, ...this.args], { stdio: ['pipe', 'pipe', 'inherit'], env: {} });
    this.#child = child;
    const exited = once(child, 'exit');
    exited.then(
      () => this.#ended(),
      () => this.#ended(),
    );
    const said = once(createInterface({ input: child.stdout }), 'line');
    const started = await Promise.race([said.then(() => true), exited.then(() => false)]);
    if (!started) throw notStarted();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#restarting !== null) clearTimeout(this.#restarting);
    const child = this.#child;
    if (child === null) return;
    const exited = once(child, 'exit');
    child.stdin?.end();
    const impatience = setTimeout(() => child.kill('SIGKILL'), END_MS);
    await exited;
    clearTimeout(impatience);
  }

  #ended(): void {
    this.#child = null;
    if (this.#isStopped) return;
    this.#restarting = setTimeout(() => {
      // what it said on its standard error is why; it is tried again
      this.start().catch(() => null);
    }, RESTART_AFTER_MS);
  }
}

function notStarted(): Refused {
  const problem = 'the signer did not start: why stands above';
  return new Refused('unavailable', problem, [{ field: 'FREMDRIFT_KEYS', problem, remedy: 'give this user the folders of keys and checkpoints' }]);
}
