import { decimal, decimalText, type Instant } from '#kernel';
import { formatInstant } from '#goal-types';
import type { ControlList, ReportControl, ReportModel } from '../model/model.js';
import type { Block, Cell } from './blocks.js';
import { count, day, end, start, words } from './cells.js';
import { filledTable, heading, list, paragraph, table, written } from './make.js';
import type { Telling } from './telling.js';

const LISTS = { overrides: 'appendix.overrides', exceptions: 'appendix.exceptions', dropped: 'appendix.droppedGoals' } as const;

/** The control committee's page: on what the numbers rest, what came late, what stands out, and what became of earlier remarks. */
export function controlOf({ control, front: { basis, plan }, prose }: ReportModel, telling: Telling): readonly Block[] {
  const { say, date, language } = telling;
  return [
    heading(1, say('chapter.control'), 'control'),
    ...written(prose.control, 'prose', telling),
    paragraph(say('appendix.basisIs', { at: date(basis.at), instant: formatInstant(basis.knownAt as Instant, basis.timeZone, language), seq: basis.seq })),
    ...support(control, telling),
    ...late(control.late, basis, plan.id, telling),
    ...(Object.keys(LISTS) as (keyof typeof LISTS)[]).flatMap((id) => points(id, say(LISTS[id]), control[id], counted(control[id], telling), telling)),
    ...findings(control, telling),
    heading(2, say('appendix.questions'), 'control-questions'),
    ...(control.questions.length === 0 ? [paragraph(say('appendix.noQuestions'))] : list(control.questions.map((text) => ({ text })))),
  ];
}

function support({ support: { facts, withSource, withEvidence, approved } }: ReportControl, telling: Telling): readonly Block[] {
  const { say } = telling;
  const row = (label: string, number: number): readonly Cell[] => [words(label), count(number, telling), share(number, facts, telling)];
  return [
    heading(2, say('appendix.support'), 'control-support'),
    table(
      'control-support-table',
      say('appendix.supportCaption'),
      [start('what', say('chapter.what')), end('count', say('chapter.howMany')), end('share', say('appendix.share'))],
      [
        [words(say('appendix.facts')), count(facts, telling), words('')],
        row(say('appendix.withSource'), withSource),
        row(say('appendix.withEvidence'), withEvidence),
        row(say('appendix.approved'), approved),
      ],
    ),
  ];
}

/** A share of nothing can't be. */
function share(number: number, of: number, { quantity, say }: Telling): Cell {
  if (of === 0) return { text: '.', hint: say('appendix.notPossible') };
  const exact = decimalText(decimal(number).div(of));
  return { text: quantity(exact, 'ratio', null), number: { exact, unit: 'ratio' } };
}

/** What came after the day itself is in the figures, and is told a line for each thing that it is about. */
function late(list: ControlList, { at, seq, knownAt, timeZone }: ReportModel['front']['basis'], plan: string, telling: Telling): readonly Block[] {
  const { say, date, language } = telling;
  const told = say('appendix.lateCounts', { count: list.count, instant: formatInstant(knownAt as Instant, timeZone, language) });
  const listed = list.count === 0 ? [] : [paragraph(say('appendix.lateListed', { plan, at, seq }))];
  return [...points('late', say('appendix.late', { at: date(at) }), list, told, telling), ...listed];
}

function counted({ count, items }: ControlList, { say }: Telling): string {
  return count > items.length ? say('appendix.firstOf', { count, shown: items.length }) : say('appendix.inAll', { count });
}

function points(id: string, title: string, { count, items }: ControlList, told: string, telling: Telling): readonly Block[] {
  const { say } = telling;
  const opening = heading(2, title, `control-${id}`);
  if (count === 0) return [opening, paragraph(say('appendix.none'))];
  return [
    opening,
    paragraph(told),
    filledTable(
      `control-${id}-table`,
      title,
      [start('what', say('chapter.what')), start('on', say('statement.on')), start('reason', say('chapter.reason')), start('event', say('chapter.event'))],
      items.map(({ sentence, on, reason, eventId }) => [
        words(sentence),
        day(on, telling),
        words(reason ?? (id === 'late' ? '' : say('chapter.noReason'))),
        words(eventId),
      ]),
    ),
  ];
}

function findings({ findings }: ReportControl, { say }: Telling): readonly Block[] {
  const opening = heading(2, say('appendix.findings'), 'control-findings');
  if (findings.length === 0) return [opening, paragraph(say('appendix.noFindings'))];
  return [
    opening,
    table(
      'control-findings-table',
      say('appendix.findings'),
      [start('finding', say('appendix.finding')), start('stage', say('appendix.stage')), start('sentence', say('appendix.sentence'))],
      findings.map(({ title, stage, sentence }) => [title, stage, sentence].map(words)),
    ),
  ];
}
