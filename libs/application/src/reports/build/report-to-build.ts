import type { CalendarDate } from '#kernel';
import type { Mandate, ProseAbout, ReportLanguage, WordingText } from '#domain';

/** One text that was written by hand, opened. */
export interface WrittenProse {
  readonly about: ProseAbout;
  readonly language: ReportLanguage;
  readonly text: string;
}

/** What a report is of and what people wrote in it: all that the ledger does not compute. */
export interface ReportToBuild {
  readonly report: string;
  readonly title: WordingText;
  readonly plan: string;
  /** From 1; null for a draft of the first. */
  readonly edition: number | null;
  readonly state: 'draft' | 'approved' | 'published';
  /** Of the report's stream, which its texts and its approval are of. */
  readonly revision: number;
  /** The year to date, for information. */
  readonly toDate: CalendarDate | null;
  readonly assembly: CalendarDate;
  readonly approval: Mandate | null;
  readonly prose: readonly WrittenProse[];
}
