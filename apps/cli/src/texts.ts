/** Languages the command line speaks; nn and en stand in full beside nb. */
export type Language = 'nb' | 'nn' | 'en';

const texts = {
  goal: { nb: 'Mål', nn: 'Mål', en: 'Goal' },
  wording: { nb: 'Ordlyd', nn: 'Ordlyd', en: 'Wording' },
  type: { nb: 'Type', nn: 'Type', en: 'Type' },
  course: { nb: 'Kurs', nn: 'Kurs', en: 'Course' },
  result: { nb: 'Resultat', nn: 'Resultat', en: 'Result' },
  data: { nb: 'Data', nn: 'Data', en: 'Data' },
  day: { nb: 'Dag', nn: 'Dag', en: 'Day' },
  figure: { nb: 'Tall', nn: 'Tal', en: 'Figure' },
  known: { nb: 'Registrert', nn: 'Registrert', en: 'Recorded' },
  what: { nb: 'Hva som skjedde', nn: 'Kva som hende', en: 'What happened' },
  before: { nb: 'Før', nn: 'Før', en: 'Before' },
  after: { nb: 'Etter', nn: 'Etter', en: 'After' },
  because: { nb: 'Fordi', nn: 'Fordi', en: 'Because' },
  explanation: { nb: 'Forklaring', nn: 'Forklaring', en: 'Explanation' },
  per: { nb: 'Per', nn: 'Per', en: 'As at' },
  knownAsOf: { nb: 'kjent', nn: 'kjent', en: 'as known at' },
  sample: { nb: 'Eksempeldata, ikke virkelige tall', nn: 'Eksempeldata, ikkje verkelege tal', en: 'Sample data, not real figures' },
  noChanges: { nb: 'Ingenting er endret mellom de to tidspunktene.', nn: 'Ingenting er endra mellom dei to tidspunkta.', en: 'Nothing differs between the two.' },
  more: { nb: 'Flere finnes: fortsett med --cursor', nn: 'Det finst fleire: hald fram med --cursor', en: 'There are more: go on with --cursor' },
  refused: { nb: 'Avvist', nn: 'Avvist', en: 'Refused' },
  remedy: { nb: 'Gjør slik', nn: 'Gjer slik', en: 'Do this' },
} as const;

export type TextKey = keyof typeof texts;

export function text(key: TextKey, language: Language): string {
  return texts[key][language];
}
