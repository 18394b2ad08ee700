import { invalid, Refused } from '#kernel';
import { askHttp } from '../http/ask.js';
import { timestampQuery } from './query.js';
import { checkTimestamp, MAX_TIMESTAMP_BYTES } from './timestamp.js';

/**
 * Asks an authority when the text was there. Its answer is held to the question before it is handed on, whole, as it is to be kept.
 * @throws Refused `unavailable` when the authority gives no answer before `signal` aborts; `invalid` naming `timestamp` when the answer is not to
 * this question
 */
export async function askTimestamp(url: string, text: string, signal: AbortSignal): Promise<Buffer> {
  const query = timestampQuery(text);
  const request = { method: 'POST', body: query.bytes, headers: { 'content-type': 'application/timestamp-query' } };
  const answer = await askHttp(url, request, { signal, maxBytes: MAX_TIMESTAMP_BYTES });
  if ('failure' in answer) throw new Refused('unavailable', `the time stamping authority at ${url} ${answer.words}`);
  if (answer.status !== 200) throw new Refused('unavailable', `the time stamping authority at ${url} answered ${answer.status}`);
  const { nonce } = await checkTimestamp(answer.body, text, null);
  if (nonce === null || !nonce.equals(query.nonce)) throw invalid('timestamp', 'answers another question', 'ask another authority');
  return answer.body;
}
