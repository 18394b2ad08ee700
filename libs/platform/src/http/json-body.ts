import { BadRequestException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { JSON_TYPE } from '#contract';
import { parseJson } from '#kernel';

/** Bodies that are JSON are read strictly and whole, up to the body limit; any other is handed on as a stream, which its route bounds. */
export function readBodies(http: FastifyInstance): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser<string>(JSON_TYPE, { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseJson(text));
    } catch (error) {
      done(error instanceof SyntaxError ? new BadRequestException(`The body is not JSON: ${error.message}`) : (error as Error));
    }
  });
  http.addContentTypeParser('*', (_request, stream, done) => done(null, stream));
}
