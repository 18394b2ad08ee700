import { SingleBar, Presets } from 'cli-progress';

/** Work in progress: `to` says how far it has come, `done` ends it. */
export interface Progress {
  to(done: number): void;
  done(): void;
}

/** A line at this many, where the end is not known. */
const STRIDE = 10_000;

/**
 * On a terminal a bar with rate and remaining time; piped, a plain line at every tenth. Written to standard error, so that
 * standard output stays the answer.
 * @param total null when it is not known beforehand
 */
export function progress(title: string, total: number | null, unit: string, out: NodeJS.WriteStream = process.stderr): Progress {
  return out.isTTY && total !== null ? bar(title, total, unit, out) : lines(title, total, unit, out);
}

function bar(title: string, total: number, unit: string, out: NodeJS.WriteStream): Progress {
  const started = performance.now();
  const drawn = new SingleBar(
    { format: `${title} [{bar}] {value}/{total} ${unit} · {rate}/s · {eta_formatted} left`, stream: out, hideCursor: true, etaBuffer: 50 },
    Presets.shades_classic,
  );
  drawn.start(total, 0, { rate: 0 });
  return {
    to: (done) => drawn.update(done, { rate: ratePerSecond(done, started) }),
    done: () => drawn.stop(),
  };
}

function lines(title: string, total: number | null, unit: string, out: NodeJS.WriteStream): Progress {
  const started = performance.now();
  const stride = total === null ? STRIDE : Math.max(1, total / 10);
  let next = stride;
  return {
    to: (done) => {
      if (done < next) return;
      next = (Math.floor(done / stride) + 1) * stride;
      out.write(`${title}: ${progressLine(done, total, ratePerSecond(done, started))} ${unit}\n`);
    },
    done: () => undefined,
  };
}

/** "300/1000 (150/s, 5 s left)"; the end only where it is known. */
export function progressLine(done: number, total: number | null, rate: number): string {
  if (total === null) return `${done} (${rate}/s)`;
  return `${done}/${total} (${rate}/s, ${rate === 0 ? '?' : Math.ceil((total - done) / rate)} s left)`;
}

function ratePerSecond(done: number, started: number): number {
  return Math.round((done * 1000) / Math.max(1, performance.now() - started));
}
