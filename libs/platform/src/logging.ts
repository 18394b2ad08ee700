import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import { spanAtHand } from '#kernel';

/** Lines are written together when there are this many bytes of them, or this long after the first. */
const HELD_BYTES = 4096;
const HELD_MS = 200;

/** Structured lines on standard error, so that standard output is free for what people asked to see; each with the trace and span at hand. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) }, mixin: () => ({ ...spanAtHand() }) },
    destination({ dest: 2, sync: false, minLength: HELD_BYTES, periodicFlush: HELD_MS }),
  );
}
