import { SingleBar, Presets } from 'cli-progress';

/** Work in progress: `to` says how far it has come, `done` ends it. */
export interface Progress {
  to(done: number): void;
  done(): void;
}

/**
 * On a terminal a bar with rate and remaining time; piped, a plain line at every tenth. Written to standard error, so that
 * standard output stays the answer.
 */
export function progress(title: string, total: number, unit: string, out: NodeJS.WriteStream = process.stderr): Progress {
  return out.isTTY ? bar(title, total, unit, out) : lines(title, total, unit, out);
}

function bar(title: string, total: number, unit: string, out: NodeJS.WriteStream): Progress {
  const started = performance.now();
  const drawn = new SingleBar(
    { format: `${title} [{bar}] {value}/{total} ${unit} · {rate}/s · {eta_formatted}`, stream: out, hideCursor: true, etaBuffer: 50 },
    Presets.shades_classic,
  );
  drawn.start(total, 0, { rate: 0 });
  return {
    to: (done) => drawn.update(done, { rate: ratePerSecond(done, started) }),
    done: () => drawn.stop(),
  };
}

function lines(title: string, total: number, unit: string, out: NodeJS.WriteStream): Progress {
  const started = performance.now();
  let nextTenth = 1;
  return {
    to: (done) => {
      if (total === 0 || done * 10 < total * nextTenth) return;
      nextTenth = Math.floor((done * 10) / total) + 1;
      out.write(`${title}: ${done}/${total} ${unit}, ${ratePerSecond(done, started)}/s\n`);
    },
    done: () => undefined,
  };
}

function ratePerSecond(done: number, started: number): number {
  return Math.round((done * 1000) / Math.max(1, performance.now() - started));
}
