import { proseKey, type ProseAbout, type ProseSlot, type ReportLanguage } from '#domain';
import type { StatusItem } from '../../queries/status-item.js';
import type { ReportAnswer } from '../report.js';
import { TO_FILL_IN, type Wanted } from './owed.js';

/** The roles of statements that the board writes about one by one; branches' own goals and goals from outside have a chapter. */
const WRITTEN_ABOUT: ReadonlySet<string> = new Set(['overallGoal', 'goal', 'guideline']);

/** What is not written: about each statement that is followed, and the introduction, in each of the report's languages. */
export function wantedProse(items: readonly StatusItem[], { report, languages, prose }: ReportAnswer): readonly Wanted[] {
  const written = new Set(prose.map(({ about, language }) => proseKey(about, language)));
  const text = (about: ProseAbout, language: ReportLanguage, slots: readonly ProseSlot[], goals: readonly string[]): Wanted => ({
    kind: 'prose',
    thing: { kind: about.kind, id: about.id, title: null },
    from: { unit: null, unitName: null, role: 'secretariat', owner: null },
    goals,
    prose: { language, slots },
    settling: { command: 'writeProse', data: { report, about, language, text: TO_FILL_IN }, revision: null },
  });
  const introduction: ProseAbout = { kind: 'chapter', id: 'introduction' };
  return languages.flatMap((language) => [
    ...(written.has(proseKey(introduction, language)) ? [] : [text(introduction, language, [], [])]),
    ...items.flatMap((item) => {
      if (!item.tracked || !WRITTEN_ABOUT.has(item.role)) return [];
      const missing = slotsFor(item).filter((slot) => !written.has(proseKey({ kind: 'statement', id: item.statementId, slot }, language)));
      const [slot] = missing;
      return slot === undefined ? [] : [text({ kind: 'statement', id: item.statementId, slot }, language, missing, [item.goalId])];
    }),
  ]);
}

/** Every statement is judged; what comes next is said of what is not reached; the data are explained where they are not as they should be. */
function slotsFor({ result, data, interpreted }: StatusItem): readonly ProseSlot[] {
  return ['assessment', ...(result === 'reached' ? [] : ['next' as const]), ...(interpreted && data !== 'fresh' ? ['quality' as const] : [])];
}

/** The decisions that are left once it is written: approval by a body, then publication. */
export function wantedApproval({ report, stage, revision }: ReportAnswer): readonly Wanted[] {
  if (stage === 'published') return [];
  const [command, role] = stage === 'approved' ? (['publishReport', 'secretariat'] as const) : (['approveReport', 'board'] as const);
  return [
    {
      kind: 'approval',
      thing: { kind: 'report', id: report, title: null },
      from: { unit: null, unitName: null, role, owner: null },
      goals: [],
      prose: null,
      settling: { command, data: { report }, revision },
    },
  ];
}
