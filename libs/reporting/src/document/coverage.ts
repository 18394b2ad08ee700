import type { CalendarDate } from '#kernel';
import type { ReportCoverage, ReportModel } from '../model/model.js';
import { COVERAGE_STATES, coverageFigure } from '../model/printed.js';
import type { Block } from './blocks.js';
import { end, figureCell, start } from './cells.js';
import { heading, paragraph, table, written } from './make.js';
import type { Sections } from './telling.js';

/** How many units of each region and branch did what they were asked to; silence is a column of its own. */
export function coverageOf({ coverage, prose, front: { basis } }: ReportModel, telling: Sections): readonly Block[] {
  const { say } = telling;
  return [
    heading(1, say('chapter.coverage'), 'coverage'),
    ...written(prose.coverage, 'prose', telling),
    ...(coverage.length === 0 ? [paragraph(say('chapter.noCoverage'))] : [paragraph(say('chapter.silence'))]),
    ...coverage.flatMap((one) => sectionOf(one, basis.at, telling)),
  ];
}

function sectionOf(asked: ReportCoverage, at: CalendarDate, telling: Sections): readonly Block[] {
  const { say, date, called } = telling;
  const { coverage, statement, question, occasion, rows } = asked;
  const { name, brief, language } = called(statement);
  const id = occasion === null ? `coverage-${coverage}` : `coverage-${coverage}-${occasion.on}`;
  return [
    { kind: 'heading', level: 2, text: brief, id, ...(language === undefined ? {} : { language }) },
    paragraph(question),
    ...(occasion === null ? [] : [paragraph(say('chapter.occasion', { label: occasion.label, date: date(occasion.on) }))]),
    table(
      `${id}-table`,
      say('chapter.coverageCaption', { title: name }),
      [start('unit', say('chapter.unit')), ...COVERAGE_STATES.map((state) => end(state, say(`chapter.${state}`)))],
      rows.map((row) => [
        { text: row.name === '' ? say('chapter.all') : row.name, ...(row.depth === 0 ? {} : { depth: row.depth }) },
        ...COVERAGE_STATES.map((state) => figureCell(coverageFigure(asked, row, state, at), telling)),
      ]),
    ),
  ];
}
