import { outcomeFigure, spreadFigures } from '../model/printed.js';
import type { ReportModel } from '../model/model.js';
import { OUTCOMES, type Outcome, type ReportArea, type ReportStatement } from '../model/status.js';
import { linkTo } from './anchors.js';
import type { Block, Cell } from './blocks.js';
import { count, end, figureCell, start, words } from './cells.js';
import { heading, list, newPage, paragraph, table, written } from './make.js';
import type { Sections, Telling } from './telling.js';

/** How many there are of each outcome, in a picture and a table, the areas side by side, and the list behind each number; behind none there is no list. */
export function overviewOf(model: ReportModel, telling: Sections): readonly Block[] {
  const { say, called, at } = telling;
  const all = model.overview.reduce((sum, { statements }) => sum + statements.length, 0);
  const listed = model.overview.filter(({ statements }) => statements.length > 0);
  return [
    ...(model.prose.introduction === undefined ? [newPage] : []),
    heading(1, say('chapter.overview'), 'overview'),
    ...written(model.prose.overview, 'prose', telling),
    paragraph(say('chapter.counts', { all })),
    pictured(model.overview, telling),
    table(
      'overview-counts',
      say('chapter.countsCaption'),
      [start('outcome', say('chapter.outcome')), end('count', say('chapter.howMany')), start('meaning', say('chapter.meaning'))],
      [
        ...model.overview.map(({ outcome, statements }) => [
          { text: say(`statement.${outcome}`), ...(statements.length === 0 ? {} : { to: outcomeAnchor(outcome) }) },
          figureCell(outcomeFigure(outcome, statements.length, at), telling),
          words(say(`appendix.${outcome}Means`)),
        ]),
        [words(say('chapter.all')), count(all, telling), words('')],
      ],
    ),
    ...spreadOf(model, telling),
    ...listed.flatMap(({ outcome, statements }) => [
      heading(2, say('chapter.listBehind', { outcome: say(`statement.${outcome}`), count: statements.length }), outcomeAnchor(outcome)),
      ...list(statements.map((id) => ({ ...linkTo(id, called(id)), text: called(id).brief }))),
    ]),
  ];
}

function pictured(overview: ReportModel['overview'], { say }: Telling): Block {
  const counts = overview.map(({ outcome, statements }) => ({ outcome, label: say(`statement.${outcome}`), count: statements.length }));
  const told = counts.map(({ label, count }) => `${label} ${count}`).join(', ');
  return { kind: 'spread', counts, alternative: say('chapter.countsPictured', { counts: told }) };
}

/** The areas side by side, where there are several, and what stands outside them: each column adds up to its outcome's count. */
function spreadOf({ areas, local, outside }: ReportModel, telling: Sections): readonly Block[] {
  const { say, at } = telling;
  const besides = [{ id: 'local', statements: local } as const, { id: 'outside', statements: outside } as const].filter(
    ({ statements }) => statements.length > 0,
  );
  if (areas.length < 2) return [];
  return [
    table(
      'overview-areas',
      say('chapter.spreadCaption'),
      [start('area', say('chapter.area')), ...OUTCOMES.map((outcome) => end(outcome, say(`statement.${outcome}`)))],
      [
        ...areas.map((area) => [areaName(area, telling), ...spreadFigures(area, at).map((figure) => figureCell(figure, telling))]),
        ...besides.map(({ id, statements }) => [
          words(say(`chapter.${id}`)),
          ...spreadFigures({ id, spread: spreadAmong(statements) }, at).map((figure) => figureCell(figure, telling)),
        ]),
      ],
    ),
  ];
}

function spreadAmong(statements: readonly ReportStatement[]): ReportArea['spread'] {
  const of = (outcome: Outcome) => statements.filter(({ status }) => status.outcome === outcome).length;
  return { reached: of('reached'), onCourse: of('onCourse'), behind: of('behind'), notAssessable: of('notAssessable'), dropped: of('dropped') };
}

function areaName({ id, title }: ReportArea, { say, language }: Telling): Cell {
  if (id === null) return words(say('statement.plansOwn'));
  return { text: title.text, ...(title.language === language ? {} : { language: title.language }) };
}

const outcomeAnchor = (outcome: string) => `outcome-${outcome}`;
