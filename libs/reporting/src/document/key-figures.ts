import type { KeyFigure, ReportModel } from '../model/model.js';
import type { Block, Cell } from './blocks.js';
import { end, figureCells, start, words } from './cells.js';
import { heading, paragraph, table, written } from './make.js';
import type { Telling } from './telling.js';

/** The last years' key figures with units and sources, breaks marked in the cell and told below. */
export function keyFiguresOf({ keyFigures: { years, rows }, prose }: ReportModel, telling: Telling): readonly Block[] {
  const { say } = telling;
  const opening = [heading(1, say('chapter.keyFigures'), 'key-figures'), ...written(prose.keyFigures, 'prose', telling)];
  if (rows.length === 0) return [...opening, paragraph(say('chapter.noKeyFigures'))];
  const breaks = rows.flatMap(({ label, breaks }) => breaks.map(({ year, cause }) => say('chapter.breakIn', { label, year, cause })));
  return [
    ...opening,
    table(
      'key-figures-table',
      say('chapter.keyFiguresCaption', { years: years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0] ?? '') }),
      [
        start('measure', say('chapter.keyFigure')),
        ...years.map((year) => end(String(year), String(year))),
        start('unit', say('chapter.unitOfMeasure')),
        start('source', say('chapter.source')),
      ],
      rows.map((row) => [words(row.label), ...yearCells(row, years, telling), words(row.unitOfMeasure), words(row.source ?? say('chapter.sourceUnknown'))]),
      breaks.length === 0 ? null : breaks.join(' '),
    ),
  ];
}

function yearCells({ values, breaks }: KeyFigure, years: readonly number[], telling: Telling): readonly Cell[] {
  const told = values.map((figure, index) => {
    const broken = figure.sign === null && figure.value !== null && breaks.some(({ year }) => year === years[index]);
    return { ...figure, unitOfMeasure: null, sign: broken ? ('break' as const) : figure.sign };
  });
  return figureCells(told, telling);
}
