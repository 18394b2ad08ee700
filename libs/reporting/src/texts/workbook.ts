import type { ReportWords } from './say.js';

/** The report as a workbook: what stands beside its tables. */
export const WORKBOOK = {
  aboutPart: { nb: 'Del', nn: 'Del' },
  aboutWhat: { nb: 'Hva', nn: 'Kva' },
  aboutValue: { nb: 'Verdi', nn: 'Verdi' },
  title: { nb: 'Tittel', nn: 'Tittel' },
  language: { nb: 'Språk', nn: 'Språk' },
  languageIs: { nb: 'bokmål (nb)', nn: 'nynorsk (nn)' },
  mark: { nb: 'Merk', nn: 'Merk' },
  numbers: { nb: 'Om tallene', nn: 'Om tala' },
  numbersAre: {
    nb: 'Tall står som tall og er ikke avrundet slik de er i teksten. Andeler er desimaltall som vises i prosent; forskjeller mellom andeler står i prosentpoeng.',
    nn: 'Tal står som tal og er ikkje avrunda slik dei er i teksten. Delar er desimaltal som vert viste i prosent; skilnader mellom delar står i prosentpoeng.',
  },
  precision: { nb: 'Nøyaktighet', nn: 'Presisjon' },
  precisionIs: {
    nb: 'Et regneark regner med 15 sifre. Der et tall har flere, står alle sifrene som tekst i en kolonne ved siden av.',
    nn: 'Eit rekneark reknar med 15 siffer. Der eit tal har fleire, står alle siffera som tekst i ei kolonne ved sida av.',
  },
  definitionIs: { nb: '{definition} Måleenhet: {unit}. Kilde: {source}.', nn: '{definition} Måleining: {unit}. Kjelde: {source}.' },
  table: { nb: 'Tabell', nn: 'Tabell' },
  heading: { nb: 'Står under', nn: 'Står under' },
  rows: { nb: 'Rader', nn: 'Rader' },
  note: { nb: 'Merknad', nn: 'Merknad' },
  allFigures: { nb: 'Alle tall', nn: 'Alle tal' },
  figureId: { nb: 'Tall-id', nn: 'Tal-id' },
  statement: { nb: 'Punkt', nn: 'Punkt' },
  sign: { nb: 'Tegn', nn: 'Teikn' },
  on: { nb: 'Gjelder', nn: 'Gjeld' },
  at: { nb: 'Fortalt per', nn: 'Fortalt per' },
  trace: { nb: 'Sporing', nn: 'Sporing' },
  printed: { nb: '{label}: slik det er trykt', nn: '{label}: slik det er prenta' },
  exact: { nb: '{label}: alle sifre', nn: '{label}: alle siffer' },
  ratio: { nb: 'andel', nn: 'del' },
  ratioDifference: { nb: 'prosentpoeng', nn: 'prosentpoeng' },
  days: { nb: 'dager', nn: 'dagar' },
} as const satisfies Readonly<Record<string, ReportWords>>;
