import { notFound } from '#kernel';
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

/** The standard sign of a figure: why there is none, that it can't be compared with those before, or that it may still change. */
export function signOf(figure: { readonly without: 'missing' | 'notPossible' | null; readonly broken: boolean; readonly provisional: boolean }): string | null {
  if (figure.without !== null) return figure.without === 'missing' ? '..' : '.';
  return figure.broken ? '|' : figure.provisional ? '*' : null;
}
