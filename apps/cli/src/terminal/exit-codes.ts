import type { ErrorKind } from '#kernel';

/** Exit codes that scripts can tell apart. */
export const EXIT_CODES: Readonly<Record<ErrorKind, number>> = {
  invalid: 2,
  'too-large': 2,
  'unsupported-media-type': 2,
  'precondition-required': 2,
  'key-reused': 2,
  unauthenticated: 3,
  forbidden: 3,
  'not-found': 4,
  exists: 5,
  conflict: 5,
  busy: 6,
  'not-yet': 6,
  unavailable: 6,
};

/** What was to be verified was read, and does not hold. */
export const DOES_NOT_HOLD = 7;

export const EXIT_CODES_IN_WORDS = `Exit codes:
  0 done   1 it broke   2 something given is wrong, or some lines were refused   3 not allowed
  4 not there   5 there already, or overtaken by another   6 not possible now
  7 what was verified does not hold`;
