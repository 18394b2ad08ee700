import type { CalendarDate } from '#kernel';
import type { ChartDefinition, ChartSeries } from '../../model/chart.js';
import type { ReportLanguage } from '../../model/text.js';
import { SIGNS } from '../../model/figure.js';
import type { Cell, TableBlock } from '../blocks.js';
import { day, end, start, words } from '../cells.js';
import { table } from '../make.js';
import { tellingIn, type Telling } from '../telling.js';
import { markWords } from './mark-words.js';
import { daysOf } from './points.js';

/** The chart's numbers as a table: a row for each day, a column for each series, what was expected last, and what is marked on the day. */
export function tableOf(chart: ChartDefinition, language: ReportLanguage): TableBlock {
  const telling = tellingIn(language);
  const { say } = telling;
  const shown = chart.target === null ? chart.series : [...chart.series, chart.target];
  const days = [...new Set([...daysOf(shown), ...chart.marks.map(({ on }) => on)])].toSorted();
  const marked = chart.marks.length > 0;
  return table(
    `${chart.id}-table`,
    say('chart.chartTable', { title: chart.title }),
    [start('on', say('chart.day')), ...shown.map(({ id, label }) => end(id, label)), ...(marked ? [start('mark', say('chart.mark'))] : [])],
    days.map((on) => [day(on, telling), ...shown.map((series) => pointCell(series, on, chart, telling)), ...(marked ? [markCell(chart, on, telling)] : [])]),
  );
}

function pointCell(series: ChartSeries, on: CalendarDate, { unit, unitOfMeasure }: ChartDefinition, { quantity, say }: Telling): Cell {
  const point = series.points.find((one) => one.on === on);
  if (point === undefined) return words('');
  if (point.value === null) return { text: SIGNS.missing, hint: say('appendix.missing') };
  const text = quantity(point.value, unit, unitOfMeasure);
  const number = { exact: point.value, unit };
  return point.provisional ? { text: `${text}${SIGNS.provisional}`, hint: say('appendix.provisional'), number } : { text, number };
}

function markCell({ marks }: ChartDefinition, on: CalendarDate, telling: Telling): Cell {
  const here = marks.filter((mark) => mark.on === on).map((mark) => markWords(mark, telling));
  return words(here.map(({ kind, why }) => (why === null ? kind : `${kind}: ${why}`)).join('; '));
}
