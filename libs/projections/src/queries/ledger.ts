import { Broken, endOfDay, notFound, type CalendarDate } from '#kernel';
import { isRulesVersion, type RulesVersion } from '#goal-types';
import { streams } from '#domain';
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
}

/** The settings as known at `seq`. @throws Refused `not-found` before the ledger was opened */
export async function settingsAt(read: Read, seq: number): Promise<LedgerSettings> {
  const events = await eventsOfStream(read, streams.ledger(), seq);
  const opened = ofType(events, 'LedgerOpened')[0];
  if (opened === undefined) throw notFound('asOf', `a ledger as known at seq ${seq}`, 'ask for a later point of knowledge');
  const { ledger, origin, language, sample } = opened.data;
  return {
    ledger,
    origin,
    language,
    sample,
    title: ofType(events, 'LedgerRenamed').at(-1)?.data.title ?? opened.data.title,
    timeZone: ofType(events, 'TimeZoneChanged').at(-1)?.data.timeZone ?? opened.data.timeZone,
    rules: ofType(events, 'RulesAdopted').at(-1)?.data.rules ?? opened.data.rules,
  };
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
