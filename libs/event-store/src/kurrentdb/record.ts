import type { BinaryEventData } from '@kurrent/kurrentdb-client';
import type { CalendarDate, Micros } from '#kernel';
import type { AppendRequest, NewEvent } from '../port.js';
import { LogProblem } from './log-problem.js';

/** A place in the log of the whole server, in its own numbers. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** What the client gives of a recorded event, as far as it is used here. */
export interface Recorded {
  readonly streamId: string;
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly revision: bigint;
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly position?: Position | undefined;
}

/** One event of an append, as it lies in the log of the server; it has no seq yet. */
export interface LoggedEvent {
  readonly position: Position;
  /** Without the prefix. */
  readonly stream: string;
  readonly revision: number;
  readonly part: readonly [index: number, count: number];
  readonly claimedAt: Micros;
  readonly event: NewEvent;
}

/** The metadata of an event in the log: all of the envelope that the server has no place of its own for, the salt, and the clock that was claimed. */
interface Metadata extends Pick<NewEvent, 'schema' | 'validFrom' | 'validTo' | 'corrects' | 'commitment' | 'salt'> {
  readonly part: readonly [index: number, count: number];
  /** Microseconds since 1970. */
  readonly claimedAt: Micros;
}

/** The events of an append as they are sent. The payload goes as bytes: JSON would be parsed and written anew on its way. */
export function toRecords({ events }: Pick<AppendRequest, 'events'>, claimedAt: Micros): BinaryEventData[] {
  return events.map(({ id, type, payload, schema, validFrom, validTo, corrects, commitment, salt }, index) => {
    const metadata: Metadata = { schema, validFrom, validTo, corrects, part: [index, events.length], commitment, salt, claimedAt };
    return { id, type, contentType: 'application/octet-stream', data: new Uint8Array(Buffer.from(payload)), metadata: { ...metadata } };
  });
}

/** @throws LogProblem when Fremdrift has not written it */
export function fromRecord(recorded: Recorded, prefix: string): LoggedEvent {
  const { streamId, id, type, revision, data, metadata, position } = recorded;
  if (position === undefined || !(data instanceof Uint8Array) || !isMetadata(metadata)) {
    throw new LogProblem(
      `event ${id} (${type}) at revision ${revision} of ${streamId} was not written by Fremdrift`,
      'let nothing else write streams with this prefix; choose another prefix, or restore the log without it',
    );
  }
  const { part, claimedAt, schema, validFrom, validTo, corrects, commitment, salt } = metadata;
  const payload = Buffer.from(data).toString('utf8');
  const event: NewEvent = { id, type, schema, validFrom, validTo, corrects, commitment, salt, payload };
  return { position, stream: streamId.slice(prefix.length), revision: Number(revision), part, claimedAt, event };
}

function isMetadata(value: unknown): value is Metadata {
  if (typeof value !== 'object' || value === null) return false;
  const { schema, validFrom, validTo, corrects, part, commitment, salt, claimedAt } = value as Partial<Metadata>;
  return (
    [schema, claimedAt].every(Number.isSafeInteger) &&
    [validFrom, validTo, corrects].every(isTextOrNull) &&
    [commitment, salt].every((text) => typeof text === 'string') &&
    Array.isArray(part) &&
    part.length === 2 &&
    part.every(Number.isSafeInteger)
  );
}

function isTextOrNull(value: CalendarDate | string | null | undefined): boolean {
  return value === null || typeof value === 'string';
}
