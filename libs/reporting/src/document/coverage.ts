import type { ReportCoverage, ReportModel } from '../model/model.js';
import type { Block } from './blocks.js';
import { count, end, start } from './cells.js';
import { chapterProse, heading, newPage, paragraph, table } from './make.js';
import type { Telling } from './telling.js';

/** How many units of each region and branch did what they were asked to; silence is a column of its own. */
export function coverageOf({ coverage, prose }: ReportModel, telling: Telling): readonly Block[] {
  const { say } = telling;
  return [
    newPage,
    heading(1, say('chapter.coverage'), 'coverage'),
    ...chapterProse(prose.coverage, telling),
    ...(coverage.length === 0 ? [paragraph(say('chapter.noCoverage'))] : [paragraph(say('chapter.silence'))]),
    ...coverage.flatMap((one) => sectionOf(one, telling)),
  ];
}

function sectionOf({ coverage, title, question, occasion, rows }: ReportCoverage, telling: Telling): readonly Block[] {
  const { say, date } = telling;
  const id = occasion === null ? `coverage-${coverage}` : `coverage-${coverage}-${occasion.on}`;
  return [
    heading(2, title, id),
    paragraph(question),
    ...(occasion === null ? [] : [paragraph(say('chapter.occasion', { label: occasion.label, date: date(occasion.on) }))]),
    table(
      `${id}-table`,
      say('chapter.coverageCaption', { title }),
      [
        start('unit', say('chapter.unit')),
        end('done', say('chapter.done')),
        end('notDone', say('chapter.notDone')),
        end('exempt', say('chapter.exempt')),
        end('notReported', say('chapter.notReported')),
      ],
      rows.map(({ name, depth, done, notDone, exempt, notReported }) => [
        { text: name, ...(depth === 0 ? {} : { depth }) },
        ...[done, notDone, exempt, notReported].map((number) => count(number, telling)),
      ]),
    ),
  ];
}
