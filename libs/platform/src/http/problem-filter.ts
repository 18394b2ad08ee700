import { Catch, HttpException, MethodNotAllowedException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isAt, operations, problemKinds } from '#contract';
import { operationOf } from './admission.js';
import { kindOf, problemOf } from './problem-of.js';
import { traceOf } from './trace.js';

/** Answers every error as a problem document (RFC 9457); what nobody expected is logged whole. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getRequest(), host.switchToHttp().getResponse());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const allowed = error instanceof HttpException && request.is404 ? methodsAt(request.url) : [];
    const cause = allowed.length > 0 ? new MethodNotAllowedException(`This address answers to ${allowed.join(' and ')}.`) : error;
    const kind = kindOf(cause);
    if (isCallerGone(cause, request)) this.log.info({ ...traceOf(request), method: request.method }, 'the caller went away');
    else if (kind === 'internal') this.log.error({ err: cause, ...traceOf(request), method: request.method }, 'unexpected');
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const { retryAfter } = problemKinds[kind];
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    if (kind === 'unauthenticated') reply.header('www-authenticate', challenges(request));
    const problem = problemOf(cause, request.id);
    reply.code(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

/** Whether the error is only that the caller broke off while it was still sending. */
function isCallerGone(error: unknown, request: FastifyRequest): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET' && request.raw.socket.destroyed;
}

/** The methods an address answers to. */
function methodsAt(url: string): string[] {
  const path = url.split('?', 1)[0] as string;
  return [...new Set(operations.filter((operation) => isAt(operation.path, path)).map(({ method }) => method))];
}

function challenges(request: FastifyRequest): string[] {
  const bearer = 'Bearer realm="fremdrift"';
  return operationOf(request)?.browsable === true ? [bearer, 'Basic realm="fremdrift: a token as the password", charset="UTF-8"'] : [bearer];
}
