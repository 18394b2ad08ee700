import { hash } from 'node:crypto';
import { instantFromMicros } from '#kernel';
import type { TextMessage } from '#messaging';
import type { ChangedStatus } from '#projections';
import { CLOUD_EVENT_TYPE, HEADERS, sourceOf } from './event-message.js';

/** The type of the CloudEvent that says where a goal stands. */
export const STATUS_TYPE = 'fremdrift.status';
export const STATUS_SCHEMA_URI = 'urn:fremdrift:status:1';
/** Tells two answers apart without reading them. */
export const STATUS_DIGEST = 'fremdrift-digest';

/** base64url SHA-256 of what is said of the goal. */
export function statusDigest({ plan, item }: Pick<ChangedStatus, 'plan' | 'item'>): string {
  return hash('sha256', JSON.stringify([plan, item]), 'base64url');
}

/**
 * Where a goal stands as a CloudEvent 1.0, keyed by the goal, sealed fields sealed. `seq` is the last event it rests on, `at` the day it
 * was computed for; `time` is when, and says its change number, in microseconds.
 */
export function statusMessage({ goal, plan, seq, at, item, changed }: ChangedStatus, ledger: string): TextMessage {
  const key = JSON.stringify(goal);
  return {
    key: goal,
    value:
      `{"specversion":"1.0","id":${JSON.stringify(`${goal}@${changed}`)},"source":${JSON.stringify(sourceOf(ledger))},"type":"${STATUS_TYPE}","subject":${key},` +
      `"time":"${instantFromMicros(changed)}","datacontenttype":"application/json","dataschema":"${STATUS_SCHEMA_URI}","partitionkey":${key},` +
      `"data":{"goal":${key},"plan":${JSON.stringify(plan)},"seq":${seq},"at":"${at}","status":${item}}}`,
    headers: { [HEADERS.contentType]: CLOUD_EVENT_TYPE, [HEADERS.seq]: String(seq), [STATUS_DIGEST]: statusDigest({ plan, item }) },
  };
}
