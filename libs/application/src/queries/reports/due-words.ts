import { CHAPTERS, type ProseSlot } from '#domain';
import { formatDate, type Language, type Words } from '#goal-types';
import { CHAPTER_WORDS, LANGUAGE_WORDS, type DueRemark, type DueStep, type Owed } from '#projections';

/** How what is missing from a report is said. */

const STEP_WORDS: Readonly<Record<DueStep, Words>> = {
  cutOff: { nb: 'Siste dag for tall', nn: 'Siste dag for tal', en: 'Last day for figures' },
  papers: { nb: 'Papirene sendes ut', nn: 'Papira blir sende ut', en: 'Papers go out' },
  assembly: { nb: 'Landsmøtet', nn: 'Landsmøtet', en: 'The assembly' },
};

const REMARK_WORDS: Readonly<Record<DueRemark, Words>> = {
  assemblyPassed: {
    nb: 'Landsmøtet som rapporten er til, er holdt. Det som mangler, står her likevel.',
    nn: 'Landsmøtet som rapporten er til, er halde. Det som manglar, står her likevel.',
    en: 'The assembly that the report is for has been held. What is missing is listed all the same.',
  },
  published: {
    nb: 'Rapporten er utgitt, og ingenting mangler. En ny utgave begynner med draftEdition.',
    nn: 'Rapporten er gjeven ut, og ingenting manglar. Ei ny utgåve byrjar med draftEdition.',
    en: 'The report is published, and nothing is missing. Another edition begins with draftEdition.',
  },
  approved: { nb: 'Rapporten er godkjent.', nn: 'Rapporten er godkjend.', en: 'The report is approved.' },
  approvalTakenAway: {
    nb: 'Noe er skrevet eller endret etter at rapporten ble godkjent, så den må godkjennes på nytt.',
    nn: 'Noko er skrive eller endra etter at rapporten vart godkjend, så han må godkjennast på nytt.',
    en: 'Something was written or set after the report was approved, so it must be approved again.',
  },
  cutOffUnset: {
    nb: 'Dagen da tallene skulle stenges, er passert. Rapporten har ingen stengning ennå: tallene følger det som kommer, til den godkjennes.',
    nn: 'Dagen då tala skulle stengjast, er passert. Rapporten har inga stenging enno: tala følgjer det som kjem, til han blir godkjend.',
    en: 'The day on which figures should be cut off has passed. The report has no cut-off yet: figures follow what comes until it is approved.',
  },
  cutOffPassed: {
    nb: 'Tallene er stengt: det som kommer nå, blir ikke med uten at stengningen flyttes.',
    nn: 'Tala er stengde: det som kjem no, blir ikkje med utan at stenginga blir flytt.',
    en: 'Figures are cut off: what comes now is left out unless the cut-off is moved.',
  },
};

const SLOT_WORDS: Readonly<Record<ProseSlot, Words>> = {
  assessment: { nb: 'vurderingen', nn: 'vurderinga', en: 'the assessment' },
  next: { nb: 'veien videre', nn: 'vegen vidare', en: 'what comes next' },
  quality: { nb: 'datakvaliteten', nn: 'datakvaliteten', en: 'the quality of the data' },
};

export function remarkInWords(remark: DueRemark, language: Language): string {
  return REMARK_WORDS[remark][language];
}

/** "Papirene sendes ut: 27.10.2023, om 17 dager". */
export function stepInWords(step: DueStep, on: string, daysLeft: number, language: Language): string {
  return `${STEP_WORDS[step][language]}: ${formatDate(on, language)}, ${daysInWords(daysLeft, language)}`;
}

/** "om 17 dager", "i dag", "for 1 dag siden". */
function daysInWords(days: number, language: Language): string {
  if (days === 0) return { nb: 'i dag', nn: 'i dag', en: 'today' }[language];
  const count = Math.abs(days);
  const named = `${count} ${DAY_WORDS[count === 1 ? 'one' : 'several'][language]}`;
  if (days > 0) return `${language === 'en' ? 'in' : 'om'} ${named}`;
  return { nb: `for ${named} siden`, nn: `for ${named} sidan`, en: `${named} ago` }[language];
}

