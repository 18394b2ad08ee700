import type { CalendarDate } from '#kernel';
import { formatAlike } from '#goal-types';
import type { ChartDefinition, ChartPoint } from '../../model/chart.js';
import type { ReportLanguage } from '../../model/text.js';
import { SIGNS } from '../../model/figure.js';
import type { Cell, TableBlock } from '../blocks.js';
import { day, end, start, words } from '../cells.js';
import { table } from '../make.js';
import { capitalised } from '../called.js';
import { tellingIn, type Telling } from '../telling.js';
import { rangeTold, toleranceTold } from './aims-told.js';
import { baselineTold } from './baseline-told.js';
import { markWords } from './mark-words.js';
import { briefOf } from './brief-of.js';
import { daysOf } from './points.js';

/** The chart's numbers as a table: a row for each day, a column for each series, what was expected last, and what is marked on the day. */
export function tableOf(chart: ChartDefinition, language: ReportLanguage): TableBlock {
  const telling = tellingIn(language);
  const { say } = telling;
  const shown = chart.target === null ? chart.series : [...chart.series, chart.target];
  const pointsOf = shown.map(({ points }) => new Map(points.map((point) => [point.on, point])));
  const days = [...new Set([...daysOf(shown), ...chart.marks.map(({ on }) => on)])].toSorted();
  const marked = chart.marks.length > 0;
  const columns = pointsOf.map((points) =>
    columnOf(
      days.map((on) => points.get(on)),
      chart,
      telling,
    ),
  );
  const whole = table(
    `${chart.id}-table`,
    say('chart.chartTable', { title: chart.title }),
    [start('on', say('chart.day')), ...shown.map(({ id, label }) => end(id, capitalised(label))), ...(marked ? [start('mark', say('chart.mark'))] : [])],
    days.map((on, row) => [day(on, telling), ...columns.map((cells) => cells[row] ?? words('')), ...(marked ? [markCell(chart, on, telling)] : [])]),
    noteOf(chart, telling),
  );
  const brief = briefOf(chart, days, telling);
  return { ...whole, beside: say('chart.besideFigure'), ...(brief === null ? {} : { brief }) };
}

function noteOf(chart: ChartDefinition, telling: Telling): string | null {
  const { unitOfMeasure } = chart;
  const notes = [
    ...(unitOfMeasure === null ? [] : [telling.say('chart.unit', { unit: unitOfMeasure })]),
    ...baselineTold(chart, telling),
    ...rangeTold(chart, telling),
    ...toleranceTold(chart, telling),
  ];
  return notes.length === 0 ? null : notes.join(' ');
}

/** The points of one series, all with as many decimals; days are told in words. */
function columnOf(points: readonly (ChartPoint | undefined)[], { unit }: ChartDefinition, telling: Telling): readonly Cell[] {
  const values = points.map((point) => point?.value ?? null);
  const texts =
    unit === 'days' ? values.map((value) => (value === null ? '' : telling.quantity(value, unit, null))) : formatAlike(values, unit, telling.language);
  return points.map((point, row) => pointCell(point, texts[row] ?? '', unit, telling));
}

function pointCell(point: ChartPoint | undefined, text: string, unit: ChartDefinition['unit'], { say }: Telling): Cell {
  if (point === undefined) return words('');
  if (point.value === null) return { text: SIGNS.missing, hint: say('appendix.missing') };
  const number = { exact: point.value, unit };
  return point.provisional ? { text: `${text}${SIGNS.provisional}`, hint: say('appendix.provisional'), number } : { text, number };
}

function markCell({ marks }: ChartDefinition, on: CalendarDate, telling: Telling): Cell {
  const here = marks.filter((mark) => mark.on === on).map((mark) => markWords(mark, telling));
  return words(here.map(({ kind, why }) => (why === null ? kind : `${kind}: ${why}`)).join('; '));
}
