import type { Words } from '../sentences/language.js';
import type { Say } from '../sentences/say.js';
import { until } from './phrases.js';
import type { Vocabulary } from './vocabulary.js';

/** What the evaluation of a level can say, by when it must hold. */
export const level = {
  notes: {
    noWholePeriod: {
      nb: 'planperioden rommer ikke noen hel periode av det slaget',
      nn: 'planperioden rommar ikkje nokon heil periode av det slaget',
      en: 'the plan period holds no whole period of that kind',
    },
  },
  figures: {
    countingDates: { nb: 'telledatoer', nn: 'teljedatoar', en: 'counting dates' },
    mean: { nb: 'gjennomsnitt', nn: 'gjennomsnitt', en: 'mean' },
  },
  explanations: {
    insideOn: {
      nb: (say) => `Nådd første gang ${say.date('on')}, med ${say.amount('amount')}.`,
      nn: (say) => `Nådd første gong ${say.date('on')}, med ${say.amount('amount')}.`,
      en: (say) => `First reached on ${say.date('on')}, at ${say.amount('amount')}.`,
    },
    mean: {
      nb: (say) => `Gjennomsnittet fra ${say.date('from')} til ${say.date('to')} er ${say.amount('amount')}.`,
      nn: (say) => `Gjennomsnittet frå ${say.date('from')} til ${say.date('to')} er ${say.amount('amount')}.`,
      en: (say) => `The mean from ${say.date('from')} to ${say.date('to')} is ${say.amount('amount')}.`,
    },
    timesMet: {
      nb: (say) => `Avgjort: ${say.times('decided')}. Kravet holdt ${say.times('met')}; ${say.number('required')} kreves.`,
      nn: (say) => `Avgjort: ${say.times('decided')}. Kravet heldt ${say.times('met')}; ${say.number('required')} krevst.`,
      en: (say) => `It held ${say.number('met')} of ${say.number('decided')} times decided; ${say.number('required')} required.`,
    },
    wantedAtOccasions: {
      nb: (say) => `Målet er ${say.bound()} ${occasions(say, 'ved', 'av', 'anledninger')}${within(say, 'målt innen', 'etter')}.`,
      nn: (say) => `Målet er ${say.bound()} ${occasions(say, 'ved', 'av', 'høve')}${within(say, 'målt innan', 'etter')}.`,
      en: (say) => `The goal is ${say.bound()} ${occasions(say, 'on', 'of', 'occasions', 'on ')}${within(say, 'measured within', 'after')}.`,
    },
    wantedEachPeriod: {
      nb: (say) => `Målet er ${say.bound()} ved utgangen av ${period(say, 'nb')}, ${say.number('required')} av ${say.number('planned')} ganger.`,
      nn: (say) => `Målet er ${say.bound()} ved utgangen av ${period(say, 'nn')}, ${say.number('required')} av ${say.number('planned')} gonger.`,
      en: (say) => `The goal is ${say.bound()} at the end of ${period(say, 'en')}, ${say.number('required')} of ${say.number('planned')} times.`,
    },
    wantedMean: {
      nb: (say) => `Målet er ${say.bound()} i gjennomsnitt fra ${say.date('from')}${until(say, 'til')}.`,
      nn: (say) => `Målet er ${say.bound()} i gjennomsnitt frå ${say.date('from')}${until(say, 'til')}.`,
      en: (say) => `The goal is ${say.bound()} on average from ${say.date('from')}${until(say, 'to')}.`,
    },
    wantedOnce: {
      nb: (say) => `Målet er ${say.bound()} minst én gang fra ${say.date('from')}${until(say, 'til')}.`,
      nn: (say) => `Målet er ${say.bound()} minst éin gong frå ${say.date('from')}${until(say, 'til')}.`,
      en: (say) => `The goal is ${say.bound()} at least once from ${say.date('from')}${until(say, 'to')}.`,
    },
  },
} as const satisfies Vocabulary;

const EACH: Readonly<Record<string, Words>> = {
  month: { nb: 'hver måned', nn: 'kvar månad', en: 'each month' },
  quarter: { nb: 'hvert kvartal', nn: 'kvart kvartal', en: 'each quarter' },
  halfYear: { nb: 'hvert halvår', nn: 'kvart halvår', en: 'each half-year' },
  year: { nb: 'hvert år', nn: 'kvart år', en: 'each year' },
};

const period = (say: Say, language: keyof Words) => EACH[say.text('period')]?.[language] ?? say.text('period');

/** The one day, or how many of how many. */
const occasions = (say: Say, on: string, of: string, name: string, onDay = '') =>
  say.text('planned') === '1' ? `${onDay}${say.date('on')}` : `${on} ${say.number('required')} ${of} ${say.number('planned')} ${name}`;

const within = (say: Say, measured: string, after: string) => (say.has('days') ? `, ${measured} ${say.days('days')} ${after}` : '');
