import { endOfDay, invalid, isCalendarDate, parseInstant, Refused, type CalendarDate } from '#kernel';
import type { EventReader } from '#event-store';
import type { Read } from '../engine/views.js';
import type { EventRow } from '../history/read.js';
import { settingsAt } from './ledger.js';

/** The two times of a question: the day asked about, included, and the last seq that is known. */
export interface Point {
  readonly at: CalendarDate;
  readonly seq: number;
}

/** What an answer rests on, so that the same link gives the same answer in five years. */
export interface Basis {
  readonly at: CalendarDate;
  /** As it was asked; null is "now". */
  readonly asOf: string | null;
  /** What `asOf` came to: the last seq that was known. */
  readonly seq: number;
  readonly timeZone: string;
  /** The first signed checkpoint that covers seq, its root in base64; null until there is one. */
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string } | null;
  /** Version of the evaluation rules in force. */
  readonly rules: string;
  /** Whether the ledger holds made-up sample data. */
  readonly sample: boolean;
}

const POSITION = /^seq:(0|[1-9]\d{0,14})$/;
const FORMS = 'give a day (2023-01-31, its end in the time zone of the ledger), an instant (2023-01-31T12:00:00Z) or a position (seq:1200)';

/**
 * The last seq that was known: at the end of a day in the zone, just before an instant, or `seq:N`, rounded down to the end of an append.
 * -1 when nothing was.
 * @throws Refused `invalid` naming `field` for another form, or a position beyond the end of the ledger
 */
export async function resolveAsOf(
  reader: Pick<EventReader, 'head' | 'seqBefore' | 'roundDown'>,
  text: string,
  timeZone: string,
  field = 'asOf',
): Promise<number> {
  if (isCalendarDate(text)) return reader.seqBefore(endOfDay(text, timeZone));
  const position = POSITION.exec(text)?.[1];
  if (position === undefined) {
    if (!text.includes('T')) throw invalid(field, `${JSON.stringify(text)} is no point of knowledge`, FORMS);
    return reader.seqBefore(parseInstant(text, field));
  }
  const head = (await reader.head()).seq;
  if (Number(position) > head) throw invalid(field, `the ledger ends at seq ${head}`, `give at most seq:${head}`);
  return reader.roundDown(Number(position));
}

/** The lowest seq that all read models have reached, at the end of an append; -1 before the first. */
export async function reachedSeq(read: Read): Promise<number> {
  const [row] = await read.all<{ seq: number | null }>('SELECT min(seq) AS seq FROM projection');
  const seq = row?.seq ?? -1;
  const [last] = await read.all<Pick<EventRow, 'part_index' | 'part_count'>>('SELECT part_index, part_count FROM event WHERE seq = ?', seq);
  if (last === undefined) return -1;
  return last.part_index + 1 === last.part_count ? seq : seq - last.part_index - 1;
}

/**
 * The seq to answer at: the one asked for, or what the read models have reached.
 * @throws Refused `not-yet` when they have not come that far
 */
export async function answerableSeq(read: Read, asked: number | null): Promise<number> {
  const reached = await reachedSeq(read);
  if (asked === null || asked <= reached) return asked ?? reached;
  const problem = `the read models have reached seq ${reached} and not yet ${asked}`;
  throw new Refused('not-yet', problem, [{ field: 'asOf', problem, remedy: 'ask again shortly, or leave asOf out' }]);
}

/** All of it but the checkpoint, which is not in the read models. @throws Refused `not-found` when nothing was known yet: not even the ledger */
export async function basisAt(read: Read, point: Point, asOf: string | null): Promise<Omit<Basis, 'checkpoint'>> {
  const { timeZone, rules, sample } = await settingsAt(read, point.seq);
  return { at: point.at, asOf, seq: point.seq, timeZone, rules, sample };
}
