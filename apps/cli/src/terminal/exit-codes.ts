import type { ErrorKind } from '#kernel';

/** Exit codes scripts can tell apart: 2 the request is wrong, 3 not allowed, 4 not there, 5 overtaken by another, 6 try again later; 1 anything else. */
export const EXIT_CODES: Readonly<Partial<Record<ErrorKind, number>>> = {
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
