import { commitmentOf } from '#event-store';
import type { EventRef } from './findings.js';

/** As much of an envelope as an examination needs. */
export interface ReadEnvelope {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly part: readonly [index: number, count: number];
  readonly commitment: string;
}

/** Version 1 as it is written, with nothing in it that JSON escapes: it is read at half the cost of reading JSON. */
const PLAIN =
  /^\{"commitment":"([^"\\]*)","corrects":(?:null|"[^"\\]*"),"id":"([^"\\]*)","part":\[(\d{1,5}),(\d{1,5})\],"recordedAt":"([^"\\]*)","revision":(\d{1,15}),"schema":\d{1,15},"stream":"([^"\\]*)","type":"([^"\\]*)","v":1,"validFrom":(?:null|"[^"\\]*"),"validTo":(?:null|"[^"\\]*")\}$/;

/** An event's salt, and its payload as the text that was committed to. */
export interface Disclosed {
  readonly salt: string;
  readonly payload: string;
}

const SALT = /^[\w-]+$/;

/**
 * Whether this is what the envelope commits to. A salt holds no quotation mark, so that what is hashed can be divided into salt and payload in
 * one way only.
 */
export function fits({ commitment }: ReadEnvelope, { salt, payload }: Disclosed): boolean {
  return SALT.test(salt) && commitmentOf(salt, payload) === commitment;
}

/** The envelope in these bytes; null when they are not one that this version knows. */
export function readEnvelope(text: string): ReadEnvelope | null {
  return readPlain(text) ?? readJson(text);
}

function readPlain(text: string): ReadEnvelope | null {
  const [, commitment = '', id = '', index = '', count = '', recordedAt = '', revision = '', stream = '', type = ''] = PLAIN.exec(text) ?? [];
  if (count === '') return null;
  const envelope = { id, stream, revision: Number(revision), type, recordedAt, part: [Number(index), Number(count)] as const, commitment };
  return isPart(envelope.part) ? envelope : null;
}

function readJson(text: string): ReadEnvelope | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isEnvelope(value) ? value : null;
}

/** An event as a fault speaks of it, by its envelope. */
export function refOf(seq: number, envelope: ReadEnvelope | null): EventRef {
  return { seq, recordedAt: envelope?.recordedAt ?? null, stream: envelope?.stream ?? null, type: envelope?.type ?? null };
}

function isEnvelope(value: unknown): value is ReadEnvelope {
  if (typeof value !== 'object' || value === null) return false;
  const { v, id, stream, revision, type, recordedAt, part, commitment } = value as Readonly<Record<string, unknown>>;
  return v === 1 && [id, stream, type, recordedAt, commitment].every((text) => typeof text === 'string') && isCount(revision) && isPart(part);
}

function isPart(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [index, count] = value as readonly unknown[];
  return isCount(index) && isCount(count) && index < count;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
