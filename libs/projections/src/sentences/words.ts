import type { CoverageReportData, EntryState, GateCheck, Role, StatementRole, UnitKind, WordingRemark } from '#domain';
import type { Words as InEvery } from '#goal-types';
import type { Told } from './tell.js';

type Words<K extends string> = Readonly<Record<K, Readonly<Record<Told, string>>>>;

export const UNIT_KIND_WORDS: Words<UnitKind> = {
  confederation: { nb: 'hovedorganisasjonen', en: 'the confederation' },
  union: { nb: 'forbundet', en: 'the union' },
  region: { nb: 'regionen', en: 'the region' },
  branch: { nb: 'avdelingen', en: 'the branch' },
  club: { nb: 'klubben', en: 'the club' },
};

export const STATEMENT_ROLE_WORDS: Words<StatementRole> = {
  overallGoal: { nb: 'Overordnet mål', en: 'Overall goal' },
  priorityArea: { nb: 'Satsingsområde', en: 'Priority area' },
  goal: { nb: 'Mål', en: 'Goal' },
  guideline: { nb: 'Strategisk grep', en: 'Guideline' },
  localGoal: { nb: 'Lokalt mål', en: 'Local goal' },
  outsideGoal: { nb: 'Mål utenfor planen', en: 'Goal from outside the plan' },
};

/** Also in the sentence of a status, which is told in every language. */
export const CHECK_WORDS: Readonly<Record<GateCheck, InEvery>> = {
  concrete: { nb: 'konkret', nn: 'konkret', en: 'concrete' },
  measurable: { nb: 'målbart', nn: 'målbart', en: 'measurable' },
  realistic: { nb: 'realistisk', nn: 'realistisk', en: 'realistic' },
  reasoned: { nb: 'begrunnet', nn: 'grunngitt', en: 'reasoned' },
};

export const ENTRY_STATE_WORDS: Words<EntryState> = {
  planned: { nb: 'planlagt', en: 'planned' },
  underWay: { nb: 'under arbeid', en: 'under way' },
  delivered: { nb: 'levert', en: 'delivered' },
  accepted: { nb: 'godkjent', en: 'accepted' },
  active: { nb: 'aktiv', en: 'active' },
  dormant: { nb: 'hvilende', en: 'dormant' },
  ended: { nb: 'avsluttet', en: 'ended' },
  achieved: { nb: 'oppnådd', en: 'achieved' },
  partly: { nb: 'delvis oppnådd', en: 'partly achieved' },
  rejected: { nb: 'avvist', en: 'rejected' },
  cancelled: { nb: 'avlyst', en: 'cancelled' },
};

export const REPORT_WORDS: Words<CoverageReportData['state']> = {
  done: { nb: 'gjort', en: 'done' },
  notDone: { nb: 'ikke gjort', en: 'not done' },
  exempt: { nb: 'fritatt', en: 'exempt' },
};

export const ROLE_WORDS: Words<Role> = {
  recorder: { nb: 'registrator', en: 'recorder' },
  planner: { nb: 'planlegger', en: 'planner' },
  secretariat: { nb: 'sekretariat', en: 'secretariat' },
  board: { nb: 'styre', en: 'board' },
  auditor: { nb: 'kontrollør', en: 'auditor' },
  analyst: { nb: 'analytiker', en: 'analyst' },
  admin: { nb: 'administrator', en: 'administrator' },
};

/** What adopted wording does or lacks. */
export const REMARK_WORDS: Words<WordingRemark> = {
  contradictsItself: { nb: 'motsier seg selv', en: 'contradicts itself' },
  severalConditions: { nb: 'stiller flere vilkår', en: 'sets several conditions' },
  noMeasure: { nb: 'sier ikke hvordan det skal måles', en: 'does not say how it is measured' },
  unclear: { nb: 'er uklar', en: 'is unclear' },
};
