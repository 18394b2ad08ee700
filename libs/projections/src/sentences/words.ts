import type {
  Chapter,
  ClosingReason,
  Contributors,
  CoverageReportData,
  EntryState,
  FindingOutcome,
  GateCheck,
  ProseSlot,
  ReportLanguage,
  Role,
  StatementRole,
  UnitKind,
  WordingRemark,
} from '#domain';
import type { Words } from '#goal-types';

type WordsOf<K extends string> = Readonly<Record<K, Words>>;

export const UNIT_KIND_WORDS: WordsOf<UnitKind> = {
  confederation: { nb: 'hovedorganisasjonen', nn: 'hovudorganisasjonen', en: 'the confederation' },
  union: { nb: 'forbundet', nn: 'forbundet', en: 'the union' },
  region: { nb: 'regionen', nn: 'regionen', en: 'the region' },
  branch: { nb: 'avdelingen', nn: 'avdelinga', en: 'the branch' },
  club: { nb: 'klubben', nn: 'klubben', en: 'the club' },
};

export const STATEMENT_ROLE_WORDS: WordsOf<StatementRole> = {
  overallGoal: { nb: 'Overordnet mål', nn: 'Overordna mål', en: 'Overall goal' },
  priorityArea: { nb: 'Satsingsområde', nn: 'Satsingsområde', en: 'Priority area' },
  goal: { nb: 'Mål', nn: 'Mål', en: 'Goal' },
  guideline: { nb: 'Strategisk grep', nn: 'Strategisk grep', en: 'Guideline' },
  localGoal: { nb: 'Lokalt mål', nn: 'Lokalt mål', en: 'Local goal' },
  outsideGoal: { nb: 'Mål utenfor planen', nn: 'Mål utanfor planen', en: 'Goal from outside the plan' },
};

/** Where the number of people is found that a figure tells of. */
export const CONTRIBUTORS_WORDS: WordsOf<Contributors> = {
  value: { nb: 'verdien er et antall personer', nn: 'verdien er eit tal på personar', en: 'the value is a number of people' },
  numerator: { nb: 'telleren er et antall personer', nn: 'teljaren er eit tal på personar', en: 'the numerator is a number of people' },
  denominator: { nb: 'nevneren er et antall personer', nn: 'nemnaren er eit tal på personar', en: 'the denominator is a number of people' },
  answers: { nb: 'verdien er fra personer som svarte', nn: 'verdien er frå personar som svara', en: 'the value is from people who answered' },
  none: { nb: 'tallene handler ikke om personer', nn: 'tala handlar ikkje om personar', en: 'the figures are not about people' },
};

/** Of a statement that nobody has said the meaning of. */
export const UNINTERPRETED_WORDS: Words = { nb: 'ikke tolket', nn: 'ikkje tolka', en: 'not interpreted' };

/** What an erasure takes, one of it or several. */
export const ERASED_WORDS = {
  text: { one: { nb: 'tekst', nn: 'tekst', en: 'text' }, several: { nb: 'tekster', nn: 'tekstar', en: 'texts' } },
  file: { one: { nb: 'fil', nn: 'fil', en: 'file' }, several: { nb: 'filer', nn: 'filer', en: 'files' } },
  person: { one: { nb: 'navn', nn: 'namn', en: 'name' }, several: { nb: 'navn', nn: 'namn', en: 'names' } },
} satisfies Readonly<Record<string, { readonly one: Words; readonly several: Words }>>;

/** What a branch's own goal still has to be before it is followed. */
export const CHECK_WORDS: WordsOf<GateCheck> = {
  concrete: { nb: 'konkret', nn: 'konkret', en: 'concrete' },
  measurable: { nb: 'målbart', nn: 'målbart', en: 'measurable' },
  realistic: { nb: 'realistisk', nn: 'realistisk', en: 'realistic' },
  reasoned: { nb: 'begrunnet', nn: 'grunngjeve', en: 'reasoned' },
};

export const ENTRY_STATE_WORDS: WordsOf<EntryState> = {
  planned: { nb: 'planlagt', nn: 'planlagt', en: 'planned' },
  underWay: { nb: 'under arbeid', nn: 'under arbeid', en: 'under way' },
  delivered: { nb: 'levert', nn: 'levert', en: 'delivered' },
  accepted: { nb: 'godkjent', nn: 'godkjend', en: 'accepted' },
  active: { nb: 'aktiv', nn: 'aktiv', en: 'active' },
  dormant: { nb: 'hvilende', nn: 'kvilande', en: 'dormant' },
  ended: { nb: 'avsluttet', nn: 'avslutta', en: 'ended' },
  achieved: { nb: 'oppnådd', nn: 'oppnådd', en: 'achieved' },
  partly: { nb: 'delvis oppnådd', nn: 'delvis oppnådd', en: 'partly achieved' },
  rejected: { nb: 'avvist', nn: 'avvist', en: 'rejected' },
  cancelled: { nb: 'avlyst', nn: 'avlyst', en: 'cancelled' },
};

