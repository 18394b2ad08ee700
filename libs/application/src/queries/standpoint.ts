import { dateIn, invalid, isCalendarDate, nowOf, parseInstant, todayOf, type CalendarDate, type Clock } from '#kernel';
import type { EventReader } from '#event-store';
import { answerableSeq, basisAt, reachedSeq, recordedAtSeq, resolveAsOf, settingsAt, zoneOfDay, type Basis, type Point, type Read } from '#projections';
import type { CheckpointArchiveReader } from '#publishing';

/** When, and as known when, as it was asked. */
export interface AskedPoint {
  readonly at?: CalendarDate | undefined;
  readonly asOf?: string | undefined;
  readonly rules?: string | undefined;
}

/** What a point in time is found by, beside the read models. */
export interface PointSources {
  readonly log: Pick<EventReader, 'head' | 'seqBefore' | 'roundDown'>;
  readonly checkpoints: Pick<CheckpointArchiveReader, 'covering'>;
  readonly clock: Clock;
}

/** Where an answer stands in both times. */
export interface Standpoint {
  readonly point: Point;
  readonly basis: Basis;
  /** The seq that another point of knowledge comes to, never later than this one. @throws Refused `invalid` naming `field`; `not-yet` */
  readonly seqOf: (text: string, field: string) => Promise<number>;
  /** The first signed checkpoint that covers an entry, as of now; null until there is one. */
  readonly checkpointOver: (seq: number) => Promise<Basis['checkpoint']>;
}

/** @throws Refused `invalid`; `not-found` when nothing was known yet; `not-yet` */
export async function standpointOf(read: Read, params: AskedPoint, sources: PointSources): Promise<Standpoint> {
  const now = await settingsAt(read, await reachedSeq(read));
  const seqOf = async (text: string, field: string): Promise<number> => {
    const timeZone = isCalendarDate(text) ? await zoneOfDay(read, text) : now.timeZone;
    return answerableSeq(read, await resolveAsOf(sources.log, text, timeZone, field));
  };
  const seq = params.asOf === undefined ? await answerableSeq(read, null) : await seqOf(params.asOf, 'asOf');
  const { timeZone } = await settingsAt(read, seq);
  const at = params.at ?? (await dayAskedAbout(read, params.asOf, seq, timeZone, sources.clock));
  const { rules, sample, ...point } = await basisAt(read, { at, seq }, params.asOf ?? nowOf(sources.clock));
  const checkpointOver = (entry: number) => coveringCheckpoint(now.origin, entry, sources.checkpoints);
  const basis: Basis = { ...point, checkpoint: await checkpointOver(seq), rules, sample };
  mustBeTheRules(params.rules, basis.rules);
  const seqUpTo = async (text: string, field: string): Promise<number> => {
    const found = await seqOf(text, field);
    // a day that is not over yet ends here, so that the link to the answer gives the same one tomorrow
    if (found <= seq || !text.startsWith('seq:')) return Math.min(found, seq);
    throw invalid(field, `${text} is later than what the answer rests on, seq ${seq}`, `give at most seq:${seq}, or a later asOf`);
  };
  return { point: { at, seq }, basis, seqOf: seqUpTo, checkpointOver };
}

/** The first checkpoint over the entry, under the origin that the ledger has now. */
async function coveringCheckpoint(origin: string, seq: number, checkpoints: PointSources['checkpoints']): Promise<Basis['checkpoint']> {
  const covering = await checkpoints.covering(origin, seq);
  return covering && { origin, size: covering.size, root: covering.root.toString('base64') };
}

/** The day of what was known, where only that was asked for; else today. Never a day after today. */
async function dayAskedAbout(read: Read, asOf: string | undefined, seq: number, timeZone: string, clock: Clock): Promise<CalendarDate> {
  const today = todayOf(clock, timeZone);
  if (asOf === undefined) return today;
  const recordedAt = asOf.startsWith('seq:') ? await recordedAtSeq(read, seq) : null;
  const day = isCalendarDate(asOf) ? asOf : dateIn(parseInstant(recordedAt ?? asOf), timeZone);
  return day < today ? day : today;
}

/** @throws Refused `invalid` when a link names other rules than those in force at its position: it was not made by this ledger */
function mustBeTheRules(asked: string | undefined, inForce: string): void {
  if (asked === undefined || asked === inForce) return;
  throw invalid('rules', `the rules in force at that position are ${inForce}, not ${asked}`, 'use the link as it was given, or leave rules out');
}
