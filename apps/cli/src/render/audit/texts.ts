import type { Language, Words } from '#goal-types';

/** The words around the auditor's answers. */
const texts = {
  missing: { nb: 'mangler', nn: 'manglar', en: 'missing' },
  figure: { nb: 'Tallet', nn: 'Talet', en: 'Figure' },
  answer: { nb: 'Svaret', nn: 'Svaret', en: 'Answer' },
  definition: { nb: 'Definisjon', nn: 'Definisjon', en: 'Definition' },
  facts: { nb: 'Opplysninger', nn: 'Opplysningar', en: 'Facts' },
  decisions: { nb: 'Andre vedtak', nn: 'Andre vedtak', en: 'Other decisions' },
  below: { nb: 'Teller målene', nn: 'Tel måla', en: 'Counts the goals' },
  notInterpreted: { nb: 'ingen har bestemt hva målet betyr', nn: 'ingen har bestemt kva målet betyr', en: 'nobody has decided what the goal means' },
  by: { nb: 'av', nn: 'av', en: 'by' },
  happened: { nb: 'gjelder', nn: 'gjeld', en: 'of' },
  measured: { nb: 'talt', nn: 'talt', en: 'counted' },
  recorded: { nb: 'registrert', nn: 'registrert', en: 'recorded' },
  approved: { nb: 'godkjent', nn: 'godkjent', en: 'approved' },
  source: { nb: 'kilde', nn: 'kjelde', en: 'source' },
  evidence: { nb: 'bilag', nn: 'bilag', en: 'evidence' },
  corrects: { nb: 'retter', nn: 'rettar', en: 'corrects' },
  reason: { nb: 'begrunnelse', nn: 'grunngiving', en: 'reason' },
  finding: { nb: 'merknad', nn: 'merknad', en: 'finding' },
  proof: { nb: 'bevis', nn: 'bevis', en: 'proof' },
  mandate: { nb: 'vedtak', nn: 'vedtak', en: 'mandate' },
  equal: {
    nb: 'Regnet på nytt av disse opplysningene alene: likt.',
    nn: 'Rekna på nytt av desse opplysningane åleine: likt.',
    en: 'Worked out anew from these facts alone: equal.',
  },
  unequal: {
    nb: 'Regnet på nytt av disse opplysningene alene: IKKE likt.',
    nn: 'Rekna på nytt av desse opplysningane åleine: IKKJE likt.',
    en: 'Worked out anew from these facts alone: NOT equal.',
  },
  inAll: { nb: 'I alt', nn: 'I alt', en: 'In all' },
  steps: { nb: 'steg til; --json viser alle', nn: 'steg til; --json viser alle', en: 'more steps; --json shows all' },
  eventsBetween: { nb: 'hendelser i mellomtiden', nn: 'hendingar i mellomtida', en: 'events in between' },
  moved: { nb: 'flyttet noe', nn: 'flytta noko', en: 'moved something' },
  movedNothing: { nb: 'endret ikke status i planen', nn: 'endra ikkje status i planen', en: 'did not change the status of the plan' },
  unexplained: { nb: 'Uforklart', nn: 'Uforklart', en: 'Unexplained' },
  none: { nb: 'ingen', nn: 'ingen', en: 'none' },
  nothingExplained: { nb: 'ingenting', nn: 'ingenting', en: 'nothing' },
  sampleOf: { nb: 'Utvalg', nn: 'Utval', en: 'Sample' },
  population: { nb: 'Populasjon', nn: 'Populasjon', en: 'Population' },
  avoided: { nb: 'trukket tidligere', nn: 'trekte tidlegare', en: 'drawn earlier' },
  whole: { nb: 'Hele loggen', nn: 'Heile loggen', en: 'The whole log' },
  dense: { nb: 'uten hull', nn: 'utan hol', en: 'without gaps' },
  notDense: { nb: 'MED HULL', nn: 'MED HOL', en: 'WITH GAPS' },
  factsThatCount: { nb: 'opplysninger som teller', nn: 'opplysningar som tel', en: 'facts that count' },
  superseded: { nb: 'erstattede', nn: 'erstatta', en: 'superseded' },
  retractions: { nb: 'tilbaketrekkinger', nn: 'tilbaketrekkingar', en: 'retractions' },
  decisionsIn: { nb: 'vedtak', nn: 'vedtak', en: 'decisions' },
  checkpoint: { nb: 'Signert kontrollpunkt', nn: 'Signert kontrollpunkt', en: 'Signed checkpoint' },
  method: { nb: 'Metode', nn: 'Metode', en: 'Method' },
  stratum: { nb: 'Lag', nn: 'Lag', en: 'Stratum' },
  drawnOf: { nb: 'trukket av', nn: 'trekte av', en: 'drawn of' },
  support: { nb: 'Grunnlag', nn: 'Grunnlag', en: 'Support' },
  withoutApproval: { nb: 'uten godkjenning', nn: 'utan godkjenning', en: 'without approval' },
  withoutSource: { nb: 'uten kilde', nn: 'utan kjelde', en: 'without a source' },
  withoutEvidence: { nb: 'uten bilag', nn: 'utan bilag', en: 'without evidence' },
  measurements: { nb: 'målinger', nn: 'målingar', en: 'measurements' },
  questions: { nb: 'Spørsmål til styret', nn: 'Spørsmål til styret', en: 'Questions to the board' },
  moreSpots: { nb: 'til; --json viser flere', nn: 'til; --json viser fleire', en: 'more; --json shows more' },
  noFindings: { nb: 'Ingen merknader.', nn: 'Ingen merknader.', en: 'No findings.' },
  about: { nb: 'gjelder', nn: 'gjeld', en: 'about' },
  dayBefore: { nb: 'dager før dagen som avgjør', nn: 'dagar før dagen som avgjer', en: 'days before the day that decides' },
  dayAfter: { nb: 'dager etter dagen som avgjør', nn: 'dagar etter dagen som avgjer', en: 'days after the day that decides' },
} as const satisfies Record<string, Words>;

export function auditText(key: keyof typeof texts, language: Language): string {
  return texts[key][language];
}

const subjects = {
  event: { nb: 'hendelse', nn: 'hending', en: 'event' },
  goal: { nb: 'mål', nn: 'mål', en: 'goal' },
  plan: { nb: 'plan', nn: 'plan', en: 'plan' },
  measure: { nb: 'måltall', nn: 'måltal', en: 'measure' },
  unit: { nb: 'enhet', nn: 'eining', en: 'unit' },
  finding: { nb: 'merknad', nn: 'merknad', en: 'finding' },
} as const satisfies Record<string, Words>;

/** What a finding is about, as it is named: "mål N1". */
export function subjectText({ kind, id }: { readonly kind: keyof typeof subjects; readonly id: string }, language: Language): string {
  return `${subjects[kind][language]} ${id}`;
}
