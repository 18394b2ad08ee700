import { explain, partTitle, type Language, type NameOf } from '#goal-types';
import {
  answersInWords,
  sentenceOf,
  spreadInWords,
  statusSentence,
  type AnswersInWords,
  type GoalRollUp,
  type GoalRollUpRow,
  type LedgerEvent,
  type OwnWords,
  type PartAnswer,
  type StatusChange,
  type StatusItem,
  type Timeline,
  type TimelinePoint,
} from '#projections';
import type { Named } from './named.js';

/** The three answers in words beside the codes, and why. */
interface Told {
  readonly words: AnswersInWords;
  readonly sentence: string;
}

/**
 * A status item, and each of its parts, with their answers and explanations in words; the codes stay for programs. The words of a priority
 * area say how many below it give each answer.
 */
export interface StatusInWords extends Omit<StatusItem, 'parts' | 'computed'>, Told {
  readonly parts: readonly (StatusItem['parts'][number] & Told)[];
  readonly computed: (NonNullable<StatusItem['computed']> & { readonly words: Omit<AnswersInWords, 'data'> }) | null;
}

/** Says a status item in a language, in the plan's own words where it has chosen some. */
export function inWords(item: StatusItem, language: Language, own: OwnWords | null): StatusInWords {
  const parts = item.parts.map((part) => ({
    ...part,
    title: partTitle(part.title, language),
    words: answersInWords(part, language, own),
    sentence: explain(part, language),
  }));
  const { data, distribution } = item;
  const { course, result } = item.computed === null ? item : item.computed;
  const { data: _same, ...computed } = answersInWords({ course, result, data }, language, own);
  return {
    ...item,
    parts,
    computed: item.computed && { ...item.computed, words: computed },
    words: distribution === null ? answersInWords(item, language, own) : spreadInWords(distribution, language, own),
    sentence: statusSentence(item, language),
  };
}

/** A timeline with the answers of every point in words. */
export interface TimelineInWords extends Omit<Timeline, 'points'> {
  readonly points: readonly (TimelinePoint & Pick<Told, 'words'>)[];
}

export function timelineInWords({ points, ...rest }: Timeline, language: Language, own: OwnWords | null): TimelineInWords {
  const words = (point: TimelinePoint) =>
    point.distribution === null ? answersInWords(point, language, own) : spreadInWords(point.distribution, language, own);
  return { ...rest, points: points.map((point) => ({ ...point, words: words(point) })) };
}

/** A goal's roll-up with every answer in words, and how many units give each. */
export interface GoalRollUpInWords extends Omit<GoalRollUp, 'rows' | 'total'> {
  readonly spread: { readonly asWas: AnswersInWords; readonly asIs: AnswersInWords };
  readonly rows: readonly (Omit<GoalRollUpRow, 'asWas' | 'asIs'> & { readonly asWas: (PartAnswer & Told) | null; readonly asIs: (PartAnswer & Told) | null })[];
  readonly total: StatusInWords | null;
}

export function rollUpInWords({ rows, total, ...rest }: GoalRollUp, language: Language, own: OwnWords | null): GoalRollUpInWords {
  const told = (answer: PartAnswer | null) => answer && { ...answer, words: answersInWords(answer, language, own), sentence: explain(answer, language) };
  return {
    ...rest,
    rows: rows.map((row) => ({ ...row, asWas: told(row.asWas), asIs: told(row.asIs) })),
    spread: { asWas: spreadInWords(rest.distribution.asWas, language, own), asIs: spreadInWords(rest.distribution.asIs, language, own) },
    total: total && inWords(total, language, own),
  };
}

/** An event with the name of who recorded it, and the plain sentence that tells it. */
export type ToldEvent = Named<LedgerEvent> & { readonly eventId: string; readonly sentence: string };

/** Tells an event, its sealed fields already opened. */
export function told(event: Named<LedgerEvent>, language: Language, nameOf: NameOf): ToldEvent {
  return { ...event, eventId: event.id, sentence: sentenceOf(event, language, nameOf) };
}

/** How one statement stood before and after, and the events that made the difference. */
export interface ChangeInWords {
  readonly statementId: string;
  readonly goalId: string;
  readonly wording: StatusItem['wording'];
  readonly before: StatusInWords | null;
  readonly after: StatusInWords | null;
  /** The first of them, in order of seq. */
  readonly events: readonly ToldEvent[];
  /** How many there are in all. */
  readonly causes: number;
}

/** Says a change in a language; `because` is its own, with the names of who recorded them. */
export function changeInWords(
  { statementId, before, after, causes }: StatusChange,
  because: readonly Named<LedgerEvent>[],
  { language, own, nameOf }: { readonly language: Language; readonly own: OwnWords | null; readonly nameOf: NameOf },
): ChangeInWords {
  return {
    statementId,
    goalId: statementId,
    wording: (after ?? before)?.wording ?? {},
    before: before === null ? null : inWords(before, language, own),
    after: after === null ? null : inWords(after, language, own),
    events: because.map((event) => told(event, language, nameOf)),
    causes,
  };
}