const DAY_WORDS = {
  one: { nb: 'dag', nn: 'dag', en: 'day' },
  several: { nb: 'dager', nn: 'dagar', en: 'days' },
} satisfies Readonly<Record<string, Words>>;

type Sayings = Readonly<Record<Owed['thing']['kind'], (owed: Owed, named: string) => Words>>;

/** Each by what is missing; `named` is what it is called. */
const SAYINGS: Sayings = {
  measure: ({ kind }, named) =>
    kind === 'confirmation'
      ? { nb: `Tall av «${named}» er ikke godkjent`, nn: `Tal av «${named}» er ikkje godkjende`, en: `Figures of “${named}” are not approved` }
      : { nb: `Tallet «${named}» mangler`, nn: `Talet «${named}» manglar`, en: `The figure “${named}” is missing` },
  baseline: () => ({ nb: 'Utgangspunktet er ikke fastsatt', nn: 'Utgangspunktet er ikkje fastsett', en: 'The baseline is not set' }),
  coverage: (_, named) => ({ nb: `Svar på «${named}» mangler`, nn: `Svar på «${named}» manglar`, en: `An answer on “${named}” is missing` }),
  register: (_, named) => ({ nb: `Oppføring i «${named}» mangler`, nn: `Oppføring i «${named}» manglar`, en: `An entry in “${named}” is missing` }),
  entry: ({ thing }, named) => ({
    nb: `Nytt om ${thing.id} i «${named}» mangler`,
    nn: `Nytt om ${thing.id} i «${named}» manglar`,
    en: `News of ${thing.id} in “${named}” is missing`,
  }),
  actionLine: () => ({ nb: 'Tiltak i handlingsplanen mangler', nn: 'Tiltak i handlingsplanen manglar', en: 'A line in the action plan is missing' }),
  goal: ({ kind }) =>
    kind === 'assessment'
      ? { nb: 'Målet er ikke vurdert i rapportens år', nn: 'Målet er ikkje vurdert i året til rapporten', en: 'The goal was not assessed in the report’s year' }
      : { nb: 'Målet mangler data', nn: 'Målet manglar data', en: 'The goal lacks data' },
  override: (_, named) => ({
    nb: `Overstyringen ${named} venter på at en annen bekrefter den`,
    nn: `Overstyringa ${named} ventar på at ein annan stadfestar henne`,
    en: `The override ${named} waits for somebody else to confirm it`,
  }),
  interpretation: (_, named) => ({
    nb: `Tolkningen ${named} venter på at en annen bekrefter den`,
    nn: `Tolkinga ${named} ventar på at ein annan stadfestar henne`,
    en: `The interpretation ${named} waits for somebody else to confirm it`,
  }),
  statement: (owed) => written(owed, (language) => (owed.prose?.slots ?? []).map((slot) => SLOT_WORDS[slot][language]).join(', ')),
  chapter: (owed, named) => written(owed, (language) => (language === 'en' ? `the chapter “${named}”` : `kapitlet «${named}»`)),
  report: ({ settling }) =>
    settling?.command === 'publishReport'
      ? { nb: 'Rapporten er godkjent og ikke utgitt', nn: 'Rapporten er godkjend og ikkje gjeven ut', en: 'The report is approved and not published' }
      : { nb: 'Rapporten er ikke godkjent', nn: 'Rapporten er ikkje godkjend', en: 'The report is not approved' },
};

function written({ prose }: Owed, what: (language: Language) => string): Words {
  const named = (language: Language) => (prose === null ? '' : LANGUAGE_WORDS[prose.language][language]);
  return {
    nb: `Ikke skrevet på ${named('nb')}: ${what('nb')}`,
    nn: `Ikkje skrive på ${named('nn')}: ${what('nn')}`,
    en: `Not written in ${named('en')}: ${what('en')}`,
  };
}

/** "Tallet «Medlemmer» mangler"; which goals want it is told beside it. */
export function owedInWords(owed: Owed, language: Language): string {
  const { thing } = owed;
  const chapter = thing.kind === 'chapter' ? CHAPTERS.find((one) => one === thing.id) : undefined;
  const named = chapter === undefined ? (thing.title ?? thing.id) : CHAPTER_WORDS[chapter][language];
  return SAYINGS[thing.kind](owed, named)[language];
}
