import type { ReportFigure } from '../model/figure.js';
import { paired, withoutDay } from '../model/paired.js';
import type { ReportPart, ReportStatement } from '../model/status.js';
import { statementAnchor } from './anchors.js';
import type { Block, Cell } from './blocks.js';
import { day, end, figureCell, figureName, start, words } from './cells.js';
import { filledTable, table } from './make.js';
import type { Sections, Telling } from './telling.js';

/** All figures of a statement and its parts: label, value, day, and beside them the same on the second day where there is one. */
export function figuresTable(statement: ReportStatement, telling: Sections): readonly Block[] {
  const { say, date, at, called } = telling;
  const { figures, parts, toDate } = statement;
  const all = [...figures, ...parts.flatMap((part) => labelled(part, telling))];
  const pairs = paired(toDate?.figures ?? [], all, ({ id }) => withoutDay(id));
  if (pairs.length === 0) return [];
  const pair = (figure: ReportFigure | undefined): readonly Cell[] =>
    figure === undefined ? [words(''), words('')] : [figureCell(figure, telling), day(figure.on, telling)];
  return [
    filledTable(
      `${statementAnchor(statement.id)}-figures`,
      say('statement.figuresCaption', { name: called(statement.id).name }),
      [
        start('figure', say('chapter.figure')),
        end('value', toDate === null ? say('statement.value') : say('statement.valueAt', { date: date(at) })),
        start('on', say('statement.on')),
        ...(toDate === null ? [] : [end('toDate', say('statement.valueToDate', { date: date(toDate.at) })), start('toDateOn', say('statement.on'))]),
      ],
      pairs.map(({ before: later, after: own }) => [figureName(own?.label ?? later?.label ?? ''), ...pair(own), ...(toDate === null ? [] : pair(later))]),
    ),
  ];
}

/** What a goal is made of, each part with answers of its own. */
export function partsTable({ id, parts }: ReportStatement, { say, called }: Sections): readonly Block[] {
  if (parts.length === 0) return [];
  return [
    table(
      `${statementAnchor(id)}-parts`,
      say('statement.partsCaption', { name: called(id).name }),
      [
        start('part', say('statement.part')),
        start('course', say('statement.course')),
        start('result', say('statement.results')),
        start('data', say('statement.data')),
        start('explanation', say('statement.explanation')),
      ],
      parts.map((part) => [part.title, part.status.course.word, part.status.result.word, part.status.data.word, part.explanation].map(words)),
    ),
  ];
}

function labelled({ title, figures }: ReportPart, { say }: Telling): readonly ReportFigure[] {
  return figures.map((figure) => ({ ...figure, label: say('statement.ofPart', { part: title, label: figure.label }) }));
}
