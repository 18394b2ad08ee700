import type { ExplanationKey } from '../evaluation.js';
import type { Language } from './language.js';
import type { Say } from './say.js';

type Telling = Readonly<Record<Language, (say: Say) => string>>;

const by = (say: Say, word: string) => (say.has('by') ? ` ${word} ${say.date('by')}` : '');

/** Whether days count as before, on or after the due date; the sign of `days` tells. */
const timing = (say: Say, words: { readonly before: string; readonly on: string; readonly after: string }) =>
  say.has('days') ? `${say.days('days')} ${say.text('days').startsWith('-') ? words.before : words.after}` : words.on;

/** One sentence for each thing an explanation can tell. */
export const TELLINGS: Readonly<Record<ExplanationKey, Telling>> = {
  activities: {
    nb: (say) =>
      say.has('last')
        ? `Dokumenterte aktiviteter i planperioden: ${say.number('count')}, den siste ${say.date('last')}.`
        : 'Ingen aktivitet er dokumentert i planperioden.',
    nn: (say) =>
      say.has('last')
        ? `Dokumenterte aktivitetar i planperioden: ${say.number('count')}, den siste ${say.date('last')}.`
        : 'Ingen aktivitet er dokumentert i planperioden.',
    en: (say) =>
      say.has('last')
        ? `Documented activities in the plan period: ${say.number('count')}, the last on ${say.date('last')}.`
        : 'No activity is documented in the plan period.',
  },
  amount: {
    nb: (say) => `Målt til ${say.amount('amount')} per ${say.date('on')}.`,
    nn: (say) => `Målt til ${say.amount('amount')} per ${say.date('on')}.`,
    en: (say) => `Measured at ${say.amount('amount')} as of ${say.date('on')}.`,
  },
  assessed: {
    nb: (say) => `Vurdert til «${say.text('level')}» ${say.date('on')}.`,
    nn: (say) => `Vurdert til «${say.text('level')}» ${say.date('on')}.`,
    en: (say) => `Judged to be “${say.text('level')}” on ${say.date('on')}.`,
  },
  change: {
    nb: (say) => `Endringen er ${say.change('change')} siden ${say.date('since')}, da tallet var ${say.number('baseline')}.`,
    nn: (say) => `Endringa er ${say.change('change')} sidan ${say.date('since')}, då talet var ${say.number('baseline')}.`,
    en: (say) => `The change is ${say.change('change')} since ${say.date('since')}, when the number was ${say.number('baseline')}.`,
  },
  counted: {
    nb: (say) => `Antallet er ${say.number('amount')}; registeret ble sist endret ${say.date('on')}.`,
    nn: (say) => `Talet er ${say.number('amount')}; registeret vart sist endra ${say.date('on')}.`,
    en: (say) => `The count is ${say.number('amount')}; the register last changed on ${say.date('on')}.`,
  },
  coverageReports: {
    nb: (say) => answers(say, { notDone: 'svart nei', notReported: 'ikke meldt fra', exempt: 'fritatt' }),
    nn: (say) => answers(say, { notDone: 'svara nei', notReported: 'ikkje meldt frå', exempt: 'fritekne' }),
    en: (say) => answers(say, { notDone: 'said no', notReported: 'not reported', exempt: 'exempt' }),
  },
  covered: {
    nb: (say) => `${say.number('covered')} av ${say.number('eligible')} har gjort det${inBrackets(say)}.`,
    nn: (say) => `${say.number('covered')} av ${say.number('eligible')} har gjort det${inBrackets(say)}.`,
    en: (say) => `${say.number('covered')} of ${say.number('eligible')} have done it${inBrackets(say)}.`,
  },
  due: {
    nb: (say) => `Fristen er ${say.date('due')}.`,
    nn: (say) => `Fristen er ${say.date('due')}.`,
    en: (say) => `It is due on ${say.date('due')}.`,
  },
  expected: {
    nb: (say) => `Ventet på veien: ${say.amount('expected')} per ${say.date('on')}.`,
    nn: (say) => `Venta på vegen: ${say.amount('expected')} per ${say.date('on')}.`,
    en: (say) => `Expected on the way: ${say.amount('expected')} as of ${say.date('on')}.`,
  },
  finished: {
    nb: (say) => `Levert ${say.date('on')}, ${timing(say, { before: 'før fristen', on: 'på fristen', after: 'etter fristen' })}.`,
    nn: (say) => `Levert ${say.date('on')}, ${timing(say, { before: 'før fristen', on: 'på fristen', after: 'etter fristen' })}.`,
    en: (say) => `Delivered on ${say.date('on')}, ${timing(say, { before: 'before the due date', on: 'on the due date', after: 'after the due date' })}.`,
  },
  forecast: {
    nb: (say) => `Ventet ferdig ${say.date('on')}, ${timing(say, { before: 'før fristen', on: 'på fristen', after: 'etter fristen' })}.`,
    nn: (say) => `Venta ferdig ${say.date('on')}, ${timing(say, { before: 'før fristen', on: 'på fristen', after: 'etter fristen' })}.`,
    en: (say) => `Expected on ${say.date('on')}, ${timing(say, { before: 'before the due date', on: 'on the due date', after: 'after the due date' })}.`,
  },
  longestInterval: {
    nb: (say) => `Det skal ikke gå mer enn ${say.days('days')} mellom dem.`,
    nn: (say) => `Det skal ikkje gå meir enn ${say.days('days')} mellom dei.`,
    en: (say) => `No more than ${say.days('days')} shall pass between them.`,
  },
  members: {
    nb: (say) => `${say.number('reached')} av ${say.number('all')} vilkår er nådd, og alle må nås.`,
    nn: (say) => `${say.number('reached')} av ${say.number('all')} vilkår er nådde, og alle må nåast.`,
    en: (say) => `${say.number('reached')} of ${say.number('all')} conditions are reached, and all must be.`,
  },
  openYear: {
    nb: (say) =>
      `Så langt i ${say.text('year')}, per ${say.date('on')}: ${say.percent('growth', 'expected')}, ventet ${say.percent('expected')}; forskjellen er ${say.points('growth', 'expected')}.`,
    nn: (say) =>
      `Så langt i ${say.text('year')}, per ${say.date('on')}: ${say.percent('growth', 'expected')}, venta ${say.percent('expected')}; skilnaden er ${say.points('growth', 'expected')}.`,
    en: (say) =>
      `So far in ${say.text('year')}, as of ${say.date('on')}: ${say.percent('growth', 'expected')}, expected ${say.percent('expected')}; the difference is ${say.points('growth', 'expected')}.`,
  },
  outsideOn: {
    nb: (say) => `Første gang utenfor ${say.date('on')}, med ${say.amount('amount')}.`,
    nn: (say) => `Første gong utanfor ${say.date('on')}, med ${say.amount('amount')}.`,
    en: (say) => `First outside on ${say.date('on')}, at ${say.amount('amount')}.`,
  },
  share: {
    nb: (say) => `Andelen er ${say.percent('share')} (${say.number('numerator')} av ${say.number('denominator')}) per ${say.date('on')}.`,
    nn: (say) => `Delen er ${say.percent('share')} (${say.number('numerator')} av ${say.number('denominator')}) per ${say.date('on')}.`,
    en: (say) => `The share is ${say.percent('share')} (${say.number('numerator')} of ${say.number('denominator')}) as of ${say.date('on')}.`,
  },
  state: {
    nb: (say) => `Status er «${say.text('stage')}»${say.has('on') ? ` siden ${say.date('on')}` : ''}.`,
    nn: (say) => `Status er «${say.text('stage')}»${say.has('on') ? ` sidan ${say.date('on')}` : ''}.`,
    en: (say) => `Its state is “${say.text('stage')}”${say.has('on') ? ` since ${say.date('on')}` : ''}.`,
  },
  wantedByDate: {
    nb: (say) => `Målet er ${say.bound()}${by(say, 'per')}.`,
    nn: (say) => `Målet er ${say.bound()}${by(say, 'per')}.`,
    en: (say) => `The goal is ${say.bound()}${by(say, 'as of')}.`,
  },
  wantedChange: {
    nb: (say) => `Målet er en endring på ${say.change('limit')} eller mer${by(say, 'per')}.`,
    nn: (say) => `Målet er ei endring på ${say.change('limit')} eller meir${by(say, 'per')}.`,
    en: (say) => `The goal is a change of ${say.change('limit')} or more${by(say, 'as of')}.`,
  },
  wantedCoverage: {
    nb: (say) => `Målet er ${say.percent('required')}${by(say, 'innen')}.`,
    nn: (say) => `Målet er ${say.percent('required')}${by(say, 'innan')}.`,
    en: (say) => `The goal is ${say.percent('required')}${by(say, 'by')}.`,
  },
  wantedEachYear: {
    nb: (say) => `Målet er en vekst på ${say.bound()} i ${say.number('required')} av ${say.number('planned')} år.`,
    nn: (say) => `Målet er ein vekst på ${say.bound()} i ${say.number('required')} av ${say.number('planned')} år.`,
    en: (say) => `The goal is a growth of ${say.bound()} in ${say.number('required')} of ${say.number('planned')} years.`,
  },
  wantedLevel: {
    nb: (say) => `Målet er minst nivået «${say.text('level')}».`,
    nn: (say) => `Målet er minst nivået «${say.text('level')}».`,
    en: (say) => `The goal is at least the level “${say.text('level')}”.`,
  },
  wantedThroughout: {
    nb: (say) => `Målet er ${say.bound()} hele tiden fra ${say.date('from')}${say.has('to') ? ` til ${say.date('to')}` : ''}.`,
    nn: (say) => `Målet er ${say.bound()} heile tida frå ${say.date('from')}${say.has('to') ? ` til ${say.date('to')}` : ''}.`,
    en: (say) => `The goal is ${say.bound()} at all times from ${say.date('from')}${say.has('to') ? ` to ${say.date('to')}` : ''}.`,
  },
  yearGrowth: {
    nb: (say) => `${say.text('year')}: ${say.percent('growth', 'limit')}, ${say.has('met') ? 'nådd' : 'ikke nådd'}.`,
    nn: (say) => `${say.text('year')}: ${say.percent('growth', 'limit')}, ${say.has('met') ? 'nådd' : 'ikkje nådd'}.`,
    en: (say) => `${say.text('year')}: ${say.percent('growth', 'limit')}, ${say.has('met') ? 'met' : 'not met'}.`,
  },
  yearUndecided: {
    nb: (say) => `${say.text('year')}: ikke avgjort${say.has('why') ? `; ${say.text('why')}` : ''}.`,
    nn: (say) => `${say.text('year')}: ikkje avgjort${say.has('why') ? `; ${say.text('why')}` : ''}.`,
    en: (say) => `${say.text('year')}: not decided${say.has('why') ? `; ${say.text('why')}` : ''}.`,
  },
  yearsMet: {
    nb: (say) => `Kravet er nådd i ${say.number('met')} av ${say.number('decided')} avgjorte år; ${say.number('required')} kreves.`,
    nn: (say) => `Kravet er nådd i ${say.number('met')} av ${say.number('decided')} avgjorde år; ${say.number('required')} krevst.`,
    en: (say) => `Met in ${say.number('met')} of ${say.number('decided')} decided years; ${say.number('required')} are required.`,
  },
};

function answers(say: Say, words: Readonly<Record<'notDone' | 'notReported' | 'exempt', string>>): string {
  const parts = (['notDone', 'notReported', 'exempt'] as const).filter((key) => say.has(key)).map((key) => `${words[key]}: ${say.number(key)}`);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

function inBrackets(say: Say): string {
  return say.has('share') ? ` (${say.percent('share')})` : '';
}
