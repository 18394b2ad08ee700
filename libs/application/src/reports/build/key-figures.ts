import { parseDate, type CalendarDate } from '#kernel';
import { measureRollUp, type MeasureAnswer } from '#projections';
import type { KeyFigures, ReportFigure } from '#reporting';
import type { BuildingDesk } from './desk.js';
import { SHARE_WORDS } from './words.js';

const YEARS = 3;

/** The last years that have ended by the day, oldest first. */
function endedYears(at: CalendarDate): readonly number[] {
  const last = at.endsWith('-12-31') ? Number(at.slice(0, 4)) : Number(at.slice(0, 4)) - 1;
  return Array.from({ length: YEARS }, (_, index) => last - (YEARS - 1 - index));
}

/**
 * What the organisation whole came to in each of the last years, by every measure that the plan's goals count, in the order they were defined in:
 * stocks at its end, flows over it.
 */
export async function keyFigures({ read, point, language, disclosure }: BuildingDesk, unit: string, measures: readonly MeasureAnswer[]): Promise<KeyFigures> {
  const years = endedYears(point.at);
  const rows: KeyFigures['rows'][number][] = [];
  for (const { measure, title, unitOfMeasure, source, kind, breaks } of measures) {
    const values: ReportFigure[] = [];
    for (const year of years) {
      const at = parseDate(`${year}-12-31`);
      const { total } = await measureRollUp(read, measure, { unit, kind: 'region', from: parseDate(`${year}-01-01`) }, { at, seq: point.seq });
      const mayTell = disclosure.mayTell(measure, total.asIs?.contributing ?? []);
      const value = mayTell ? (total.asIs?.value ?? null) : null;
      values.push({
        id: `${measure}.year@${at}`,
        label: title,
        value,
        unit: kind === 'share' ? 'ratio' : 'number',
        unitOfMeasure: kind === 'share' ? null : unitOfMeasure,
        on: at,
        sign: value !== null ? null : mayTell ? 'missing' : 'confidential',
        trace: `/measures/${measure}/measurements?${new URLSearchParams({ from: `${year}-01-01`, to: `${year + 1}-01-01`, at: point.at, asOf: `seq:${point.seq}` }).toString()}`,
      });
    }
    const broken = breaks.flatMap(({ data, validFrom }) => (validFrom === null ? [] : [{ year: Number(validFrom.slice(0, 4)), cause: data.cause }]));
    rows.push({
      measure,
      label: title,
      unitOfMeasure: kind === 'share' ? SHARE_WORDS[language] : unitOfMeasure,
      source,
      values,
      breaks: broken.filter(({ year }) => years.includes(year)),
    });
  }
  return { years, rows: rows.filter(({ values }) => values.some(({ sign }) => sign !== 'missing')) };
}
