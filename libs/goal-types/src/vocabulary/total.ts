import type { Say } from '../sentences/say.js';
import { until } from './phrases.js';
import type { Vocabulary } from './vocabulary.js';

const every = (say: Say, word: string, words: string) => (say.text('every') === '1' ? word : `${say.text('every')} ${words}`);

/** What the evaluation of a flow that adds up, or of a frame that it is held within, can say. */
export const total = {
  notes: {
    noWholeWindow: {
      nb: 'planperioden rommer ikke den tiden det skal telles over',
      nn: 'planperioden rommar ikkje den tida det skal teljast over',
      en: 'the plan period does not hold the time that is to be counted over',
    },
    overFrame: { nb: 'det er brukt mer enn rammen', nn: 'det er brukt meir enn ramma', en: 'more is spent than the frame allows' },
    overlappingFlows: {
      nb: 'noen tall gjelder overlappende perioder, og bare det som sist ble ført, er talt med',
      nn: 'nokre tal gjeld overlappande periodar, og berre det som sist vart ført, er talt med',
      en: 'some numbers are of overlapping periods, and only the one recorded last is counted',
    },
    spendingIsNoResult: {
      nb: 'bruk av penger eller stillinger er ikke et resultat',
      nn: 'bruk av pengar eller stillingar er ikkje eit resultat',
      en: 'spending money or positions is not a result',
    },
    straddlesWindow: {
      nb: 'noen tall gjelder en periode som går ut over vinduet, og er ikke talt med',
      nn: 'nokre tal gjeld ein periode som går ut over vindauget, og er ikkje talde med',
      en: 'some numbers are of a period that reaches outside the window, and are not counted',
    },
    underFrame: { nb: 'det er brukt mindre enn rammen', nn: 'det er brukt mindre enn ramma', en: 'less is spent than the frame asks for' },
  },
  figures: {
    periodsDecided: { nb: 'avgjorte perioder', nn: 'avgjorde periodar', en: 'periods decided' },
    periodsMet: { nb: 'perioder nådd', nn: 'periodar nådde', en: 'periods met' },
    periodsRequired: { nb: 'perioder som kreves', nn: 'periodar som krevst', en: 'periods required' },
    total: { nb: 'sum', nn: 'sum', en: 'total' },
  },
  explanations: {
    expectedTotal: {
      nb: (say) => `Ventet på veien: ${say.bound()} per ${say.date('on')}.`,
      nn: (say) => `Venta på vegen: ${say.bound()} per ${say.date('on')}.`,
      en: (say) => `Expected on the way: ${say.bound()} as of ${say.date('on')}.`,
    },
    total: {
      nb: (say) =>
        `Summen fra ${say.date('from')} er ${say.number('amount')}${say.has('through') ? `, fullt rapportert til og med ${say.date('through')}` : ''}.`,
      nn: (say) =>
        `Summen frå ${say.date('from')} er ${say.number('amount')}${say.has('through') ? `, fullt rapportert til og med ${say.date('through')}` : ''}.`,
      en: (say) =>
        `The total from ${say.date('from')} is ${say.number('amount')}${say.has('through') ? `, fully reported through ${say.date('through')}` : ''}.`,
    },
    wantedEachWindow: {
      nb: (say) => `Målet er ${say.bound()} i alt ${every(say, 'hvert år', 'år om gangen')}, i ${say.number('required')} av ${say.number('planned')} perioder.`,
      nn: (say) => `Målet er ${say.bound()} i alt ${every(say, 'kvart år', 'år om gongen')}, i ${say.number('required')} av ${say.number('planned')} periodar.`,
      en: (say) =>
        `The goal is ${say.bound()} in all ${every(say, 'each year', 'years at a time')}, in ${say.number('required')} of ${say.number('planned')} periods.`,
    },
    wantedFrame: {
      nb: (say) => `Rammen er ${say.bound()} fra ${say.date('from')}${until(say, 'til')}.`,
      nn: (say) => `Ramma er ${say.bound()} frå ${say.date('from')}${until(say, 'til')}.`,
      en: (say) => `The frame is ${say.bound()} from ${say.date('from')}${until(say, 'to')}.`,
    },
    wantedTotal: {
      nb: (say) => `Målet er ${say.bound()} i alt fra ${say.date('from')}${until(say, 'til')}.`,
      nn: (say) => `Målet er ${say.bound()} i alt frå ${say.date('from')}${until(say, 'til')}.`,
      en: (say) => `The goal is ${say.bound()} in all from ${say.date('from')}${until(say, 'to')}.`,
    },
  },
} as const satisfies Vocabulary;
