import type { CalendarDate } from '#kernel';
import type { ProseSlot, ReportLanguage, Role } from '#domain';

/** What can be missing from a report, in the order in which it is wanted. */
export const OWED_KINDS = ['figure', 'assessment', 'confirmation', 'prose', 'approval'] as const;
export type OwedKind = (typeof OWED_KINDS)[number];

/** Who is to give it: somebody in the unit, or in the whole organisation, who has the role; the goal's owner before others. */
export interface Debtor {
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly role: Role;
  /** Pseudonym of the goal's owner; null where it has none, or several goals ask. */
  readonly owner: string | null;
}

/** A thing that is missing: its kind in the ledger, its id, and what it is called. */
export interface OwedThing {
  readonly kind:
    | 'measure'
    | 'baseline'
    | 'coverage'
    | 'register'
    | 'entry'
    | 'actionLine'
    | 'goal'
    | 'override'
    | 'interpretation'
    | 'statement'
    | 'chapter'
    | 'report';
  readonly id: string;
  /** The organisation's own name for it; null where its id is all there is. */
  readonly title: string | null;
}

/** The command that settles it. */
export interface Settling {
  readonly command: string;
  /** The command's data; {@link TO_FILL_IN} stands where something is to be filled in. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What a decision must name as the revision it was made on; null for what is no decision. */
  readonly revision: number | null;
}

export const TO_FILL_IN = '?';

/** One thing that is missing from a report. */
export interface Owed {
  readonly kind: OwedKind;
  readonly thing: OwedThing;
  readonly from: Debtor;
  /** The goals that want it. */
  readonly goals: readonly string[];
  /** The last day on which it is in time. */
  readonly by: CalendarDate;
  /** Of a text: its language, and what is not written; null for what is no text. */
  readonly prose: { readonly language: ReportLanguage; readonly slots: readonly ProseSlot[] } | null;
  readonly settling: Settling | null;
}

/** What is owed, before it is said by when. */
export type Wanted = Omit<Owed, 'by'>;
