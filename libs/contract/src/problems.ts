import { z } from 'zod';
import type { ErrorKind } from '#kernel';

/** Every way a request can fail: what the ledger refuses, and what goes wrong at the HTTP door itself. */
export type RefusalKind = ErrorKind | 'malformed' | 'method-not-allowed' | 'address-too-long' | 'internal';

export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** The status and title of every kind of refusal. A problem's `type` is `/problems/<kind>` and never changes. */
export const problemKinds: Readonly<Record<RefusalKind, ProblemKind>> = {
  malformed: { status: 400, title: 'The request could not be read' },
  unauthenticated: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'The token does not reach this far' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This address does not do that' },
  exists: { status: 409, title: 'It is there already' },
  conflict: { status: 412, title: 'Someone else was first' },
  'too-large': { status: 413, title: 'The request is too large' },
  'address-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'This kind of content is not taken here' },
  invalid: { status: 422, title: 'Something in the request is wrong' },
  'key-reused': { status: 422, title: 'The idempotency key was used for another request' },
  'precondition-required': { status: 428, title: 'Say which revision the decision was made on' },
  internal: { status: 500, title: 'Something went wrong here, not in the request' },
  busy: { status: 503, title: 'The ledger is busy', retryAfter: 1 },
  'not-yet': { status: 503, title: 'The read models have not come that far', retryAfter: 1 },
  unavailable: { status: 503, title: 'The ledger can not go on' },
};

/** The stable address of a kind of problem. */
export function problemType(kind: RefusalKind): string {
  return `/problems/${kind}`;
}

/** RFC 9457, with every fault named in `errors`. */
export const problem = z
  .strictObject({
    type: z.string().meta({ description: 'Stable for each kind of problem: `/problems/<kind>`' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    traceId: z.string().meta({ description: 'Under which the server logged the request' }),
    errors: z.array(
      z.strictObject({
        field: z.string().meta({ description: 'A path such as `target.value`' }),
        problem: z.string(),
        remedy: z.string().meta({ description: 'What would be right' }),
      }),
    ),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457)' });
export type Problem = z.infer<typeof problem>;
