import type { CalendarDate } from '#kernel';
import { formatAlike } from '#goal-types';
import { SIGNS, type ReportFigure, type Sign } from '../model/figure.js';
import type { Cell, Column } from './blocks.js';
import { capitalised } from './called.js';
import type { Telling } from './telling.js';

export const start = (id: string, label: string): Column => ({ id, label, align: 'start' });
export const end = (id: string, label: string): Column => ({ id, label, align: 'end' });

/** Text in a cell, in the document's language. */
export const words = (text: string): Cell => ({ text });

export function count(number: number, { quantity }: Telling): Cell {
  const exact = String(number) as `${number}` as NonNullable<Cell['number']>['exact'];
  return { text: quantity(exact, 'count', null), number: { exact, unit: 'count' } };
}

/** Figures are named in sentences; in a table they begin a row. */
export function figureName(label: string): Cell {
  return words(capitalised(label));
}

/** A day, or nothing where there is none. */
export function day(on: CalendarDate | null, { date }: Telling): Cell {
  return on === null ? { text: '' } : { text: date(on), date: on };
}

/**
 * A figure as a table shows it: with its sign, or the sign alone where there is no number.
 * @param apartFrom what it must not look equal to unless it is
 */
export function figureCell(figure: ReportFigure, telling: Telling, apartFrom: ReportFigure | null = null): Cell {
  const { value, unit, unitOfMeasure } = figure;
  const others = apartFrom === null || apartFrom.value === null ? [] : [apartFrom.value];
  return printedCell(figure, value === null ? '' : telling.quantity(value, unit, unitOfMeasure, 'table', ...others), telling);
}

/** Figures of one kind in one row, all with as many decimals. */
export function figureCells(figures: readonly ReportFigure[], telling: Telling): readonly Cell[] {
  const texts = formatAlike(
    figures.map(({ value }) => value),
    figures[0]?.unit ?? 'number',
    telling.language,
  );
  return figures.map((figure, index) => printedCell(figure, texts[index] ?? '', telling));
}

function printedCell(figure: ReportFigure, text: string, telling: Telling): Cell {
  const sign: Sign | null = figure.sign ?? (figure.value === null ? 'missing' : null);
  return {
    text: signed(figure, sign, text),
    figure: figure.id,
    ...(sign === null ? {} : { hint: telling.say(`appendix.${sign}`) }),
    ...(figure.value === null ? {} : { number: { exact: figure.value, unit: figure.unit } }),
  };
}

function signed({ value }: ReportFigure, sign: Sign | null, text: string): string {
  if (value === null) return SIGNS[sign ?? 'missing'];
  if (sign === 'provisional') return `${text}${SIGNS.provisional}`;
  return sign === null ? text : `${SIGNS[sign]}\u00A0${text}`;
}
