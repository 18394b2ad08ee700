import type { CalendarDate } from '#kernel';
import { streams, type Audience, type Role } from '#domain';
import type { Read } from '../engine/views.js';
import { eventsOfStream, ofType } from '../history/read.js';
import type { Point } from './point.js';

/** Authority given to somebody, also when it holds no longer. */
export interface GrantAnswer {
  readonly grant: string;
  /** Pseudonym. */
  readonly actor: string;
  readonly role: Role;
  /** The unit whose tree it covers; null is the whole organisation. */
  readonly unit: string | null;
  readonly audience: Audience;
  readonly from: CalendarDate | null;
  /** The first day on which it no longer holds; null is for good. */
  readonly expiresOn: CalendarDate | null;
  /** How it stands on the day asked about, as known at k. */
  readonly state: 'active' | 'expired' | 'revoked';
  /** When it was revoked, RFC 3339 in UTC; null when it was not. */
  readonly revokedAt: string | null;
}

/** Every grant that was known, in the order they were given. */
export async function grantsAt(read: Read, { at, seq }: Point): Promise<readonly GrantAnswer[]> {
  const events = await eventsOfStream(read, streams.access(), seq);
  const revoked = new Map(ofType(events, 'AccessRevoked').map(({ data, recordedAt }) => [data.grant, recordedAt]));
  return ofType(events, 'AccessGranted').map(({ data, validFrom, validTo }) => {
    const revokedAt = revoked.get(data.grant) ?? null;
    const ended = validTo !== null && validTo <= at ? 'expired' : 'active';
    return { ...data, from: validFrom, expiresOn: validTo, state: revokedAt === null ? ended : 'revoked', revokedAt };
  });
}
