import type { SentError } from '#kernel';

/** A query on its way to a thread. */
export interface QueryRequest {
  readonly id: number;
  readonly name: string;
  readonly params: unknown;
}

/** Its answer: finished JSON text, or why there is none. */
export type QueryResponse = { readonly id: number; readonly json: string } | { readonly id: number; readonly error: SentError };
