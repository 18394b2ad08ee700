import type { CalendarDate } from '#kernel';
import type { Value } from '../engine/row-change.js';
import type { Read } from '../engine/views.js';
import { KNOWN, type MeasurementRow } from '../facts/read.js';
import type { Point } from '../queries/point.js';

/** A measurement as it lies in the read models, with the moment it was recorded. */
export type RecordedMeasurement = MeasurementRow & { readonly recorded_at: string };

/** Which measurements: of these measures, with a first day in `[from, to]`, both included; null is no bound. */
export interface MeasurementChoice {
  readonly measures: readonly string[];
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

const ROWS_IN_A_PAGE = 2000;

/** The measurements that count at k and hold by t, measure by measure in order of seq; a page of them is held at a time. */
export async function* measurementPages(read: Read, choice: MeasurementChoice, point: Point): AsyncGenerator<readonly RecordedMeasurement[]> {
  for (const measure of choice.measures) {
    const { conditions, values } = chosen(measure, choice, point);
    const sql = `SELECT f.*, e.recorded_at FROM measurement f JOIN event e ON e.seq = f.seq
      WHERE ${conditions} AND f.seq > ? ORDER BY f.seq LIMIT ?`;
    for (let after = -1; ; ) {
      const page = await read.all<RecordedMeasurement>(sql, ...values, after, ROWS_IN_A_PAGE);
      if (page.length > 0) yield page;
      if (page.length < ROWS_IN_A_PAGE) break;
      after = page.at(-1)?.seq ?? after;
    }
  }
}

/** How many there are. */
export async function countMeasurements(read: Read, choice: MeasurementChoice, point: Point): Promise<number> {
  let total = 0;
  for (const measure of choice.measures) {
    const { conditions, values } = chosen(measure, choice, point);
    const [row] = await read.all<{ rows: number | string }>(`SELECT count(*) AS rows FROM measurement f WHERE ${conditions}`, ...values);
    total += Number(row?.rows ?? 0);
  }
  return total;
}

function chosen(measure: string, { from, to }: MeasurementChoice, { at, seq }: Point): { readonly conditions: string; readonly values: readonly Value[] } {
  const until = to !== null && to < at ? to : at;
  return { conditions: `f.measure = ? AND f.valid_from >= ? AND f.valid_from <= ? AND ${KNOWN}`, values: [measure, from ?? '', until, seq, seq] };
}
