import { z } from 'zod';
import { Refused, unreachable, type SentError } from '#kernel';
import type { HeldKeys, Signer } from './port.js';

/** One JSON line a request, one an answer, in order: what goes over the connection to a signer. Hashes are base64. */

/** Longest request, in bytes: a proof has at most 64 hashes. */
export const MAX_REQUEST = 64 * 1024;
/** Longest answer: a note with every signature it may carry. */
export const MAX_ANSWER = 1024 * 1024;

const origin = z.string().max(1024);
const vkey = z.string().max(2048);
const size = z.int().min(0);
const hash = z.base64().transform((text) => Buffer.from(text, 'base64'));

const request = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('sign'), origin, size, root: hash, from: size, proof: z.array(hash).max(64), vkey: vkey.optional() }),
  z.strictObject({ do: z.literal('create'), origin, beside: vkey.nullable() }),
  z.strictObject({ do: z.literal('retire'), vkey }),
  z.strictObject({ do: z.literal('end'), origin }),
  z.strictObject({ do: z.literal('held'), origin }),
]);

/** What is asked, ready to be sent. */
export type Request = z.input<typeof request>;

/** What was done, or why not. */
export type Answer = { readonly done: string | HeldKeys | null } | { readonly refused: SentError };

/** Does what one line asks. @throws Refused as the signer does; `invalid` for a line that is no request */
export async function perform(line: string, signer: Signer): Promise<string | HeldKeys | null> {
  const asked = requestIn(line);
  switch (asked.do) {
    case 'sign':
      return signer.sign({ checkpoint: { origin: asked.origin, size: asked.size, root: asked.root }, from: asked.from, proof: asked.proof, vkey: asked.vkey });
    case 'create':
      return signer.create(asked.origin, asked.beside);
    case 'retire':
      await signer.retire(asked.vkey);
      return null;
    case 'end':
      await signer.end(asked.origin);
      return null;
    case 'held':
      return signer.held(asked.origin);
    default:
      return unreachable(asked);
  }
}

function requestIn(line: string): z.output<typeof request> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw noRequest('is not JSON', error);
  }
  const parsed = request.safeParse(value);
  if (parsed.success) return parsed.data;
  throw noRequest(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

function noRequest(problem: string, cause?: unknown): Refused {
  return new Refused('invalid', `the line ${problem}`, [{ field: 'request', problem, remedy: 'speak to the signer with Fremdrift of the same version' }], {
    cause,
  });
}
