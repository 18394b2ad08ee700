import type { CalendarDate, DecimalText } from '#kernel';
import type { FigureUnit } from '#goal-types';
import type { ChartDefinition } from '../model/chart.js';
import type { Outcome } from '../model/status.js';
import type { Text } from '../model/text.js';
import type { ReportLanguage } from '../model/text.js';

/** A cell as it is printed: numbers are formatted, signs are set. */
export interface Cell {
  readonly text: string;
  /** Set where it is not the document's language. */
  readonly language?: Text['language'];
  /** The id of the figure that it prints; an anchor in formats that have them. */
  readonly figure?: string;
  /** What an unusual sign means, for those who do not see it. */
  readonly hint?: string;
  /** The number behind the text, exact, for formats whose cells have types; a ratio is 0.021 where the text says 2,1 %. */
  readonly number?: { readonly exact: DecimalText; readonly unit: FigureUnit };
  /** The day behind the text. */
  readonly date?: CalendarDate;
  /** How far below the row that it is part of: regions 1, branches 2. Absent is 0. */
  readonly depth?: number;
  /** Anchor in this document. */
  readonly to?: string;
}

export interface Column {
  readonly id: string;
  readonly label: string;
  /** Numbers are set to the end, text to the start. */
  readonly align: 'start' | 'end';
}

/** An item of a list. */
export interface ListItem {
  readonly text: string;
  /** Set where it is not the document's language. */
  readonly language?: Text['language'];
  /** Anchor in this document. */
  readonly to?: string;
}

/** A table with a caption, one header row, and the first cell of each row as its header. */
export interface TableBlock {
  readonly kind: 'table';
  /** Stable within the document; the xlsx sheet and the file of the table are named by it. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Below the table: what signs mean, which source. */
  readonly note: string | null;
  /** Its caption where it stands beside the picture that it tells the numbers of, which says the rest. */
  readonly beside?: string;
  /** What paper has room for of a long table; absent where all of it is printed. */
  readonly brief?: Brief;
}

/** The rows of a table that are printed, from 0, and the words that say where the others are. */
export interface Brief {
  readonly rows: readonly number[];
  readonly told: string;
}

/**
 * What a document is made of. Formats render blocks and know nothing of goals, so that all say the same in the same order.
 * `heading` levels are never skipped. `wording` is adopted text, `prose` what people wrote, `note` small print.
 */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      readonly text: string;
      readonly language?: Text['language'] /** Anchor, stable. */;
      readonly id: string;
      /** A part that every section has under the same name: not in the contents. */
      readonly recurring?: true;
    }
  | { readonly kind: 'paragraph'; readonly tone: 'normal' | 'wording' | 'prose' | 'note'; readonly text: string; readonly language?: Text['language'] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'terms'; readonly items: readonly { readonly term: string; readonly text: string; readonly figure?: string; readonly hint?: string }[] }
  /** The three answers of a statement: a shape for each outcome beside the words, never colour alone. */
  | { readonly kind: 'status'; readonly outcome: Outcome; readonly words: string }
  | TableBlock
  /** One bar of how many there are of each outcome, in their order, with its text alternative; the counts stand in a table after it. */
  | {
      readonly kind: 'spread';
      readonly counts: readonly { readonly outcome: Outcome; readonly label: string; readonly count: number }[];
      readonly alternative: string;
    }
  /** A picture with its text alternative; its table follows as a block of its own. */
  | { readonly kind: 'chart'; readonly chart: ChartDefinition; readonly alternative: string }
  | { readonly kind: 'newPage' };

/** The whole document, ready to be set. */
export interface ReportDocument {
  readonly language: ReportLanguage;
  readonly title: string;
  /** The calendar date that files are dated by: that of the cut-off, so that the same report has the same bytes. */
  readonly dated: string;
  readonly front: {
    readonly organisation: string;
    readonly title: string;
    readonly subtitle: string;
    /** "UTKAST", "MED OPPDIKTEDE DATA": what must be seen on every page; null where there is nothing to say. */
    readonly mark: string | null;
    readonly terms: readonly { readonly term: string; readonly text: string }[];
    /** Id of the report, for the foot of pages. */
    readonly report: string;
    readonly fingerprint: string;
    /** What the QR code holds, and what it is in words. */
    readonly code: { readonly text: string; readonly alternative: string };
  };
  readonly contents: string;
  readonly blocks: readonly Block[];
}
