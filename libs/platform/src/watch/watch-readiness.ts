import type { Readiness } from '#application';

const LOOK_EVERY_MS = 5000;

/** As much of a logger as is needed. */
export interface Told {
  warn(about: object, text: string): void;
  info(text: string): void;
}

/** Says in the log when what is served can no longer be, why and since when, and when it can again. Returns how to stop. */
export function watchReadiness(readiness: () => Readiness, log: Told, everyMs = LOOK_EVERY_MS): () => void {
  let told = '';
  const look = () => {
    const { ready, reasons } = readiness();
    const now = JSON.stringify(reasons);
    if (now === told) return;
    if (!ready) log.warn({ reasons }, 'not ready');
    else if (told !== '') log.info('ready again');
    told = ready ? '' : now;
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}
