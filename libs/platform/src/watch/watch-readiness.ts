import type { Readiness } from '#application';

const LOOK_EVERY_MS = 5000;

/** As much of a logger as is needed. */
export interface Told {
  warn(about: object, text: string): void;
  info(text: string): void;
}

/**
 * Says in the log when what is served can no longer be, why and since when, and when it can again; and likewise what keeps nobody from being
 * served and is to be looked at. Returns how to stop.
 */
export function watchReadiness(readiness: () => Readiness, log: Told, everyMs = LOOK_EVERY_MS): () => void {
  const served = onChange((reasons) => (reasons.length > 0 ? log.warn({ reasons }, 'not ready') : log.info('ready again')));
  const seenTo = onChange((remarks) => (remarks.length > 0 ? log.warn({ remarks }, 'to be looked at') : log.info('nothing to be looked at any more')));
  const look = () => {
    const { reasons, remarks } = readiness();
    served(reasons);
    seenTo(remarks);
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}

/** Tells when the texts are others than before; at first there are none. */
function onChange(tell: (texts: readonly string[]) => void): (texts: readonly string[]) => void {
  let told = '[]';
  return (texts) => {
    const now = JSON.stringify(texts);
    if (now === told) return;
    told = now;
    tell(texts);
  };
}
