import { SingleBar, Presets } from 'cli-progress';

/** Work in progress: `to` says how far it has come, `done` ends it. */
export interface Progress {
  to(done: number): void;
  done(): void;
}

/** Plain lines come no more often than this. */
const LINE_EVERY_MS = 1000;

/**
 * On a terminal a bar with rate and remaining time; piped, a plain line each second. Written to standard error, so that
 * standard output stays the answer.
 * @param total null when it is not known beforehand
 * @param from how far it had come before
 */
export function progress(title: string, total: number | null, unit: string, from = 0): Progress {
  const started = performance.now();
  const rateAt = (done: number) => Math.round(((done - from) * 1000) / Math.max(1, performance.now() - started));
  return process.stderr.isTTY && total !== null ? bar(title, total, unit, rateAt) : lines(title, total, unit, rateAt);
}

/** The same for work whose extent is known with its first step only. */
export function progressAsTold(title: string, unit: string): { readonly to: (done: number, total: number) => void; readonly done: () => void } {
  const drawn: Progress[] = [];
  return {
    to: (done, total) => {
      if (drawn.length === 0) drawn.push(progress(title, total, unit));
      drawn[0]?.to(done);
    },
    done: () => drawn[0]?.done(),
  };
}

/** Tells each second on standard error how long the work has taken, where it can't say how far it has come. */
export async function whileWaiting<T>(title: string, work: Promise<T>): Promise<T> {
  const started = performance.now();
  const tick = setInterval(() => process.stderr.write(`${title}: ${Math.round((performance.now() - started) / 1000)} s\n`), LINE_EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(tick);
  }
}

type RateAt = (done: number) => number;

function bar(title: string, total: number, unit: string, rateAt: RateAt): Progress {
  const format = `${title} [{bar}] {value}/{total} ${unit} · {rate}/s · {eta_formatted} left`;
  const drawn = new SingleBar({ format, stream: process.stderr, hideCursor: true, etaBuffer: 50 }, Presets.shades_classic);
  drawn.start(total, 0, { rate: 0 });
  return {
    to: (done) => drawn.update(done, { rate: rateAt(done) }),
    done: () => drawn.stop(),
  };
}

function lines(title: string, total: number | null, unit: string, rateAt: RateAt): Progress {
  let told = performance.now();
  return {
    to: (done) => {
      if (performance.now() - told < LINE_EVERY_MS) return;
      told = performance.now();
      process.stderr.write(`${title}: ${progressLine(done, total, unit, rateAt(done))}\n`);
    },
    done: () => undefined,
  };
}

/** "300/1000 lines (150/s, 5 s left)"; what is left only where the end is known. */
export function progressLine(done: number, total: number | null, unit: string, rate: number): string {
  if (total === null) return `${done} ${unit} (${rate}/s)`;
  return `${done}/${total} ${unit} (${rate}/s, ${rate === 0 ? '?' : Math.ceil((total - done) / rate)} s left)`;
}
