import { readFileSync } from 'node:fs';

/** The system calls that change a file or its name: a failure or an end between any two of them leaves what the one before left. */
const CHANGES = ['openat', 'pwrite64', 'write', 'writev', 'fdatasync', 'fsync', 'ftruncate', 'rename', 'unlink', 'mkdir'] as const;
export type Change = (typeof CHANGES)[number];

/** One of the calls of a reference run: the nth of its kind that a thread made. */
export interface Point {
  readonly call: Change;
  readonly nth: number;
}

/** What happens at a point. `for ever` goes on at every later call of the kind. */
export type Fault = 'SIGKILL' | 'EIO once' | 'EIO for ever' | 'ENOSPC once' | 'ENOSPC for ever';

/** The command that runs another with its calls on these files written to `trace`. */
export function recording(trace: string, paths: readonly string[]): readonly string[] {
  return ['strace', '-f', '--seccomp-bpf', '-qq', '-o', trace, '-e', `trace=${CHANGES.join(',')}`, '-e', 'signal=none', ...on(paths)];
}

/** The command that runs another with the fault at the point, counted among its calls on these files. */
export function injecting(fault: Fault, { call, nth }: Point, paths: readonly string[]): readonly string[] {
  const [what, howLong] = fault.split(' ') as [string, string?];
  const effect = what === 'SIGKILL' ? 'signal=SIGKILL' : `error=${what}`;
  const inject = `inject=${call}:${effect}:when=${nth}${howLong === 'for' ? '+' : ''}`;
  return ['strace', '-f', ...quicker(fault), '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject, ...on(paths)];
}

/** Every point of a recorded run. A thread's calls are counted by themselves, so the busiest one has them all. */
export function pointsOf(trace: string): readonly Point[] {
  const counts = new Map<string, number>();
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const call = /^\d+ +(\w+)\(/.exec(line);
    if (call !== null) counts.set(call[0], (counts.get(call[0]) ?? 0) + 1);
  }
  return CHANGES.flatMap((call) => {
    const most = Math.max(0, ...[...counts].flatMap(([key, n]) => (key.endsWith(` ${call}(`) ? [n] : [])));
    return Array.from({ length: most }, (_, index) => ({ call, nth: index + 1 }));
  });
}

/** Stops at the wanted calls only. Together with it strace 6.1 delivers no signal. */
function quicker(fault: Fault): readonly string[] {
  return fault === 'SIGKILL' ? [] : ['--seccomp-bpf'];
}

function on(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => ['-P', path]);
}
