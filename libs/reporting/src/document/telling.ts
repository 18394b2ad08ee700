import type { CalendarDate, DecimalText } from '#kernel';
import { formatDate, formatFigure, type FigureUnit, type PercentStyle } from '#goal-types';
import type { ReportLanguage, Text } from '../model/text.js';
import type { ReportStatus } from '../model/status.js';
import { sayIn, type Say } from '../texts/index.js';

/** How things are said in one language: what every part of the document is told with. */
export interface Telling {
  readonly language: ReportLanguage;
  readonly say: Say;
  /** "31.12.2022". */
  readonly date: (day: string) => string;
  /** "12 345 medlemmer", "45 dager", "2,1 %" in tables and "2,1 prosent" in running text; never looking equal to `apartFrom` unless it is. */
  readonly quantity: (value: DecimalText, unit: FigureUnit, unitOfMeasure: string | null, style?: PercentStyle, ...apartFrom: readonly DecimalText[]) => string;
}

/** What a statement is called in captions, "Mål N3", and in headings, "Mål N3: De tillitsvalgte skal …". */
export interface Called {
  readonly name: string;
  readonly title: string;
  /** "N3: De tillitsvalgte skal …": where it is one line of many. */
  readonly brief: string;
  /** Of the title, where it is not the document's. */
  readonly language?: Text['language'];
}

/** What all sections of statements are told from. */
export interface Sections extends Telling {
  /** What a statement is called, by its id. */
  readonly called: (statement: string) => Called;
  /** What an earlier edition answered, where that was otherwise. */
  readonly earlier: ReadonlyMap<string, ReportStatus>;
  /** The day that is reported on. */
  readonly at: CalendarDate;
}

const withoutSign = (value: string) => value.replace(/^-/u, '');

export function tellingIn(language: ReportLanguage): Telling {
  const say = sayIn(language);
  return {
    language,
    say,
    date: (day) => formatDate(day, language),
    quantity: (value, unit, unitOfMeasure, style = 'table', ...apartFrom) => {
      if (unit === 'days' && unitOfMeasure !== null) return `${formatFigure({ value: withoutSign(value), unit }, language)}\u00A0${unitOfMeasure}`;
      const number = formatFigure({ value, unit }, language, style, ...apartFrom);
      if (unit === 'days') return say(value === '1' || value === '-1' ? 'statement.oneDay' : 'statement.days', { number });
      return unitOfMeasure === null || unit === 'ratio' || unit === 'ratioDifference' ? number : `${number}\u00A0${unitOfMeasure}`;
    },
  };
}
