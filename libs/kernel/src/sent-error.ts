import { Broken, messageOf, Refused, type ErrorKind, type Issue } from './errors.js';

/** What went wrong, in a form that can be sent between threads and processes. */
export interface SentError {
  /** Null when it was no refusal but a fault of the program. */
  readonly kind: ErrorKind | null;
  readonly message: string;
  readonly issues: readonly Issue[];
  readonly stack: string | null;
}

/** The error, ready to be sent. */
export function sentError(error: unknown): SentError {
  if (error instanceof Refused) return { kind: error.kind, message: error.message, issues: error.issues, stack: null };
  if (error instanceof Error) return { kind: null, message: error.message, issues: [], stack: error.stack ?? null };
  return { kind: null, message: messageOf(error), issues: [], stack: null };
}

/** The error as the asker gets it: a refusal is a refusal again. */
export function receivedError({ kind, message, issues, stack }: SentError): Error {
  if (kind !== null) return new Refused(kind, message, issues);
  const broken = new Broken(message);
  if (stack !== null) broken.stack = stack;
  return broken;
}
