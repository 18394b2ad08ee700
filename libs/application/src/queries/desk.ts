import { dateIn, invalid, isCalendarDate, nowOf, parseInstant, todayOf, type CalendarDate, type Clock } from '#kernel';
import type { EventReader } from '#event-store';
import { answerableSeq, basisAt, reachedSeq, recordedAtSeq, resolveAsOf, settingsAt, zoneOfDay, type Basis, type Read, type ViewsReader } from '#projections';
import { standingOf, type RegisteredBackup } from '../backup/index.js';
import type { CheckpointArchiveReader } from '#publishing';
import { unseal } from '../codec/index.js';
import { erasableIn, type ErasuresOnRecord } from '../erasure/index.js';
import type { VaultReader } from '../vault/index.js';
import { answers } from './answers.js';
import type { Question } from './definitions.js';
import { withNames } from './named.js';
import { parametersFor, questionNamed } from './parameters.js';

/** One question: its name, its parameters, and the path it was asked under, without a query, from which the answer's `self` link is made. */
export interface AskRequest {
  readonly question: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly address: string;
}

/** All that a question is answered from. */
export interface DeskSources {
  readonly views: ViewsReader;
  readonly log: Pick<EventReader, 'head' | 'seqBefore' | 'roundDown'>;
  readonly vault: VaultReader;
  readonly checkpoints: Pick<CheckpointArchiveReader, 'covering'>;
  readonly erasures: ErasuresOnRecord;
  /** Every backup that was made of the ledger. */
  readonly backups: () => Promise<readonly RegisteredBackup[]>;
  readonly clock: Clock;
}

/**
 * Answers a question whole, from one snapshot: resolves what was known, reads, evaluates, unseals, and writes the JSON.
 * Every answer says on what it rests (`basis`) and how to ask for exactly itself again (`self`).
 * @throws Refused
 */
export async function answerAtDesk(request: AskRequest, sources: DeskSources): Promise<string> {
  const question = questionNamed(request.question);
  const params = parametersFor(question, request.params);
  return sources.views.snapshot(async (read) => {
    const now = await settingsAt(read, await reachedSeq(read));
    const seqOf = async (text: string, field: string): Promise<number> => {
      const timeZone = isCalendarDate(text) ? await zoneOfDay(read, text) : now.timeZone;
      return answerableSeq(read, await resolveAsOf(sources.log, text, timeZone, field));
    };
    const seq = params.asOf === undefined ? await answerableSeq(read, null) : await seqOf(params.asOf, 'asOf');
    const { timeZone } = await settingsAt(read, seq);
    const at = params.at ?? (await dayAskedAbout(read, params.asOf, seq, timeZone, sources.clock));
    const { rules, sample, ...point } = await basisAt(read, { at, seq }, params.asOf ?? nowOf(sources.clock));
    const basis: Basis = { ...point, checkpoint: await coveringCheckpoint(now.origin, seq, sources.checkpoints), rules, sample };
    mustBeTheRules(params.rules, basis.rules);
    const erasures = () => sources.erasures.things();
    const answer = await answers[question.name]({
      read,
      point: { at, seq },
      params: params as never,
      language: params.language,
      seqOf,
      unseal: (value) => unseal(value, sources.vault, erasures),
      named: (items) => withNames(items, sources.vault, erasures),
      linkTo: (path) => baseOf(request.address, question) + path,
      owed: async (erased) => {
        const { keys, people } = await sources.vault.remaining(erasableIn([erased]));
        return keys.length + people.length;
      },
      backups: async () => {
        const erased = await sources.erasures.all();
        return (await sources.backups()).map((backup) => standingOf(backup, erased, timeZone));
      },
    });
    return JSON.stringify({ basis, self: selfLink(request.address, question, params, basis), ...answer });
  });
}

/** The first checkpoint over the entry, under the origin that the ledger has now. */
async function coveringCheckpoint(origin: string, seq: number, checkpoints: DeskSources['checkpoints']): Promise<Basis['checkpoint']> {
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

/** What stands before the question's own path in the address it was asked under. */
function baseOf(address: string, { path }: Question): string {
  return address
    .split('/')
    .slice(0, 1 - path.split('/').length)
    .join('/');
}

/** The same question with the day and the position pinned, and the rules it was answered by. */
function selfLink(address: string, question: Question, params: Readonly<Record<string, unknown>>, basis: Basis): string {
  const own = Object.entries(params).filter(([key, value]) => value !== undefined && !PINNED.has(key) && !question.path.includes(`:${key}`));
  const pinned = { ...Object.fromEntries(own), at: basis.at, asOf: `seq:${basis.seq}`, rules: basis.rules };
  return `${address}?${new URLSearchParams(Object.entries(pinned).map(([key, value]): [string, string] => [key, `${value as string | number | boolean}`])).toString()}`;
}

const PINNED: ReadonlySet<string> = new Set(['at', 'asOf', 'minSeq', 'rules']);

/** @throws Refused `invalid` when a link names other rules than those in force at its position: it was not made by this ledger */
function mustBeTheRules(asked: string | undefined, inForce: string): void {
  if (asked === undefined || asked === inForce) return;
  throw invalid('rules', `the rules in force at that position are ${inForce}, not ${asked}`, 'use the link as it was given, or leave rules out');
}
