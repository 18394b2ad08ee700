import { destination, pino, stdTimeFunctions, type Logger } from 'pino';

/** Structured lines on standard error, so that standard output is free for what people asked to see. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    destination({ dest: 2, sync: false }),
  );
}
