import type { ReportModel } from '../model/model.js';
import { OUTCOMES } from '../model/status.js';
import { statementAnchor } from './anchors.js';
import type { Block } from './blocks.js';
import { count, end, start, words } from './cells.js';
import { chapterProse, heading, list, newPage, paragraph, table } from './make.js';
import type { Telling } from './telling.js';

/** One page of how many there are of each outcome, the areas side by side, and the list behind each number. */
export function overviewOf(model: ReportModel, titles: ReadonlyMap<string, string>, telling: Telling): readonly Block[] {
  const { say } = telling;
  const all = model.overview.reduce((sum, { statements }) => sum + statements.length, 0);
  return [
    newPage,
    heading(1, say('chapter.overview'), 'overview'),
    ...chapterProse(model.prose.summary, telling),
    paragraph(say('chapter.counts', { all })),
    table(
      'overview-counts',
      say('chapter.countsCaption'),
      [start('outcome', say('chapter.outcome')), end('count', say('chapter.howMany'))],
      [
        ...model.overview.map(({ outcome, statements }) => [
          { text: say(`statement.${outcome}`), to: outcomeAnchor(outcome) },
          count(statements.length, telling),
        ]),
        [words(say('chapter.all')), count(all, telling)],
      ],
    ),
    spreadOf(model, telling),
    ...model.overview.flatMap(({ outcome, statements }) => [
      heading(2, say('chapter.listBehind', { outcome: say(`statement.${outcome}`), count: statements.length }), outcomeAnchor(outcome)),
      paragraph(say(`appendix.${outcome}Means`), 'note'),
      ...list(statements.map((id) => ({ text: titles.get(id) ?? id, to: statementAnchor(id) }))),
    ]),
  ];
}

function spreadOf({ areas }: ReportModel, telling: Telling): Block {
  const { say } = telling;
  return table(
    'overview-areas',
    say('chapter.spreadCaption'),
    [start('area', say('chapter.area')), ...OUTCOMES.map((outcome) => end(outcome, say(`statement.${outcome}`)))],
    areas.map(({ id, title, spread }) => [
      id === null ? words(say('statement.plansOwn')) : { text: title.text, ...(title.language === telling.language ? {} : { language: title.language }) },
      ...OUTCOMES.map((outcome) => count(spread[outcome], telling)),
    ]),
  );
}

const outcomeAnchor = (outcome: string) => `outcome-${outcome}`;
