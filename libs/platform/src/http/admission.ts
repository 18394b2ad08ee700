import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller, RunningLedger } from '#application';
import { Refused } from '#kernel';
import type { Operation } from '#contract';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the contract says of the route. */
    operation?: Operation;
  }
  interface FastifyRequest {
    /** Who asks; absent only on routes that are open. */
    caller: Caller | null;
  }
}

/**
 * Nobody gets further than this without a token, not even to hear that an address does not exist, and no body is read that the route
 * does not take. What the caller may do is judged where the command or question is.
 */
export function admit(http: FastifyInstance, ledger: RunningLedger): void {
  http.decorateRequest('caller', null);
  http.addHook('onRequest', async (request) => {
    const operation = operationOf(request);
    if (operation?.open !== true) request.caller = await ledger.callerOf(tokenIn(request));
    if (operation !== undefined) refuseOtherContent(request, operation.accepts);
  });
}

/** What the contract says of the request's route; undefined where there is no such route. */
export function operationOf(request: FastifyRequest): Operation | undefined {
  return request.is404 ? undefined : request.routeOptions.config.operation;
}

/** Who asks. @throws Refused `unauthenticated` on an open route */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller !== null) return request.caller;
  throw noToken('is missing');
}

function noToken(problem: string): Refused {
  const remedy = 'send Authorization: Bearer <token>, with a token made by `fremdrift token create`';
  return new Refused('unauthenticated', `the header Authorization ${problem}`, [{ field: 'Authorization', problem, remedy }]);
}

const BEARER = /^Bearer +([\w.~+/-]{1,512}=*)$/i;
const BASIC = /^Basic +([\w+/]{1,1024}=*)$/i;

/** The bearer token; on pages meant for a browser also the password of Basic authentication, which every browser can ask for. */
function tokenIn(request: FastifyRequest): string {
  const header = request.headers.authorization;
  if (header === undefined) throw noToken('is missing');
  const token = BEARER.exec(header)?.[1];
  if (token !== undefined) return token;
  const basic = operationOf(request)?.browsable === true ? BASIC.exec(header)?.[1] : undefined;
  if (basic === undefined) throw noToken('is not of the form: Bearer <token>');
  const credentials = Buffer.from(basic, 'base64').toString('utf8');
  return credentials.slice(credentials.indexOf(':') + 1);
}

function refuseOtherContent(request: FastifyRequest, accepts: readonly string[]): void {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': chunked } = request.headers;
  const hasBody = chunked !== undefined || (length !== undefined && length !== '0');
  if (!hasBody || accepts.length === 0) return;
  const mediaType = type?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (accepts.includes(mediaType)) return;
  throw new Refused('unsupported-media-type', `${mediaType || 'content without a type'} is not taken here`, [
    { field: 'Content-Type', problem: `${mediaType || 'nothing'} is not taken here`, remedy: `send ${accepts.join(', ')}` },
  ]);
}