export const REPORT_WORDS: WordsOf<CoverageReportData['state']> = {
  done: { nb: 'gjort', nn: 'gjort', en: 'done' },
  notDone: { nb: 'ikke gjort', nn: 'ikkje gjort', en: 'not done' },
  exempt: { nb: 'fritatt', nn: 'friteken', en: 'exempt' },
};

export const ROLE_WORDS: WordsOf<Role> = {
  recorder: { nb: 'registrator', nn: 'registrator', en: 'recorder' },
  planner: { nb: 'planlegger', nn: 'planleggjar', en: 'planner' },
  secretariat: { nb: 'sekretariat', nn: 'sekretariat', en: 'secretariat' },
  board: { nb: 'styre', nn: 'styre', en: 'board' },
  auditor: { nb: 'kontrollør', nn: 'kontrollør', en: 'auditor' },
  analyst: { nb: 'analytiker', nn: 'analytikar', en: 'analyst' },
  admin: { nb: 'administrator', nn: 'administrator', en: 'administrator' },
};

/** How an auditor's finding ended. */
export const OUTCOME_WORDS: WordsOf<FindingOutcome> = {
  remedied: { nb: 'rettet opp', nn: 'retta opp', en: 'put right' },
  accepted: { nb: 'svaret godtatt', nn: 'svaret godteke', en: 'the answer accepted' },
  withdrawn: { nb: 'trukket, uten grunnlag', nn: 'trekt, utan grunnlag', en: 'withdrawn, without grounds' },
};

/** What adopted wording does or lacks. */
export const REMARK_WORDS: WordsOf<WordingRemark> = {
  contradictsItself: { nb: 'motsier seg selv', nn: 'seier imot seg sjølv', en: 'contradicts itself' },
  severalConditions: { nb: 'stiller flere vilkår', nn: 'stiller fleire vilkår', en: 'sets several conditions' },
  noMeasure: { nb: 'sier ikke hvordan det skal måles', nn: 'seier ikkje korleis det skal målast', en: 'does not say how it is measured' },
  unclear: { nb: 'er uklar', nn: 'er uklar', en: 'is unclear' },
};

/** Why a log ended. */
export const CLOSING_WORDS: WordsOf<ClosingReason> = {
  compromised: {
    nb: 'signeringsnøkkelen kan ha kommet på avveie',
    nn: 'signeringsnøkkelen kan ha kome på avvegar',
    en: 'its signing key may be in the hands of others',
  },
  lost: { nb: 'signeringsnøkkelen gikk tapt', nn: 'signeringsnøkkelen gjekk tapt', en: 'its signing key was lost' },
  behind: {
    nb: 'den var kommet bak sitt siste kontrollpunkt',
    nn: 'han var komen bak det siste kontrollpunktet sitt',
    en: 'it was behind its last checkpoint',
  },
  moved: { nb: 'den skulle ha et annet navn', nn: 'han skulle ha eit anna namn', en: 'it was to have another name' },
};

/** The languages of reports. */
export const LANGUAGE_WORDS: WordsOf<ReportLanguage> = {
  nb: { nb: 'bokmål', nn: 'bokmål', en: 'Bokmål' },
  nn: { nb: 'nynorsk', nn: 'nynorsk', en: 'Nynorsk' },
};

/** What is written in a report about one statement, which follows. */
export const SLOT_WORDS: WordsOf<ProseSlot> = {
  assessment: { nb: 'Vurderingen av', nn: 'Vurderinga av', en: 'The assessment of' },
  next: { nb: 'Teksten om veien videre for', nn: 'Teksten om vegen vidare for', en: 'The text on what comes next for' },
  quality: { nb: 'Teksten om datakvaliteten for', nn: 'Teksten om datakvaliteten for', en: 'The text on the quality of the data of' },
};

/** The chapters of a report that somebody may write in. */
export const CHAPTER_WORDS: WordsOf<Chapter> = {
  introduction: { nb: 'innledning', nn: 'innleiing', en: 'introduction' },
  overview: { nb: 'oversikt', nn: 'oversikt', en: 'overview' },
  keyFigures: { nb: 'nøkkeltall', nn: 'nøkkeltal', en: 'key figures' },
  statements: { nb: 'mål og resultater', nn: 'mål og resultat', en: 'goals and results' },
  coverage: { nb: 'dekning', nn: 'dekning', en: 'coverage' },
  local: { nb: 'lokale mål', nn: 'lokale mål', en: 'local goals' },
  changes: { nb: 'endringer i perioden', nn: 'endringar i perioden', en: 'changes in the period' },
  control: { nb: 'kontrollkomiteens side', nn: 'sida til kontrollkomiteen', en: 'the control committee’s page' },
  definitions: { nb: 'definisjoner og kilder', nn: 'definisjonar og kjelder', en: 'definitions and sources' },
};
