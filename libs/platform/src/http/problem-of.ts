import { HttpException } from '@nestjs/common';
import { problemKinds, problemType, type Problem, type RefusalKind } from '#contract';
import { Refused, type Issue } from '#kernel';

/** Statuses that Fastify and Nest refuse with by themselves, as our kinds. */
const kindOfStatus: Readonly<Record<number, RefusalKind>> = {
  400: 'malformed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
};

/** What kind of failure an error is; whatever nobody expected is `internal`. */
export function kindOf(error: unknown): RefusalKind {
  if (error instanceof Refused) return error.kind;
  return kindOfStatus[statusOf(error)] ?? 'internal';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
}

/** What an error is to the caller. An unexpected one gives nothing of itself away. */
export function problemOf(error: unknown, traceId: string): Problem {
  const kind = kindOf(error);
  const { status, title } = problemKinds[kind];
  const detail = kind === 'internal' ? `The server logged the cause under trace ${traceId}.` : (error as Error).message;
  const errors = error instanceof Refused ? [...error.issues] : issuesOf(kind, detail);
  return { type: problemType(kind), title, status, detail, traceId, errors };
}

/** Where the fault lies and what would be right, when Fastify or Nest found it. */
const places: Partial<Readonly<Record<RefusalKind, Omit<Issue, 'problem'>>>> = {
  malformed: { field: 'request', remedy: 'send an address and a body that are well formed; a body is one JSON value in UTF-8' },
  'not-found': { field: 'address', remedy: 'see /api/docs for every address' },
  'method-not-allowed': { field: 'method', remedy: 'see the header Allow' },
  'too-large': { field: 'body', remedy: 'send less at a time; many facts go as NDJSON to /api/v1/deliveries/{delivery}' },
  'address-too-long': { field: 'address', remedy: 'ids have at most 64 characters' },
  'unsupported-media-type': { field: 'Content-Type', remedy: 'send application/json' },
};

function issuesOf(kind: RefusalKind, problem: string): Issue[] {
  const place = places[kind];
  return place === undefined ? [] : [{ ...place, problem }];
}
