import type { CalendarDate } from '#kernel';
import type { ReportCoverage, ReportModel } from '../model/model.js';
import { COVERAGE_STATES, coverageFigure } from '../model/printed.js';
import type { Block } from './blocks.js';
import { end, figureCell, start } from './cells.js';
import { heading, paragraph, table, written } from './make.js';
import type { Telling } from './telling.js';

/** How many units of each region and branch did what they were asked to; silence is a column of its own. */
export function coverageOf({ coverage, prose, front: { basis } }: ReportModel, telling: Telling): readonly Block[] {
  const { say } = telling;
  return [
    heading(1, say('chapter.coverage'), 'coverage'),
    ...written(prose.coverage, 'prose', telling),
    ...(coverage.length === 0 ? [paragraph(say('chapter.noCoverage'))] : [paragraph(say('chapter.silence'))]),
    ...coverage.flatMap((one) => sectionOf(one, basis.at, telling)),
  ];
}

function sectionOf(asked: ReportCoverage, at: CalendarDate, telling: Telling): readonly Block[] {
  const { say, date } = telling;
  const { coverage, title, question, occasion, rows } = asked;
  const id = occasion === null ? `coverage-${coverage}` : `coverage-${coverage}-${occasion.on}`;
  return [
    heading(2, title, id),
    paragraph(question),
    ...(occasion === null ? [] : [paragraph(say('chapter.occasion', { label: occasion.label, date: date(occasion.on) }))]),
    table(
      `${id}-table`,
      say('chapter.coverageCaption', { title }),
      [start('unit', say('chapter.unit')), ...COVERAGE_STATES.map((state) => end(state, say(`chapter.${state}`)))],
      rows.map((row) => [
        { text: row.name === '' ? say('chapter.all') : row.name, ...(row.depth === 0 ? {} : { depth: row.depth }) },
        ...COVERAGE_STATES.map((state) => figureCell(coverageFigure(asked, row, state, at), telling)),
      ]),
    ),
  ];
}
