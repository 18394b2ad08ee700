import type { ChangeStepInWords, ExplainedChangeInWords, FigureMovedInWords, Standing } from '#application';
import { formatDate, type Language } from '#goal-types';
import type { OfType } from '#projections';
import { besideHeading } from '../../terminal/folded.js';
import { text } from '../../texts.js';
import type { AuditChangesAnswer } from '../answers.js';
import { dayInWords, sampleMark, shortened, wordingIn } from '../basis.js';
import { auditText } from './texts.js';

const MOST_WORDING = 90;
const MOST_STEPS = 6;

/** What differs between two points of knowledge: every step with its effect, and an account of every event in between. */
export function renderAuditChanges(answer: AuditChangesAnswer, language: Language, width: number): string {
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

function changeInWords({ statementId, wording, before, after, figures, steps }: ExplainedChangeInWords, timeZone: string, language: Language, width: number) {
  const line = (words: string) => besideHeading('  ', words, width);
  const shown = steps.slice(0, MOST_STEPS);
  return [
    besideHeading(`${statementId}  `, shortened(wordingIn(wording, language), MOST_WORDING), width),
    line(`${auditText('inAll', language)}: ${differenceOf(before, after, figures, language)}`),
    ...shown.flatMap((step) => stepInWords(step, timeZone, language, width)),
    ...(steps.length === shown.length ? [] : [line(`+ ${steps.length - shown.length} ${auditText('steps', language)}`)]),
  ].join('\n');
}

function stepInWords({ seq, recordedAt, before, after, figures, events, count }: ChangeStepInWords, timeZone: string, language: Language, width: number) {
  const [first] = events;
  const who = first === undefined ? '' : ` (${first.actorName ?? first.actor})`;
  const more = count > 1 ? ` + ${count - 1}` : '';
  return [
    besideHeading('  · ', `${dayInWords(recordedAt, timeZone, language)} (seq ${seq}) ${first?.sentence ?? ''}${who}${more}`, width),
    besideHeading('      ', differenceOf(before, after, figures, language), width),
  ];
}

/** "foran → etter; vekst 2,05 % → 1,96 %": answers that stay are told once. */
function differenceOf(
  before: Pick<Standing, 'words'> | null,
  after: Pick<Standing, 'words'> | null,
  figures: readonly FigureMovedInWords[],
  language: Language,
) {
  const standing = (item: typeof before) => (item === null ? text('notThen', language) : [item.words.course, item.words.result, item.words.data].join(' · '));
  const [was, is] = [standing(before), standing(after)];
  return [was === is ? is : `${was} → ${is}`, ...figures.map(({ words }) => words)].join('; ');
}

function counted(types: readonly OfType[]): number {
  return types.reduce((sum, { count }) => sum + count, 0);
}

function byType(types: readonly OfType[]): string {
  const most = types.toSorted((one, other) => other.count - one.count);
  return most.length === 0 ? '' : `: ${most.map(({ type, count }) => `${type} ${count}`).join(', ')}`;
}
