import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Broken, workerUrl } from '#kernel';
import type { FilledLedger } from '../ledger/fill.js';
import { GOAL } from '../ledger/things.js';

const SERVER = fileURLToPath(workerUrl(import.meta.url, '../../../../apps/api/src/main.js'));
const ADDRESS = /at (http:\/\/\S+)/;
const ASK_AGAIN_MS = 2;
const RESIDENT = /^process_resident_memory_bytes (\S+)/m;

/** The server as anyone would start it, in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly process: ChildProcess,
    private readonly url: string,
    private readonly token: string,
    private readonly goal: string,
  ) {}

  /** Starts it on a ledger; resolves when it says it is ready and has answered a question about the goal. */
  static async start({ folder, token }: FilledLedger, goal = GOAL): Promise<ServerProcess> {
    const environment = { ...process.env, FREMDRIFT_DATA: folder, FREMDRIFT_PORT: '0', FREMDRIFT_LOG_LEVEL: 'warn' };
    const child = spawn(process.execPath, [SERVER], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    const server = new ServerProcess(child, await addressSaidBy(child), token, goal);
    while (!(await server.isReady())) await delay(ASK_AGAIN_MS);
    await server.ask();
    return server;
  }

  /** The goal's timeline. @throws Broken when it is not answered */
  async ask(): Promise<void> {
    await this.#get(`/api/v1/goals/${this.goal}/timeline?at=2023-12-31`);
  }

  /** Memory that it holds, in MB. */
  async residentMegabytes(): Promise<number> {
    const bytes = Number(RESIDENT.exec(await this.#get('/metrics'))?.[1]);
    return bytes / 1e6;
  }

  /** The most memory that it has held, in MB, as Linux tells it. */
  async peakMegabytes(): Promise<number> {
    const status = await readFile(`/proc/${this.process.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1000;
  }

  /** Takes a whole answer, and keeps none of it. @throws Broken when it is not answered */
  async takeOut(path: string): Promise<void> {
    const response = await fetch(`${this.url}${path}`, { headers: { authorization: `Bearer ${this.token}` } });
    if (!response.ok) throw new Broken(`${path} was answered with ${response.status}: ${await response.text()}`);
    await response.body?.pipeTo(new WritableStream());
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await once(this.process, 'exit');
  }

  private async isReady(): Promise<boolean> {
    return (await fetch(`${this.url}/health/ready`)).ok;
  }

  async #get(path: string): Promise<string> {
    const response = await fetch(`${this.url}${path}`, { headers: { authorization: `Bearer ${this.token}` } });
    const text = await response.text();
    if (!response.ok) throw new Broken(`${path} was answered with ${response.status}: ${text}`);
    return text;
  }
}

/** Where the server says it answers. @throws Broken when it ends before it does */
async function addressSaidBy({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Broken('the server has no standard output');
  for await (const line of createInterface({ input: stdout })) {
    const address = ADDRESS.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Broken('the server ended before it answered');
}
