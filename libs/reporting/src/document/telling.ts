import type { DecimalText } from '#kernel';
import { formatDate, formatFigure, type FigureUnit } from '#goal-types';
import type { ReportLanguage } from '../model/text.js';
import { sayIn, type Say } from '../texts/index.js';

/** How things are said in one language: what every part of the document is told with. */
export interface Telling {
  readonly language: ReportLanguage;
  readonly say: Say;
  /** "31.12.2022". */
  readonly date: (day: string) => string;
  /** "12 345 medlemmer", "2,1 %", "45 dager". */
  readonly quantity: (value: DecimalText, unit: FigureUnit, unitOfMeasure: string | null) => string;
}

export function tellingIn(language: ReportLanguage): Telling {
  const say = sayIn(language);
  return {
    language,
    say,
    date: (day) => formatDate(day, language),
    quantity: (value, unit, unitOfMeasure) => {
      const number = formatFigure({ value, unit }, language);
      if (unit === 'days') return say(value === '1' || value === '-1' ? 'statement.oneDay' : 'statement.days', { number });
      return unitOfMeasure === null || unit === 'ratio' || unit === 'ratioDifference' ? number : `${number}\u00A0${unitOfMeasure}`;
    },
  };
}
