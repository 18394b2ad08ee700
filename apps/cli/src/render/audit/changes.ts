import type { ChangeStepInWords, ExplainedChangeInWords, PartMovedInWords, Standing } from '#application';
import { formatDate, type Language } from '#goal-types';
import type { OfType } from '#projections';
import { besideHeading } from '../../terminal/folded.js';
import { text } from '../../texts.js';
import type { AuditChangesAnswer } from '../answers.js';
import { dayInWords, sampleMark, shortened, wordingIn } from '../basis.js';
import { auditText } from './texts.js';

const MOST_WORDING = 90;
const MOST_STEPS = 6;

/** Two points of knowledge, and what leads from one to the other. */
type Led = Pick<AuditChangesAnswer, 'basis' | 'from' | 'to' | 'items' | 'events' | 'unexplained'>;

/** What differs between two points of knowledge: every step with its effect, and an account of every event in between. */
export function renderAuditChanges(answer: Led, language: Language, width: number): string {
  const { basis, from, to, items, events, unexplained } = answer;
  const heading = `${text('per', language)} ${formatDate(basis.at, language)}, ${text('learnt', language)} seq ${from.seq} ${text('and', language)} seq ${to.seq}${sampleMark(basis, language)}`;
  const blocks = items.map((item) => changeInWords(item, basis.timeZone, language, width));
  const account = [
    `${events.total} ${auditText('eventsBetween', language)}:`,
    besideHeading('  ', `${counted(events.moved)} ${auditText('moved', language)}${byType(events.moved)}`, width),
    besideHeading('  ', `${counted(events.movedNothing)} ${auditText('movedNothing', language)}${byType(events.movedNothing)}`, width),
    `${auditText('unexplained', language)}: ${unexplained.length === 0 ? auditText('nothingExplained', language) : unexplained.join(', ')}`,
  ].join('\n');
  return [heading, ...(blocks.length === 0 ? [text('noChanges', language)] : blocks), account].join('\n\n');
}

function changeInWords(item: ExplainedChangeInWords, timeZone: string, language: Language, width: number): string {
  const { statementId, wording, steps } = item;
  const line = (words: string) => besideHeading('  ', words, width);
  const shown = steps.slice(0, MOST_STEPS);
  return [
    besideHeading(`${statementId}  `, shortened(wordingIn(wording, language), MOST_WORDING), width),
    line(`${auditText('inAll', language)}: ${differenceOf(item, language)}`),
    ...shown.flatMap((step) => stepInWords(step, timeZone, language, width)),
    ...(steps.length === shown.length ? [] : [line(`+ ${steps.length - shown.length} ${auditText('steps', language)}`)]),
  ].join('\n');
}

function stepInWords(step: ChangeStepInWords, timeZone: string, language: Language, width: number): readonly string[] {
  const { seq, recordedAt, events, count } = step;
  const [first] = events;
  const who = first === undefined ? '' : ` (${first.actorName ?? first.actor})`;
  const more = count > 1 ? ` + ${count - 1}` : '';
  return [
    besideHeading('  · ', `${dayInWords(recordedAt, timeZone, language)} (seq ${seq}) ${first?.sentence ?? ''}${who}${more}`, width),
    besideHeading('      ', differenceOf(step, language), width),
  ];
}

type Shown = Pick<PartMovedInWords, 'figures'> & Record<'before' | 'after', Pick<Standing, 'words'> | null>;

/** "foran → etter; vekst 2,05 % → 1,96 %", part by part; where none of these moved, what did. */
function differenceOf(item: Shown & Pick<ChangeStepInWords, 'parts' | 'moved'>, language: Language): string {
  const told = [...answersMoved(item, language), ...item.parts.map((part) => `${part.title}: ${answersMoved(part, language).join(', ')}`)];
  return (told.length === 0 ? item.moved : told).join('; ');
}

function answersMoved({ before, after, figures }: Shown, language: Language): readonly string[] {
  const answers = (item: Shown['before']) => (item === null ? text('notThen', language) : [item.words.course, item.words.result, item.words.data].join(' · '));
  const [was, is] = [answers(before), answers(after)];
  return [...(was === is ? [] : [`${was} → ${is}`]), ...figures.map(({ words }) => words)];
}

function counted(types: readonly OfType[]): number {
  return types.reduce((sum, { count }) => sum + count, 0);
}

function byType(types: readonly OfType[]): string {
  const most = types.toSorted((one, other) => other.count - one.count);
  return most.length === 0 ? '' : `: ${most.map(({ type, count }) => `${type} ${count}`).join(', ')}`;
}
