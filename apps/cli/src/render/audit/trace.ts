import type { DefinitionInWords, TracedInWords } from '#application';
import { formatDate, type Language } from '#goal-types';
import { besideHeading } from '../../terminal/folded.js';
import { text } from '../../texts.js';
import type { TraceAnswer } from '../answers.js';
import { basisInWords, dayInWords, wordingIn } from '../basis.js';
import { auditText } from './texts.js';
import { decisionInWords, orMissing, whoInWords } from './told.js';

/** A figure followed to its proof in three steps: the figure, what it means, the facts it is made of. */
export function renderTrace(answer: TraceAnswer, language: Language, width: number): string {
  const { basis, goal, status, definition, facts, decisions, below, recalculated } = answer;
  const line = (words: string) => besideHeading('   ', words, width);
  const decided = (event: Parameters<typeof decisionInWords>[0]) => line(decisionInWords(event, basis.timeZone, language));
  const heading = (step: number, key: Parameters<typeof auditText>[0], words: string) => besideHeading(`${step}  ${auditText(key, language)}: `, words, width);
  const figures = answer.figures.map(({ words, on }) => (on === null ? words : `${words} (${formatDate(on, language)})`)).join('; ');
  return [
    basisInWords(basis, language),
    ...(status === null ? [] : [besideHeading(`${goal}  `, wordingIn(status.wording, language), width)]),
    '',
    heading(1, 'figure', figures === '' ? text('nothing', language) : figures),
    ...(status === null ? [] : [line(`${status.words.course} · ${status.words.result} · ${status.words.data}`), line(status.sentence)]),
    '',
    `2  ${auditText('definition', language)}`,
    decided(definition.adopted),
    ...(definition.interpretation === 'missing' ? [line(auditText('notInterpreted', language))] : definition.interpretation.map(decided)),
    ...definition.of.map((one) => line(definitionInWords(one, language))),
    ...(decisions.length === 0 ? [] : [line(`${auditText('decisions', language)}:`), ...decisions.map(decided)]),
    ...(below.length === 0 ? [] : [line(`${auditText('below', language)}: ${below.map((other) => other.goal).join(', ')}`)]),
    '',
    heading(3, 'facts', String(facts.total)),
    ...facts.items.map((fact) => factInWords(fact, basis.timeZone, language, width)),
    ...(facts.next === null ? [] : [`${text('more', language)} ${facts.next}`]),
    '',
    auditText(recalculated.equal ? 'equal' : 'unequal', language),
  ].join('\n');
}

function definitionInWords({ title, seq, definition, unitOfMeasure, source }: DefinitionInWords, language: Language): string {
  const parts = [
    `${title} (seq ${seq}): ${definition}`,
    ...(unitOfMeasure === 'missing' ? [] : [unitOfMeasure]),
    `${auditText('source', language)} ${orMissing(source, language, String)}`,
  ];
  return parts.join(' · ');
}

function factInWords(fact: TracedInWords, timeZone: string, language: Language, width: number): string {
  const said = (key: Parameters<typeof auditText>[0], words: string) => `${auditText(key, language)} ${words}`;
  const day = (instant: string) => dayInWords(instant, timeZone, language);
  const approval = fact.approvedBy === 'missing' ? '' : ` ${auditText('by', language)} ${whoInWords(fact.approvedBy, language)}`;
  const words = [
    said(
      'happened',
      orMissing(fact.happened, language, ({ from, to }) =>
        from === to ? formatDate(from, language) : `${formatDate(from, language)}–${formatDate(to, language)}`,
      ),
    ),
    said(
      'measured',
      orMissing(fact.measured, language, (on) => formatDate(on, language)),
    ),
    said('recorded', `${day(fact.recorded)} ${auditText('by', language)} ${whoInWords(fact.recordedBy, language)}`),
    said('approved', orMissing(fact.approved, language, day) + approval),
    said(
      'source',
      orMissing(fact.source, language, ({ name }) => name),
    ),
    said(
      'evidence',
      orMissing(fact.evidence, language, (files) => files.map(({ hash }) => hash).join(', ')),
    ),
    ...(fact.corrects === 'nothing' ? [] : [said('corrects', `seq ${fact.corrects.seq}: ${fact.corrects.sentence}`)]),
    ...(fact.reason === 'missing' && fact.corrects === 'nothing' ? [] : [said('reason', orMissing(fact.reason, language, String))]),
    ...(fact.findings.length === 0 ? [] : [said('finding', fact.findings.join(', '))]),
    said('proof', fact.links.proof),
  ];
  return [besideHeading(`   seq ${fact.seq}  `, fact.sentence, width), besideHeading('     ', words.join(' · '), width)].join('\n');
}
