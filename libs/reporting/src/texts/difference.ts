import type { ReportWords } from './say.js';

/** A draft of what the board tells of figures that were put right after a report was published. */
export const DIFFERENCE = {
  title: { nb: 'Rettelse', nn: 'Retting' },
  opening: {
    nb: 'Etter at rapporten ble publisert, er {count} tall rettet. Rapporten slik den ble publisert, er bevart uendret.',
    nn: 'Etter at rapporten vart publisert, er {count} tal retta. Rapporten slik han vart publisert, er teken vare på uendra.',
  },
  openingOne: {
    nb: 'Etter at rapporten ble publisert, er ett tall rettet. Rapporten slik den ble publisert, er bevart uendret.',
    nn: 'Etter at rapporten vart publisert, er eitt tal retta. Rapporten slik han vart publisert, er teken vare på uendra.',
  },
  causedByOne: {
    nb: 'Etter at rapporten ble publisert, er én opplysning bak den endret. Det endrer {figures} tall i rapporten, som er bevart slik den ble publisert.',
    nn: 'Etter at rapporten vart publisert, er éi opplysning bak han endra. Det endrar {figures} tal i rapporten, som er teken vare på slik han vart publisert.',
  },
  causedBy: {
    nb: 'Etter at rapporten ble publisert, er {facts} opplysninger bak den endret. Det endrer {figures} tall i rapporten, som er bevart slik den ble publisert.',
    nn: 'Etter at rapporten vart publisert, er {facts} opplysningar bak han endra. Det endrar {figures} tal i rapporten, som er teken vare på slik han vart publisert.',
  },
  openingNone: {
    nb: 'Etter at rapporten ble publisert, har punkter fått et annet svar uten at tallene er endret. Rapporten slik den ble publisert, er bevart uendret.',
    nn: 'Etter at rapporten vart publisert, har punkt fått eit anna svar utan at tala er endra. Rapporten slik han vart publisert, er teken vare på uendra.',
  },
  answer: { nb: 'Svaret er nå: {now} I rapporten var svaret: {before}', nn: 'Svaret er no: {now} I rapporten var svaret: {before}' },
  higher: {
    nb: '{what} er {now}. I rapporten stod det {before}. Det riktige tallet er {gap} høyere.',
    nn: '{what} er {now}. I rapporten stod det {before}. Det rette talet er {gap} høgare.',
  },
  lower: {
    nb: '{what} er {now}. I rapporten stod det {before}. Det riktige tallet er {gap} lavere.',
    nn: '{what} er {now}. I rapporten stod det {before}. Det rette talet er {gap} lågare.',
  },
  otherwise: { nb: '{what} er {now}. I rapporten stod det {before}.', nn: '{what} er {now}. I rapporten stod det {before}.' },
  notThere: { nb: '{what} er {now}. Tallet stod ikke i rapporten.', nn: '{what} er {now}. Talet stod ikkje i rapporten.' },
  noNumberBefore: {
    nb: '{what} er {now}. I rapporten stod det ikke noe tall: {before}.',
    nn: '{what} er {now}. I rapporten stod det ikkje noko tal: {before}.',
  },
  noNumberNow: {
    nb: '{what} kan ikke lenger oppgis: {now}. I rapporten stod det {before}.',
    nn: '{what} kan ikkje lenger oppgjevast: {now}. I rapporten stod det {before}.',
  },
  neitherNumber: {
    nb: '{what} har fortsatt ikke noe tall: {now}. I rapporten var grunnen: {before}.',
    nn: '{what} har framleis ikkje noko tal: {now}. I rapporten var grunnen: {before}.',
  },
  takenOut: { nb: '{what} er ikke med lenger. I rapporten stod det {before}.', nn: '{what} er ikkje med lenger. I rapporten stod det {before}.' },
  sameNumber: { nb: '{what} er fortsatt {now}. {signs}', nn: '{what} er framleis {now}. {signs}' },
  isProvisional: { nb: 'Tallet er nå foreløpig.', nn: 'Talet er no førebels.' },
  isFinal: { nb: 'Tallet er ikke lenger foreløpig.', nn: 'Talet er ikkje lenger førebels.' },
  hasBreak: { nb: 'Det er nå merket som et brudd i serien.', nn: 'Det er no merkt som eit brot i serien.' },
  noBreak: { nb: 'Det er ikke lenger merket som et brudd i serien.', nn: 'Det er ikkje lenger merkt som eit brot i serien.' },
  whatOn: { nb: '{label} per {date}', nn: '{label} per {date}' },
  also: { nb: 'Tallet står også som {places}.', nn: 'Talet står òg som {places}.' },
  place: { nb: '«{label}»', nn: '«{label}»' },
  placeUnder: { nb: '«{label}» under {name}', nn: '«{label}» under {name}' },
  cause: { nb: 'Dette er endret: {sentence}', nn: 'Dette er endra: {sentence}' },
  causeOf: { nb: 'Endring {number}: {sentence}', nn: 'Endring {number}: {sentence}' },
  because: { nb: 'Årsak: {causes}.', nn: 'Årsak: {causes}.' },
  numbered: { nb: 'endring {numbers}', nn: 'endring {numbers}' },
  inLog: { nb: 'andre endringer, som står i loggen', nn: 'andre endringar, som står i loggen' },
  moreCauses: { nb: 'Årsaker i tillegg, som står i loggen: {count}.', nn: 'Årsaker i tillegg, som står i loggen: {count}.' },
  noCause: { nb: 'Loggen sier ikke hvorfor.', nn: 'Loggen seier ikkje kvifor.' },
  tooMuch: {
    nb: 'Det har kommet for mye til siden til at årsaken kan gjengis her.',
    nn: 'Det har kome for mykje til sidan til at årsaka kan gjevast att her.',
  },
  besides: { nb: 'Andre tall', nn: 'Andre tal' },
  more: {
    nb: 'Flere tall er rettet enn det er plass til her. Alle står i oversikten over rettede tall.',
    nn: 'Fleire tal er retta enn det er plass til her. Alle står i oversikta over retta tal.',
  },
} as const satisfies Readonly<Record<string, ReportWords>>;
