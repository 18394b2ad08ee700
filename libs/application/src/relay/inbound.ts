import { hash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { canonicalJson, invalid, parseJson, placeIn, Refused } from '#kernel';
import { closest, commandRegistry, parseWith, streams, streamTypeOf } from '#domain';
import type { Received } from '#messaging';
import type { Caller } from '../authority/index.js';
import type { ExecuteRequest } from '../commands/index.js';
import { MAX_FACT_BYTES } from '../ingest/index.js';
import { HEADERS } from './event-message.js';

/** A fact as a source system sent it. */
export interface FactSent {
  /** CloudEvents `source`: which system. */
  readonly source: string;
  /** Makes it safe to repeat: the same source and id are the same fact, for ever. */
  readonly key: string;
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly mandate: unknown;
  readonly reason: unknown;
  /** W3C trace id. */
  readonly correlation: string | null;
}

const PREFIX = 'fremdrift.';
const STRUCTURED = 'application/cloudevents+json';

/** Streams of what source systems may report; which ones they are does not depend on the names. */
const REPORTED = [streams.measurements('m', 'u'), streams.entry('r', 'e'), streams.coverageReports('c', 'u')];

/** What may be sent: measurements, register entries and coverage reports, and corrections and retractions of them. */
export const FACTS_TAKEN: readonly string[] = REPORTED.flatMap((stream) => streamTypeOf(stream).commands)
  .filter(({ kind }) => kind === 'fact')
  .map(({ name }) => name);

/** The type of the CloudEvent that brings a fact. */
export function factMessageType(command: string): string {
  return PREFIX + command;
}

const text = (what: string) => z.string(`give ${what}`).min(1, `give ${what}`).max(500, 'at most 500 characters');

/** The attributes of a CloudEvent that count; extensions are passed over. */
const cloudEvent = z.object({
  specversion: z.literal('1.0', 'send CloudEvents of version 1.0'),
  id: text('the id of the event'),
  source: text('the source of the event'),
  type: text('the type of the event'),
  datacontenttype: z
    .string()
    .regex(/^application\/json\s*(;|$)/i, 'send the data as application/json')
    .optional(),
  traceparent: z.string().optional(),
  data: z.record(z.string(), z.unknown(), 'give the data as an object'),
});

/**
 * Reads a message as a CloudEvent 1.0, structured or binary, that brings a fact: its `type` is `fremdrift.` and the command, its `data`
 * what the command takes over HTTP, with `mandate` and `reason` beside it.
 * @throws Refused `unsupported-media-type`, `too-large`, `invalid` naming each attribute, `not-found` for a type that is none
 */
export function factIn(message: Received): FactSent {
  const { id, source, type, data, traceparent } = parseWith(cloudEvent, attributesOf(message));
  const { mandate, reason, ...rest } = data;
  return {
    source,
    key: `cloudevent:${hash('sha256', canonicalJson([source, id]), 'base64url')}`,
    command: commandOf(type),
    data: rest,
    mandate,
    reason,
    correlation: placeIn(traceparent ?? message.headers[HEADERS.trace])?.trace ?? null,
  };
}

/** The request that a fact makes in one of its sender's capacities. */
export function requestFor({ command, data, mandate, reason, key, correlation }: FactSent, caller: Caller): ExecuteRequest {
  return { name: command, data, caller, mandate, reason: (reason ?? null) as string | null, idempotencyKey: key, correlation }; // their schemas are the runner's to check
}

/** The roles that may send it. */
export function mayBeSentBy({ command }: Pick<FactSent, 'command'>, { role, audience }: Caller): boolean {
  return audience === 'inside' && (commandRegistry.get(command)?.roles.includes(role) ?? false);
}

function attributesOf({ value, headers }: Received): unknown {
  const contentType = (headers[HEADERS.contentType] ?? '').toLowerCase();
  const body = textOf(value);
  if (contentType.startsWith(STRUCTURED)) return jsonIn(body);
  if (headers['ce_specversion'] === undefined) throw noCloudEvent(contentType);
  const attributes = Object.entries(headers).flatMap(([name, text]) => (name.startsWith('ce_') ? [[name.slice(3), text]] : []));
  return { ...Object.fromEntries(attributes), ...(contentType !== '' && { datacontenttype: contentType }), data: jsonIn(body) };
}

function textOf(value: Buffer | null): string {
  if (value === null) throw invalid('value', 'is missing', 'send the event as the value of the message');
  if (value.length > MAX_FACT_BYTES) {
    const problem = `has ${value.length} bytes, more than ${MAX_FACT_BYTES}`;
    throw new Refused('too-large', `value: ${problem}`, [{ field: 'value', problem, remedy: 'shorten its texts; keep long material as evidence' }]);
  }
  if (!isUtf8(value)) throw invalid('value', 'is not UTF-8', 'send the text in UTF-8');
  return value.toString();
}

function jsonIn(body: string): unknown {
  try {
    return parseJson(body);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw invalid('value', `is not JSON (${(error as Error).message})`, 'send one complete JSON object');
  }
}

function commandOf(type: string): string {
  const command = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : '';
  if (FACTS_TAKEN.includes(command)) return command;
  const types = FACTS_TAKEN.map(factMessageType);
  const meant = closest(type, types);
  const problem = `${JSON.stringify(type)} is no type of message that is taken`;
  const remedy = meant === null ? `use one of ${types.join(', ')}` : `did you mean ${meant}?`;
  throw new Refused('not-found', `type: ${problem}`, [{ field: 'type', problem, remedy }]);
}

function noCloudEvent(contentType: string): Refused {
  const problem = `is not a CloudEvent (${contentType.slice(0, 100) || 'no content type'})`;
  const remedy = `send CloudEvents 1.0 with the content type ${STRUCTURED}, or their attributes in headers that begin with ce_`;
  return new Refused('unsupported-media-type', `value: ${problem}`, [{ field: 'value', problem, remedy }]);
}
