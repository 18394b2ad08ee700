import { Broken, endOfDay, notFound, type CalendarDate, type Instant } from '#kernel';
import { isRulesVersion, type RulesVersion } from '#goal-types';
import { streams, type ClosingReason } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsOfStream, ofType } from '../history/read.js';

/** What the ledger says of itself. */
export interface LedgerSettings {
  readonly ledger: string;
  readonly origin: string;
  readonly title: string;
  readonly timeZone: string;
  readonly language: 'nb' | 'nn' | 'en';
  readonly rules: string;
  readonly sample: boolean;
  /** Every key its checkpoints were or are signed with, under every origin, oldest first. */
  readonly keys: readonly SigningKeyKnown[];
  /** Since when, and why, the log of the present origin takes nothing more; null while it is open. */
  readonly closed: LogClosedKnown | null;
}

/** A public key, from the event that adopted it to the one by which another took over; null while none has. */
export interface SigningKeyKnown {
  readonly origin: string;
  readonly vkey: string;
  readonly adoptedAt: Instant;
  readonly fromSeq: number;
  readonly toSeq: number | null;
}

export interface LogClosedKnown {
  readonly at: Instant;
  readonly seq: number;
  readonly because: ClosingReason;
}

/** The settings as known at `seq`. @throws Refused `not-found` before the ledger was opened */
export async function settingsAt(read: Read, seq: number): Promise<LedgerSettings> {
  const events = await eventsOfStream(read, streams.ledger(), seq);
  const opened = ofType(events, 'LedgerOpened')[0];
  if (opened === undefined) throw notFound('asOf', `a ledger as known at seq ${seq}`, 'ask for a later point of knowledge');
  const { ledger, language, sample } = opened.data;
  const origin = ofType(events, 'OriginChanged').at(-1)?.data.origin ?? opened.data.origin;
  return {
    ledger,
    origin,
    language,
    sample,
    keys: keysIn(events, opened.data.origin),
    closed: closingIn(events),
    title: ofType(events, 'LedgerRenamed').at(-1)?.data.title ?? opened.data.title,
    timeZone: ofType(events, 'TimeZoneChanged').at(-1)?.data.timeZone ?? opened.data.timeZone,
    rules: ofType(events, 'RulesAdopted').at(-1)?.data.rules ?? opened.data.rules,
  };
}

/** Each key, until the next one was adopted. */
function keysIn(events: readonly LedgerEvent[], first: string): readonly SigningKeyKnown[] {
  const adopted = ofType(events, 'SigningKeyAdopted', 'SigningKeyRotated', 'OriginChanged');
  let origin = first;
  return adopted.map(({ data, seq, recordedAt }, index) => {
    if ('origin' in data) origin = data.origin;
    return { origin, vkey: data.vkey, adoptedAt: recordedAt, fromSeq: seq, toSeq: adopted[index + 1]?.seq ?? null };
  });
}

/** The closing that no new origin has followed. */
function closingIn(events: readonly LedgerEvent[]): LogClosedKnown | null {
  const last = ofType(events, 'LogClosed', 'OriginChanged').at(-1);
  return last?.type === 'LogClosed' ? { at: last.recordedAt, seq: last.seq, because: last.data.because } : null;
}

/** What put each version of the rules in force, as known at `seq`, in order: the ledger's opening, then every adoption. */
export async function rulesAdopted(read: Read, seq: number): Promise<readonly LedgerEvent<'LedgerOpened' | 'RulesAdopted'>[]> {
  return ofType(await eventsOfStream(read, streams.ledger(), seq), 'LedgerOpened', 'RulesAdopted');
}

/** The rules in force at `seq`. @throws Broken when they are of a later version than this code */
export async function rulesAsOf(read: Read, seq: number): Promise<RulesVersion> {
  const { rules } = await settingsAt(read, seq);
  if (!isRulesVersion(rules)) throw new Broken(`the ledger follows rules ${rules}, which this version of Fremdrift does not know: use a later one`);
  return rules;
}

/**
 * The zone that a day of knowledge ends in: the one in force as it ended, so that what was known on it stays the same when the zone is
 * changed later. As far as the read models have come. @throws Refused `not-found` before the ledger was opened
 */
export async function zoneOfDay(read: Read, day: CalendarDate): Promise<string> {
  const events = await eventsOfStream(read, streams.ledger(), Number.MAX_SAFE_INTEGER);
  let { timeZone } = await settingsAt(read, events[0]?.seq ?? -1);
  for (const { recordedAt, data } of ofType(events, 'TimeZoneChanged')) {
    if (recordedAt < endOfDay(day, timeZone)) timeZone = data.timeZone;
  }
  return timeZone;
}
