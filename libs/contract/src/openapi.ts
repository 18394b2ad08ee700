import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { templateOf } from './address.js';
import type { Operation } from './operation.js';
import { operations } from './operations.js';
import { problem, problemKinds } from './problems.js';

/** The whole HTTP door as an OpenAPI 3.1 document, derived from the tables of commands, questions and other doors. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const path = templateOf(operation.path);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(operation) };
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Fremdrift',
        version: '1',
        description:
          'An event-sourced ledger of progress. `at` is the day asked about, `asOf` what was known; every answer names its `basis` and its own pinned address.',
      },
      servers: [{ url: '/' }],
      security: [{ bearer: [] }],
      paths,
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'A token made with `fremdrift token create`' } } },
    },
    { reused: 'inline' },
  );
}

function described({ id, tag, summary, open, exchange }: Operation) {
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(open && { security: [] }),
    ...(exchange.requestParams && { requestParams: exchange.requestParams }),
    ...(exchange.requestBody && { requestBody: exchange.requestBody }),
    responses: { ...exchange.responses, default: problemResponse },
  };
}

const problemResponse = {
  description: `A problem, by its kind: ${Object.entries(problemKinds)
    .map(([kind, { status }]) => `${kind} ${status}`)
    .join(', ')}`,
  content: { 'application/problem+json': { schema: problem } },
};
