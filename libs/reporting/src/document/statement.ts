import type { ReportStatement } from '../model/status.js';
import { alternativeOf, tableOf } from './charts/index.js';
import { statementAnchor } from './anchors.js';
import { answers } from './answers.js';
import type { Block } from './blocks.js';
import { figuresTable, partsTable } from './figures.js';
import { heading, list, paragraph, written, writtenOr, type Level } from './make.js';
import { restatedTable } from './restated.js';
import type { Sections, Telling } from './telling.js';

/**
 * The section of one statement: adopted wording, what is measured, the result with its figures, the chart with its table, the board's
 * assessment, what next, and the state of the data. Every part stands there also when there is nothing to tell.
 */
export function statementSection(statement: ReportStatement, level: 2 | 3, telling: Sections): readonly Block[] {
  const { say, titles, language } = telling;
  const { id, wording } = statement;
  const title = titles.get(id) ?? id;
  const below = (level + 1) as Level;
  const part = (name: 'measured' | 'results' | 'assessment' | 'next' | 'quality') => heading(below, say(`statement.${name}`), `${statementAnchor(id)}-${name}`);
  return [
    { kind: 'heading', level, text: title, id: statementAnchor(id), ...(wording.language === language ? {} : { language: wording.language }) },
    ...written(wording, 'wording', telling),
    ...about(statement, telling),
    { kind: 'status', outcome: statement.status.outcome, words: answers(statement.status, telling) },
    ...earlierAnswer(statement, telling),
    ...overriding(statement, telling),
    ...(statement.ended === null ? [] : [paragraph(statement.ended)]),
    part('measured'),
    paragraph(statement.measured ?? say('statement.notInterpreted')),
    part('results'),
    ...results(statement, title, telling),
    ...restated(statement, title, below, telling),
    part('assessment'),
    ...writtenOr(statement.assessment, say('statement.noAssessment'), telling),
    part('next'),
    ...writtenOr(statement.next, say('statement.noNext'), telling),
    part('quality'),
    ...quality(statement, telling),
  ];
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
  const { computed, reason, until } = overridden;
  return [
    paragraph(say('statement.computed', { answers: answers(computed, telling) })),
    ...(reason === null ? [paragraph(say('statement.overridden'))] : [paragraph(say('statement.overriddenBecause')), ...written(reason, 'prose', telling)]),
    ...(until === null ? [] : [paragraph(say('statement.overriddenUntil', { date: date(until) }))]),
  ];
}

function results(statement: ReportStatement, title: string, telling: Sections): readonly Block[] {
  const { say, date, at, language } = telling;
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
    ...figuresTable(statement, title, at, telling),
    ...partsTable(statement, title, telling),
    ...(chart === null ? [] : [{ kind: 'chart' as const, chart, alternative: alternativeOf(chart, language) }, tableOf(chart, language)]),
  ];
}

function restated({ id, restated }: ReportStatement, title: string, level: Level, telling: Telling): readonly Block[] {
  if (restated.length === 0) return [];
  const { say } = telling;
  return [
    heading(level, say('statement.restatedHere'), `${statementAnchor(id)}-restated`),
    restatedTable(`${statementAnchor(id)}-restated-table`, say('statement.restatedCaption', { title }), restated, null, telling),
  ];
}

function quality({ quality, qualityNote }: ReportStatement, telling: Telling): readonly Block[] {
  return [
    ...(quality.length === 0 ? [paragraph(telling.say('statement.noQuality'))] : list(quality.map((text) => ({ text })))),
    ...(qualityNote === null ? [] : written(qualityNote, 'prose', telling)),
  ];
}
