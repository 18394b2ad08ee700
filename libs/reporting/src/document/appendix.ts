import { SIGNS, type Sign } from '../model/figure.js';
import type { ReportModel } from '../model/model.js';
import { OUTCOMES } from '../model/status.js';
import type { Block, TableBlock } from './blocks.js';
import { start, words } from './cells.js';
import { heading, list, paragraph, table, written } from './make.js';
import type { Telling } from './telling.js';

/** What stands before the appendix: chapters, and the sections of statements. */
export interface Body {
  readonly chapters: readonly Block[];
  readonly sections: readonly Block[];
}

/** Definitions and sources, what signs and groups mean, the tables there are, and how the report is written. */
export function appendixOf({ front, definitions, prose }: ReportModel, { chapters, sections }: Body, telling: Telling): readonly Block[] {
  const { say } = telling;
  return [
    heading(1, say('chapter.definitions'), 'definitions'),
    ...written(prose.definitions, 'prose', telling),
    ...defined(definitions, telling),
    heading(2, say('appendix.signs'), 'signs'),
    { kind: 'terms', items: (Object.keys(SIGNS) as Sign[]).map((sign) => ({ term: SIGNS[sign], text: say(`appendix.${sign}`) })) },
    heading(2, say('appendix.outcomes'), 'outcomes'),
    { kind: 'terms', items: OUTCOMES.map((outcome) => ({ term: say(`statement.${outcome}`), text: say(`appendix.${outcome}Means`) })) },
    heading(2, say('appendix.tables'), 'tables'),
    ...list(tablesIn(chapters).map(({ caption, id }) => ({ text: caption, to: id }))),
    paragraph(say('appendix.tablesBeside', { count: tablesIn(sections).length })),
    ...tracing(front.report, sections, telling),
    heading(2, say('appendix.languageNote'), 'language-and-access'),
    paragraph(say('appendix.aboutLanguage')),
    paragraph(say('appendix.aboutNumbers')),
    paragraph(say('appendix.aboutAccess')),
  ];
}

/** How a figure leads to what it rests on, by the first there is. */
function tracing(report: string, sections: readonly Block[], { say }: Telling): readonly Block[] {
  const example = tablesIn(sections).flatMap(({ rows }) => rows.flat().flatMap(({ figure }) => figure ?? []))[0];
  if (example === undefined) return [];
  const command = `fremdrift report trace ${report} ${example}`;
  return [heading(2, say('appendix.trace'), 'trace'), paragraph(say('appendix.aboutTrace', { example, command }))];
}

function tablesIn(blocks: readonly Block[]): readonly TableBlock[] {
  return blocks.filter((block) => block.kind === 'table');
}

function defined(definitions: ReportModel['definitions'], { say }: Telling): readonly Block[] {
  if (definitions.length === 0) return [paragraph(say('appendix.noDefinitions'))];
  return [
    table(
      'definitions-table',
      say('appendix.definitionsCaption'),
      [
        start('measure', say('appendix.measure')),
        start('definition', say('appendix.definitionText')),
        start('unit', say('chapter.unitOfMeasure')),
        start('source', say('chapter.source')),
      ],
      definitions.map(({ title, definition, unitOfMeasure, source }) => [title, definition, unitOfMeasure, source ?? say('chapter.sourceUnknown')].map(words)),
    ),
  ];
}
