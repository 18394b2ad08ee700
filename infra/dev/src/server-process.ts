import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { plainly } from './account.js';

/** A server as a program of its own. */
export interface Program {
  readonly name: string;
  /** Its data and its log, `server.log`. */
  readonly folder: string;
  readonly command: readonly string[];
  /** What it writes to its log when it can be used. */
  readonly ready: string;
  /** Ends it in good order, without waiting for its clients. */
  readonly stopSignal: NodeJS.Signals;
  /** Whether it stays when the process that started it ends. */
  readonly lasting: boolean;
}

const START_SECONDS = 60;
const STOP_SECONDS = 20;

/** Where proc(5) has them in a process's `stat`, counted from the field after its name. */
const [STATE, THREADS] = [0, 17];

/** Starts it and waits until it can be used. Returns the number of its process. Throws with the end of its log where it does not come up. */
export async function startProcess(program: Program): Promise<number> {
  const file = join(program.folder, 'server.log');
  const log = await open(file, 'a');
  const before = (await log.stat()).size;
  const [name = '', ...args] = [...plainly(program.lasting ? null : program.stopSignal), ...program.command];
  const child = spawn(name, args, {
    cwd: program.folder,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', log.fd, log.fd],
    detached: program.lasting,
  });
  await once(child, 'spawn');
  await log.close();
  child.unref();
  const pid = child.pid as number;
  const written = async (): Promise<string> => (await readFile(file)).subarray(before).toString();
  const readyOrGone = async (): Promise<boolean> => !isRunning(pid) || (await written()).includes(program.ready);
  const inTime = await until(readyOrGone, START_SECONDS);
  if (isRunning(pid) && inTime) return pid;
  await killProcess(pid);
  throw new Error(`${program.name} ${inTime ? 'ended' : `was not ready in ${START_SECONDS} seconds`}:\n${(await written()).slice(-4000)}`);
}

/** Ends it in good order; by force where that takes too long. Nothing happens where it has ended already. */
export async function stopProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(pid)) return;
  process.kill(pid, signal);
  if (!(await until(() => !isRunning(pid), STOP_SECONDS))) await killProcess(pid);
}

/** Ends it and the processes it has started at once, as a power cut does: no chance to tidy up. Resolves when all are gone. */
export async function killProcess(pid: number): Promise<void> {
  const all = [pid, ...childrenOf(pid)].filter(isRunning);
  for (const one of all) process.kill(one, 'SIGKILL');
  if (!(await until(() => !all.some(isRunning), STOP_SECONDS))) throw new Error(`process ${pid} does not end`);
}

/** Whether a process with that number runs. One that was not yet waited for is gone when its last thread is: until then its ports stay open. */
export function isRunning(pid: number): boolean {
  const text = textOf(`/proc/${pid}/stat`);
  const [state, threads] = [STATE, THREADS].map((field) => text.slice(text.lastIndexOf(')') + 2).split(' ')[field]);
  return text !== '' && (state !== 'Z' || Number(threads) > 1);
}

function childrenOf(pid: number): readonly number[] {
  return textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/** Empty where the process is gone. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const error = cause as NodeJS.ErrnoException;
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  }
}

/** Waits for a condition; false where it does not come true in time. */
async function until(holds: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(20)) if (await holds()) return true;
  return holds();
}
