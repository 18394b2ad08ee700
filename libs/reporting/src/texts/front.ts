import type { ReportWords } from './say.js';

/** The front page, and what stands on every page. */
export const FRONT = {
  subtitle: { nb: '{plan}: måloppnåelse per {at}', nn: '{plan}: måloppnåing per {at}' },
  draft: { nb: 'UTKAST', nn: 'UTKAST' },
  redacted: { nb: 'SLADDET ETTER UTGIVELSEN', nn: 'SLADDA ETTER UTGJEVINGA' },
  notPublished: { nb: 'GODKJENT, IKKE PUBLISERT', nn: 'GODKJEND, IKKJE PUBLISERT' },
  sample: { nb: 'MED OPPDIKTEDE DATA', nn: 'MED OPPDIKTA DATA' },
  plan: { nb: 'Plan', nn: 'Plan' },
  planPeriod: { nb: '{plan}, {from}–{last}', nn: '{plan}, {from}–{last}' },
  adopted: { nb: 'Vedtatt', nn: 'Vedteken' },
  per: { nb: 'Per', nn: 'Per' },
  knownAsOf: { nb: 'Kjent per', nn: 'Kjent per' },
  knownAt: { nb: '{instant}, til og med hendelse {seq} i loggen', nn: '{instant}, til og med hending {seq} i loggen' },
  toDate: { nb: 'Til orientering', nn: 'Til orientering' },
  toDateOn: { nb: 'hvordan det stod {date}', nn: 'korleis det stod {date}' },
  assembly: { nb: 'Legges fram', nn: 'Blir lagt fram' },
  approval: { nb: 'Godkjenning', nn: 'Godkjenning' },
  notApproved: { nb: 'ikke godkjent ennå', nn: 'ikkje godkjend enno' },
  edition: { nb: 'Utgave', nn: 'Utgåve' },
  noEdition: { nb: 'utkast', nn: 'utkast' },
  reportId: { nb: 'Rapport-id', nn: 'Rapport-id' },
  revision: { nb: 'Tekstenes revisjon', nn: 'Revisjonen av tekstane' },
  rules: { nb: 'Regelversjon', nn: 'Regelversjon' },
  timeZone: { nb: 'Tidssone', nn: 'Tidssone' },
  checkpoint: { nb: 'Kontrollpunkt', nn: 'Kontrollpunkt' },
  checkpointIs: { nb: '{origin}, {size} hendelser, rot {root}', nn: '{origin}, {size} hendingar, rot {root}' },
  fingerprint: { nb: 'Fingeravtrykk (SHA-256)', nn: 'Fingeravtrykk (SHA-256)' },
  code: {
    nb: 'QR-kode: adressen der rapporten kan kontrolleres, med fingeravtrykket {fingerprint}',
    nn: 'QR-kode: adressa der rapporten kan kontrollerast, med fingeravtrykket {fingerprint}',
  },
} as const satisfies Readonly<Record<string, ReportWords>>;

/** What renderers themselves need. */
export const SETTING = {
  contents: { nb: 'Innhold', nn: 'Innhald' },
  figureNumber: { nb: 'Figur {number}', nn: 'Figur {number}' },
  tableNumber: { nb: 'Tabell {number}', nn: 'Tabell {number}' },
  page: { nb: 'Side {page} av {pages}', nn: 'Side {page} av {pages}' },
  skipToContent: { nb: 'Hopp til innholdet', nn: 'Hopp til innhaldet' },
  report: { nb: 'Rapport', nn: 'Rapport' },
  aboutReport: { nb: 'Om rapporten', nn: 'Om rapporten' },
  /** How far in a row of a table stands, for those who do not see it. */
  level: { nb: 'nivå {level}', nn: 'nivå {level}' },
  figureInWords: { nb: 'Figuren i ord', nn: 'Figuren i ord' },
  /** A slide that goes on from the one before. */
  continued: { nb: '{title} ({number} av {all})', nn: '{title} ({number} av {all})' },
  moreRows: { nb: '… og {count} til, som står i rapporten', nn: '… og {count} til, som står i rapporten' },
  shortened: { nb: '{text} … (forkortet; hele teksten står i rapporten)', nn: '{text} … (forkorta; heile teksten står i rapporten)' },
} as const satisfies Readonly<Record<string, ReportWords>>;
