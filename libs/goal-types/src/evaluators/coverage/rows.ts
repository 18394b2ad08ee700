import { addDays, type CalendarDate } from '#kernel';
import type { EvaluationPart } from '../../evaluation.js';
import { worstLight } from '../common/light.js';
import { explanationOf, figuresOf, lightOf, notesOf, resultOf, shareOf, tallyOf, type Cell, type Tally } from './cells.js';

/** The cells of one period or one listed occasion. */
export interface Row {
  readonly title: string;
  /** Its last day. */
  readonly last: CalendarDate;
  readonly cells: readonly Cell[];
  readonly tally: Tally;
  /** Its last day has passed. */
  readonly closed: boolean;
  /** The days in which a report of it may still come have passed as well. */
  readonly settled: boolean;
}

/** Who has said nothing is waited for until `lateDays` after the last day. */
export function rowOf({ cells, ...row }: Pick<Row, 'title' | 'last' | 'cells'>, lateDays: number, at: CalendarDate): Row {
  const settled = at > addDays(row.last, lateDays);
  const awaited = settled ? cells : cells.map((cell) => (cell.state === 'notReported' ? { ...cell, state: 'waiting' as const } : cell));
  return { ...row, cells: awaited, tally: tallyOf(awaited), closed: at > row.last, settled };
}

/** Each row by itself: a missed one is final, and no other makes up for it. */
export function partOfRow({ title, tally, closed, settled }: Row, required: string, times: number | null = null): EvaluationPart {
  const covered = shareOf(tally)?.gte(required) === true;
  return {
    title,
    course: closed ? 'notApplicable' : covered ? 'onCourse' : 'tooEarly',
    result: closed ? resultOf(required, tally) : 'notDecidable',
    data: lightOf(tally, settled),
    notes: notesOf(tally),
    figures: figuresOf(tally),
    explanation: explanationOf(tally, times),
  };
}

/** Of the rows that are closed; as long as none is, of those there are. */
export function lightOfRows(rows: readonly Row[]): EvaluationPart['data'] {
  const closed = rows.filter((row) => row.closed);
  return worstLight((closed.length > 0 ? closed : rows).map(({ tally, settled }) => lightOf(tally, settled)));
}
