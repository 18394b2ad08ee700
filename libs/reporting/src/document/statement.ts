import type { ReportStatement } from '../model/status.js';
import { alternativeOf, tableOf } from './charts/index.js';
import { statementAnchor } from './anchors.js';
import { answers } from './answers.js';
import type { Block } from './blocks.js';
import { asSentence } from './called.js';
import { figuresTable, partsTable } from './figures.js';
import { list, paragraph, written, type Level } from './make.js';
import { restatedTable } from './restated.js';
import type { Called, Sections, Telling } from './telling.js';

/**
 * The section of one statement: adopted wording, what is measured, the result with its figures, the chart with its table, the board's
 * assessment, what next, and the state of the data. Of a statement that is measured every part stands there, also when nothing was written;
 * of one that is not, what there is to tell.
 * @param heads whether it stands under its own wording, as the goal that an area is named after: its heading does not say it again
 */
export function statementSection(statement: ReportStatement, level: 2 | 3, telling: Sections, heads = false): readonly Block[] {
  const { called } = telling;
  const { id, wording, status, ended } = statement;
  const anchor = statementAnchor(id);
  return [
    { kind: 'heading', level, id: anchor, ...(heads ? { text: called(id).name } : titled(called(id))) },
    ...written(wording, 'wording', telling),
    ...about(statement, telling),
    { kind: 'status', outcome: status.outcome, words: answers(status, telling) },
    ...earlierAnswer(statement, telling),
    ...overriding(statement, telling),
    ...(ended === null ? [] : [paragraph(ended)]),
    ...PARTS.flatMap((part) => {
      const blocks = TELLING[part](statement, telling);
      if (blocks.length === 0) return [];
      const opening: Block = { kind: 'heading', level: below(level), text: telling.say(`statement.${part}`), id: `${anchor}-${part}`, recurring: true };
      return [opening, ...blocks];
    }),
  ];
}

const PARTS = ['measured', 'results', 'restatedHere', 'assessment', 'next', 'quality'] as const;

/** What is told under each heading; nothing where the heading is not to stand. */
const TELLING: Readonly<Record<(typeof PARTS)[number], (statement: ReportStatement, telling: Sections) => readonly Block[]>> = {
  measured: ({ measured, explanation }, { say }) =>
    measured !== null ? [paragraph(asSentence(measured))] : explanation === '' ? [paragraph(say('statement.notInterpreted'))] : [],
  results,
  restatedHere: ({ id, restated }, telling) => {
    if (restated.length === 0) return [];
    const caption = telling.say('statement.restatedCaption', { name: telling.called(id).name });
    return [restatedTable(`${statementAnchor(id)}-restated-table`, caption, restated, false, telling)];
  },
  assessment: (statement, telling) => written(statement.assessment, 'prose', telling, unwritten(statement, 'noAssessment', telling)),
  next: (statement, telling) => written(statement.next, 'prose', telling, unwritten(statement, 'noNext', telling)),
  quality: (statement, telling) => [
    ...list(statement.quality.map((text) => ({ text }))),
    ...written(statement.qualityNote, 'prose', telling, statement.quality.length > 0 ? [] : unwritten(statement, 'noQuality', telling)),
  ],
};

/** That nothing was written is told where something is measured; elsewhere there is nothing to assess. */
function unwritten({ measured }: ReportStatement, key: 'noAssessment' | 'noNext' | 'noQuality', { say }: Telling): readonly Block[] {
  return measured === null ? [] : [paragraph(say(`statement.${key}`))];
}

function titled({ title, language }: Called) {
  return { text: title, ...(language === undefined ? {} : { language }) };
}

function below(level: 2 | 3): Level {
  return level === 2 ? 3 : 4;
}

function about({ mandate, origin, unit, type }: ReportStatement, { say }: Telling): readonly Block[] {
  const items = [
    ...(mandate === null ? [] : [{ term: say('statement.mandate'), text: mandate }]),
    ...(origin === null ? [] : [{ term: say('statement.origin'), text: origin }]),
    ...(unit === null ? [] : [{ term: say('statement.formulatedBy'), text: unit }]),
    ...(type === null ? [] : [{ term: say('statement.type'), text: type }]),
  ];
  return items.length === 0 ? [] : [{ kind: 'terms', items }];
}

function earlierAnswer({ id }: ReportStatement, telling: Sections): readonly Block[] {
  const before = telling.earlier.get(id);
  return before === undefined ? [] : [paragraph(telling.say('statement.earlier', { answers: answers(before, telling) }), 'note')];
}

function overriding({ overridden }: ReportStatement, telling: Telling): readonly Block[] {
  if (overridden === null) return [];
  const { say, date } = telling;
  const { computed, reason, until, proposedBy, confirmedBy } = overridden;
  return [
    paragraph(say('statement.computed', { answers: answers(computed, telling) })),
    ...(reason === null ? [paragraph(say('statement.overridden'))] : [paragraph(say('statement.overriddenBecause')), ...written(reason, 'prose', telling)]),
    paragraph(say('statement.overriddenBy', { proposedBy, confirmedBy })),
    ...(until === null ? [] : [paragraph(say('statement.overriddenUntil', { date: date(until) }))]),
  ];
}

function results(statement: ReportStatement, telling: Sections): readonly Block[] {
  const { say, date, language } = telling;
  const { explanation, toDate, chart } = statement;
  return [
    ...(explanation === '' ? [] : [paragraph(explanation)]),
    ...(toDate === null
      ? []
      : [
          paragraph(
            say('statement.toDateIs', { date: date(toDate.at), answers: answers(toDate.status, telling), explanation: toDate.explanation }).trim(),
            'note',
          ),
        ]),
    ...figuresTable(statement, telling),
    ...partsTable(statement, telling),
    ...(chart === null ? [] : [{ kind: 'chart' as const, chart, alternative: alternativeOf(chart, language) }, tableOf(chart, language)]),
  ];
}
