/** What kind of failure it is. Doors (HTTP, command line) map a kind to a status or an exit code; nothing else does. */
export type ErrorKind =
  | 'invalid' // the request contradicts its schema or a rule
  | 'unauthenticated' // no token, or one that is unknown, revoked or expired
  | 'forbidden' // the caller's role or unit scope does not reach that far
  | 'not-found'
  | 'exists' // what was to be created is there already
  | 'conflict' // the stream has moved on since the caller read it
  | 'precondition-required' // a decision must say which revision it was made on
  | 'key-reused' // an idempotency key came back with another body
  | 'too-large'
  | 'unsupported-media-type'
  | 'busy' // a bounded queue is full; try again
  | 'not-yet' // a read model has not reached the position asked for
  | 'unavailable'; // the ledger, disk or vault can't go on

/** One thing that is wrong: where, what, and what would be right. `field` is a path such as `target.value` or `line 12`. */
export interface Issue {
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

/** An expected failure with everything a person needs to mend it. Broken invariants throw {@link Broken} instead. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly issues: readonly Issue[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An invariant of the program itself does not hold: nothing the caller can mend. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** A refusal of kind `invalid` for one field. */
export function invalid(field: string, problem: string, remedy: string): Refused {
  return new Refused('invalid', `${field}: ${problem}`, [{ field, problem, remedy }]);
}

/** A refusal of kind `not-found`; `remedy` says where the existing ones are listed. */
export function notFound(field: string, what: string, remedy: string): Refused {
  return new Refused('not-found', `${what} does not exist`, [{ field, problem: `${what} does not exist`, remedy }]);
}

/** A refusal of kind `exists`: what was to be created is there already. */
export function alreadyExists(field: string, what: string, remedy: string): Refused {
  return new Refused('exists', `${what} exists already`, [{ field, problem: `${what} exists already`, remedy }]);
}

/** What went wrong, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Proves to the compiler that every case of a union was handled. */
export function unreachable(value: never): never {
  throw new Broken(`unexpected case: ${JSON.stringify(value)}`);
}
