import type { CalendarDate, DecimalText } from '#kernel';
import type { ReportFigure } from '../model/figure.js';

/** Days and numbers of made-up content are known to be right. */
export const onDay = (text: string): CalendarDate => text as CalendarDate;
export const exact = (text: string): DecimalText => text as DecimalText;

/** A figure of a statement, on the day that it is about. */
export function figure(id: string, label: string, value: string | null, more: Partial<ReportFigure> = {}): ReportFigure {
  const on = onDay(id.slice(id.lastIndexOf('@') + 1));
  const [goal, key] = id.split('.');
  return {
    id,
    label,
    value: value === null ? null : exact(value),
    unit: 'number',
    unitOfMeasure: null,
    on,
    sign: null,
    trace: `/goals/${goal}/trace?figure=${key?.split('@')[0]}&at=${on}&asOf=seq:4711`,
    ...more,
  };
}
