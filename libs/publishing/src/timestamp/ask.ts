import { invalid, Refused } from '#kernel';
import { askHttp } from '../http/ask.js';
import { timestampQuery } from './query.js';
import { checkTimestamp, MAX_TIMESTAMP_BYTES } from './timestamp.js';

const TIMEOUT_MS = 10_000;

/**
 * Asks an authority when the text was there. Its answer is held to the question before it is handed on, whole, as it is to be kept.
 * @throws Refused `unavailable` when the authority gives no answer in time; `invalid` naming `timestamp` when the answer is not to this question
 */
export async function askTimestamp(url: string, text: string, options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {}): Promise<Buffer> {
  const query = timestampQuery(text);
  const answer = await askHttp(
    url,
    { method: 'POST', body: query.bytes, headers: { 'content-type': 'application/timestamp-query' } },
    { timeoutMs: TIMEOUT_MS, maxBytes: MAX_TIMESTAMP_BYTES, ...options },
  );
  if ('failure' in answer) throw new Refused('unavailable', `the time stamping authority at ${url} ${answer.words}`);
  if (answer.status !== 200) throw new Refused('unavailable', `the time stamping authority at ${url} answered ${answer.status}`);
  const { nonce } = await checkTimestamp(answer.body, text, null);
  if (nonce === null || !nonce.equals(query.nonce)) throw invalid('timestamp', 'answers another question', 'ask another authority');
  return answer.body;
}
