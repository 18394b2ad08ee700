import { addDays, earlierOf, notFound, type CalendarDate } from '#kernel';
import { valueOn, type OrganisationState } from '#domain';
import { measuresAt, type MeasureAnswer } from '#projections';
import type { Language } from '#goal-types';
import type { TableAsked } from '../rows.js';

/** The measures that a table is of: the one asked for, or every one there is. @throws Refused `not-found` for one that was not known */
export async function measuresOf({ read, point, params }: TableAsked): Promise<readonly MeasureAnswer[]> {
  const all = await measuresAt(read, point);
  if (params.measure === undefined) return all;
  const found = all.filter(({ measure }) => measure === params.measure);
  if (found.length === 0) throw notFound('measure', `measure ${params.measure}, as known at seq ${point.seq},`, 'choose one that is listed under measures');
  return found;
}

const WHOLE: Readonly<Record<Language, string>> = { nb: 'Hele organisasjonen', nn: 'Heile organisasjonen', en: 'The whole organisation' };

/** What a unit is called on a day, or was called at first; the whole organisation where it is null. */
export function unitNameOn(organisation: OrganisationState, unit: string | null, day: string, language: Language): string {
  if (unit === null) return WHOLE[language];
  const names = organisation.units.get(unit)?.names ?? [];
  return valueOn(names, day as Parameters<typeof valueOn>[1]) ?? names[0]?.value ?? unit;
}

/** The days of a figure; `to` is the first day outside, and null for a single day. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** The days on which a break sets a figure apart from the one before it: those between the two, and its own. */
export function daysSince(previous: Days | null, { from, to }: Days): { readonly from: CalendarDate; readonly to: CalendarDate } {
  return { from: previous === null ? from : earlierOf(from, endOf(previous)), to: endOf({ from, to }) };
}

function endOf({ from, to }: Days): CalendarDate {
  return to ?? addDays(from, 1);
}
