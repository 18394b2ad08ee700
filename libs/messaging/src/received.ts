import type { Message, Received } from './port.js';

/** Key and headers as text, beside them as they came. */
export function asTexts(asSent: Pick<Message, 'key' | 'headers'>): Pick<Received, 'key' | 'headers' | 'asSent'> {
  const headers = Object.entries(asSent.headers).map(([name, said]) => [name, String([said].flat()[0] ?? '')]);
  return { key: asSent.key?.toString() ?? null, headers: Object.fromEntries(headers), asSent };
}
