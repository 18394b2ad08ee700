import type { ReportWords } from './say.js';

/** The control committee's page, and what stands at the end. */
export const APPENDIX = {
  basisIs: {
    nb: 'Tallene er per {at} og bygger på det som var registrert {instant} (hendelse {seq}). Det som ble registrert senere, er ikke med.',
    nn: 'Tala er per {at} og byggjer på det som var registrert {instant} (hending {seq}). Det som vart registrert seinare, er ikkje med.',
  },
  late: { nb: 'Registrert etter {at}, om tiden før', nn: 'Registrert etter {at}, om tida før' },
  lateCounts: {
    nb: 'I alt {count}, samlet etter hva de gjelder. De er med i tallene, for de var registrert {instant}.',
    nn: 'I alt {count}, samla etter kva dei gjeld. Dei er med i tala, for dei var registrerte {instant}.',
  },
  lateListed: {
    nb: 'Hver av dem: fremdrift audit weak-spots {plan} --at {at} --as-of seq:{seq} --cutoff {at}',
    nn: 'Kvar av dei: fremdrift audit weak-spots {plan} --at {at} --as-of seq:{seq} --cutoff {at}',
  },
  overrides: { nb: 'Overstyringer', nn: 'Overstyringar' },
  exceptions: { nb: 'Unntak', nn: 'Unntak' },
  droppedGoals: { nb: 'Mål som er lagt bort', nn: 'Mål som er lagde bort' },
  none: { nb: 'Ingen.', nn: 'Ingen.' },
  inAll: { nb: 'I alt {count}.', nn: 'I alt {count}.' },
  firstOf: { nb: 'I alt {count}; de første {shown} står her.', nn: 'I alt {count}; dei første {shown} står her.' },
  findings: { nb: 'Tidligere merknader', nn: 'Tidlegare merknader' },
  noFindings: { nb: 'Det er ingen merknader.', nn: 'Det er ingen merknader.' },
  finding: { nb: 'Merknad', nn: 'Merknad' },
  stage: { nb: 'Hvor den står', nn: 'Kvar han står' },
  sentence: { nb: 'Hva som er sagt', nn: 'Kva som er sagt' },
  questions: { nb: 'Spørsmål som komiteen bør stille styret', nn: 'Spørsmål som komiteen bør stille styret' },
  noQuestions: { nb: 'Loggen gir ikke grunn til noen spørsmål.', nn: 'Loggen gjev ikkje grunn til nokon spørsmål.' },
  support: { nb: 'Hva tallene bygger på', nn: 'Kva tala byggjer på' },
  supportCaption: { nb: 'Grunnlaget for tallene', nn: 'Grunnlaget for tala' },
  facts: { nb: 'Opplysninger som teller', nn: 'Opplysningar som tel' },
  withSource: { nb: 'Av dem med kilde', nn: 'Av dei med kjelde' },
  withEvidence: { nb: 'Av dem med dokumentasjon', nn: 'Av dei med dokumentasjon' },
  approved: { nb: 'Av dem godkjent', nn: 'Av dei godkjende' },
  share: { nb: 'Andel', nn: 'Prosentdel' },

  definitionsCaption: { nb: 'Definisjoner og kilder', nn: 'Definisjonar og kjelder' },
  measure: { nb: 'Mål på', nn: 'Mål på' },
  definitionText: { nb: 'Definisjon', nn: 'Definisjon' },
  noDefinitions: { nb: 'Ingen målestørrelser er i bruk.', nn: 'Ingen målestorleikar er i bruk.' },
  signs: { nb: 'Tegnforklaring', nn: 'Teiknforklaring' },
  confidential: { nb: 'Kan ikke vises av hensyn til personvern', nn: 'Kan ikkje visast av omsyn til personvernet' },
  notPossible: { nb: 'Tall kan ikke forekomme', nn: 'Tal kan ikkje førekome' },
  missing: { nb: 'Oppgave mangler', nn: 'Oppgåve manglar' },
  provisional: { nb: 'Foreløpig tall', nn: 'Førebels tal' },
  break: {
    nb: 'Brudd i serien: tallene på hver side kan ikke sammenlignes uten videre',
    nn: 'Brot i serien: tala på kvar side kan ikkje samanliknast utan vidare',
  },
  outcomes: { nb: 'Hva gruppene betyr', nn: 'Kva gruppene tyder' },
  reachedMeans: { nb: 'Målet er nådd.', nn: 'Målet er nådd.' },
  onCourseMeans: {
    nb: 'Målet er ikke nådd ennå, men ligger der det skal, eller foran.',
    nn: 'Målet er ikkje nådd enno, men ligg der det skal, eller framfor.',
  },
  behindMeans: { nb: 'Målet ligger etter det som var ventet, eller ble ikke nådd.', nn: 'Målet ligg etter det som var venta, eller vart ikkje nådd.' },
  notAssessableMeans: {
    nb: 'Det kan ikke sies om målet er i rute eller nådd. Grunnen står ved hvert punkt.',
    nn: 'Det kan ikkje seiast om målet er i rute eller nådd. Grunnen står ved kvart punkt.',
  },
  droppedMeans: { nb: 'Målet er lagt bort ved et vedtak og følges ikke lenger.', nn: 'Målet er lagt bort ved eit vedtak og blir ikkje følgt lenger.' },
  tables: { nb: 'Tabeller i rapporten', nn: 'Tabellar i rapporten' },
  tablesBeside: {
    nb: 'I tillegg står {count} tabeller ved punktene de hører til. Alle tabellene finnes som ark i regnearkutgaven.',
    nn: 'I tillegg står {count} tabellar ved punkta dei høyrer til. Alle tabellane finst som ark i reknearkutgåva.',
  },
  trace: { nb: 'Slik følges et tall tilbake', nn: 'Slik blir eit tal følgt tilbake' },
  aboutTrace: {
    nb: 'Hvert tall har en fast id, for eksempel {example}: punktet, tallet og dagen. Id-en er den samme i alle utgaver. Den er ankeret til tallet i HTML-utgaven, og regnearkutgaven har en liste over alle. Kommandoen {command} går fra id-en til opplysningene, hendelsene og bevisene som tallet bygger på.',
    nn: 'Kvart tal har ein fast id, til dømes {example}: punktet, talet og dagen. Id-en er den same i alle utgåver. Han er ankeret til talet i HTML-utgåva, og reknearkutgåva har ei liste over alle. Kommandoen {command} går frå id-en til opplysningane, hendingane og bevisa som talet byggjer på.',
  },
  languageNote: { nb: 'Språk og tilgjengelighet', nn: 'Språk og tilgjenge' },
  aboutLanguage: {
    nb: 'Rapporten er skrevet på bokmål. Er den også gitt ut på nynorsk, er tallene de samme. Vedtatt ordlyd står på det språket den ble vedtatt på, og er ikke oversatt.',
    nn: 'Rapporten er skriven på nynorsk. Er han òg gjeven ut på bokmål, er tala dei same. Vedteken ordlyd står på det språket han vart vedteken på, og er ikkje omsett.',
  },
  aboutAccess: {
    nb: 'Status står alltid både med form og med ord. Hver figur har en tekst som sier hva den viser, og en tabell med de samme tallene. HTML-utgaven er laget for skjermleser, tastatur og små skjermer.',
    nn: 'Status står alltid både med form og med ord. Kvar figur har ein tekst som seier kva han viser, og ein tabell med dei same tala. HTML-utgåva er laga for skjermlesar, tastatur og små skjermar.',
  },
  aboutNumbers: {
    nb: 'Tall er avrundet bare der de er trykt. Andeler står i prosent, og forskjeller mellom andeler i prosentpoeng.',
    nn: 'Tal er avrunda berre der dei er prenta. Delar står i prosent, og skilnader mellom delar i prosentpoeng.',
  },
} as const satisfies Readonly<Record<string, ReportWords>>;
