import type { ReportChange, ReportModel } from '../model/model.js';
import type { Block } from './blocks.js';
import { day, start, words } from './cells.js';
import { filledTable, heading, paragraph, written } from './make.js';
import { reansweredTable, restatedTable } from './restated.js';
import type { Sections, Telling } from './telling.js';

const KINDS = {
  goal: 'chapter.goal',
  target: 'chapter.target',
  definition: 'chapter.definition',
  organisation: 'chapter.organisation',
  rules: 'chapter.ruleChanges',
} as const satisfies Readonly<Record<ReportChange['kind'], string>>;

/** What was decided or discovered in the period, a table for each kind, and the figures that an earlier edition printed otherwise. */
export function changesOf({ changes, restated, reanswered = [], prose }: ReportModel, telling: Sections): readonly Block[] {
  const { say } = telling;
  return [
    heading(1, say('chapter.changes'), 'changes'),
    ...written(prose.changes, 'prose', telling),
    ...(changes.length + restated.length + reanswered.length === 0 ? [paragraph(say('chapter.noChanges'))] : []),
    ...(Object.keys(KINDS) as ReportChange['kind'][]).flatMap((kind) =>
      ofKind(
        kind,
        changes.filter((change) => change.kind === kind),
        telling,
      ),
    ),
    ...(restated.length === 0
      ? []
      : [heading(2, say('chapter.restated'), 'restated'), restatedTable('restated-table', say('chapter.restated'), restated, true, telling)]),
    ...(reanswered.length === 0
      ? []
      : [heading(2, say('chapter.reanswered'), 'reanswered'), reansweredTable('reanswered-table', say('chapter.reanswered'), reanswered, telling)]),
  ];
}

function ofKind(kind: ReportChange['kind'], changes: readonly ReportChange[], telling: Telling): readonly Block[] {
  if (changes.length === 0) return [];
  const { say } = telling;
  return [
    heading(2, say('chapter.changesOf', { kind: say(KINDS[kind]), count: changes.length }), `changes-${kind}`),
    filledTable(
      `changes-${kind}-table`,
      say('chapter.changesCaption', { kind: say(KINDS[kind]).toLocaleLowerCase(telling.language) }),
      [
        start('what', say('chapter.what')),
        start('on', say('chapter.holdsFrom')),
        start('recordedOn', say('chapter.recordedOn')),
        start('reason', say('chapter.reason')),
        start('event', say('chapter.event')),
      ],
      changes.map(({ sentence, on, recordedOn, reason, eventId }) => [
        words(sentence),
        day(on, telling),
        day(recordedOn, telling),
        words(reason ?? say('chapter.noReason')),
        words(eventId),
      ]),
    ),
  ];
}
