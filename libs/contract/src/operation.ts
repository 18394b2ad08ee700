import type { ZodOpenApiOperationObject } from 'zod-openapi';

/** One thing that can be asked of the HTTP door: what it is called, where it is, and what goes in and out. */
export interface Operation {
  /** Unique; the name of the command or question where there is one. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** Whole, with parameters as `:name`; `*` as the last step takes all the rest. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Whether it answers without a token. */
  readonly open: boolean;
  /** Whether a browser may show it: then the token is also taken as the password of Basic authentication. */
  readonly browsable?: true;
  /** Media types of the body; none where there is no body. */
  readonly accepts: readonly string[];
  /** Parameters, body and successful answers, in zod. Problems are the same for all and added once. */
  readonly exchange: Pick<ZodOpenApiOperationObject, 'requestParams' | 'requestBody' | 'responses'>;
}

export const JSON_TYPE = 'application/json';
export const TEXT_TYPE = 'text/plain';
export const NDJSON_TYPE = 'application/x-ndjson';
