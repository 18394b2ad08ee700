import { invalid, isUuid, Refused } from '#kernel';
import { MAX_APPEND_BYTES, MAX_EVENTS_PER_APPEND, MAX_PAGE, MAX_PAYLOAD_BYTES, MAX_STREAM_NAME, type AppendRequest, type NewEvent } from './port.js';

const STREAM_NAME = /^[!-~]+$/;
const MAX_TYPE_NAME = 100;
const MAX_COMMITMENT = 100;
const END_OF_2199 = Date.UTC(2200, 0, 1) * 1000;

/**
 * Holds an append to the port's bounds.
 * @returns the UTF-8 bytes of its payloads
 * @throws Refused `invalid` or `too-large`, naming the field
 */
export function checkAppend({ stream, expected, events, claimedAt }: AppendRequest): number {
  if (stream.length > MAX_STREAM_NAME || !STREAM_NAME.test(stream)) {
    throw invalid('stream', `${JSON.stringify(stream.slice(0, 80))} can't name a stream`, `use 1–${MAX_STREAM_NAME} printable ASCII characters without spaces`);
  }
  if (typeof expected === 'number' && (!Number.isSafeInteger(expected) || expected < 0)) {
    throw invalid('expected', `${expected} is not a revision`, "give the stream's last revision, 0 or more, or 'none' for an empty stream");
  }
  if (claimedAt !== undefined && !(Number.isSafeInteger(claimedAt) && claimedAt >= 0 && claimedAt < END_OF_2199)) {
    throw invalid('claimedAt', `${claimedAt} is not a recording time`, 'give whole microseconds since 1970, before the year 2200');
  }
  if (events.length === 0 || events.length > MAX_EVENTS_PER_APPEND) {
    throw invalid('events', `${events.length} events in one append`, `append 1 to ${MAX_EVENTS_PER_APPEND} at a time`);
  }
  checkIds(events);
  checkEnvelopes(events);
  return checkPayloads(events);
}

/** @throws Refused `invalid` unless `limit` is a whole number from 1 to {@link MAX_PAGE} */
export function checkLimit(limit: number, field = 'limit'): void {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_PAGE) throw invalid(field, `${limit} events at once`, `ask for 1 to ${MAX_PAGE}`);
}

function checkIds(events: readonly NewEvent[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of events.entries()) {
    if (!isUuid(id)) throw invalid(`events[${index}].id`, `${JSON.stringify(id)} is not an event id`, 'use a UUID in lower case');
    if (seen.has(id)) throw invalid(`events[${index}].id`, `${id} is in this append twice`, 'give each event an id of its own');
    seen.add(id);
  }
}

/** The envelope is the leaf of a transparency log, at most 65,535 bytes, and stays for ever: nothing in it may be open-ended. */
function checkEnvelopes(events: readonly NewEvent[]): void {
  for (const [index, { type, schema, corrects, commitment }] of events.entries()) {
    if (type === '' || type.length > MAX_TYPE_NAME) throw invalid(`events[${index}].type`, 'is empty or too long', `use 1–${MAX_TYPE_NAME} characters`);
    if (!Number.isSafeInteger(schema) || schema < 1) throw invalid(`events[${index}].schema`, `${schema} is not a version`, 'count versions from 1');
    if (corrects !== null && !isUuid(corrects)) throw invalid(`events[${index}].corrects`, `${JSON.stringify(corrects)} is not an event id`, 'use a UUID');
    if (commitment.length > MAX_COMMITMENT) throw invalid(`events[${index}].commitment`, 'is too long', `use at most ${MAX_COMMITMENT} characters`);
  }
}

function checkPayloads(events: readonly NewEvent[]): number {
  let total = 0;
  for (const [index, { payload }] of events.entries()) {
    const bytes = Buffer.byteLength(payload);
    if (bytes > MAX_PAYLOAD_BYTES) throw tooLarge(`events[${index}].payload`, bytes, MAX_PAYLOAD_BYTES, 'keep long material as evidence and refer to it');
    total += bytes;
  }
  if (total > MAX_APPEND_BYTES) throw tooLarge('events', total, MAX_APPEND_BYTES, 'divide them over several appends');
  return total;
}

function tooLarge(field: string, bytes: number, bound: number, remedy: string): Refused {
  const problem = `${bytes} bytes are more than the ${bound} allowed`;
  return new Refused('too-large', `${field}: ${problem}`, [{ field, problem, remedy }]);
}
