import type { Language } from '../sentences/language.js';
import { BOUND_WORDS, type Say } from '../sentences/say.js';
import type { Vocabulary } from './vocabulary.js';
import { by } from './phrases.js';

const whatItWas = (say: Say, share: string, number: string) => (say.text('unit') === 'ratio' ? share : number);

/** A change that is to go at least so far in its own direction, or one that is held back or must go further. */
const change = (say: Say, language: Language, orMore: string) => {
  const bound = say.text('bound');
  const asFar = bound === (say.text('limit').startsWith('-') ? 'atMost' : 'atLeast');
  return asFar ? `${say.change('limit')} ${orMore}` : `${BOUND_WORDS[bound]?.[language]} ${say.change('limit')}`;
};

/** What the evaluation of a number, a share or a count can say. */
export const value = {
  notes: {
    aboveRange: {
      nb: 'tallet er over det høyeste, og det trengs en beslutning',
      nn: 'talet er over det høgste, og det trengst ei avgjerd',
      en: 'the number is above the highest, which asks for a decision',
    },
    belowGate: {
      nb: 'det er for få svar til å avgjøre noe',
      nn: 'det er for få svar til å avgjere noko',
      en: 'there are too few answers to decide anything',
    },
    instrumentChanged: {
      nb: 'det er målt på en annen måte enn før, så tallene kan ikke sammenlignes',
      nn: 'det er målt på ein annan måte enn før, så tala kan ikkje samanliknast',
      en: 'it is measured in another way than before, so the numbers cannot be compared',
    },
    noEarlierYears: {
      nb: 'ingen tidligere år kan si hvor langt en kommer til denne tiden av året',
      nn: 'ingen tidlegare år kan seie kor langt ein kjem til denne tida av året',
      en: 'no earlier year can tell how far one comes by this time of the year',
    },
    noWholeYear: { nb: 'planperioden har ikke noe helt år', nn: 'planperioden har ikkje noko heilt år', en: 'the plan period holds no whole year' },
    notRolledUp: {
      nb: 'andeler uten teller og nevner kan ikke legges sammen',
      nn: 'delar utan teljar og nemnar kan ikkje leggjast saman',
      en: 'shares without numerator and denominator cannot be rolled up',
    },
    notThroughout: { nb: 'det har vært utenfor i perioden', nn: 'det har vore utanfor i perioden', en: 'it has been outside during the period' },
    partsApart: {
      nb: 'teller og nevner er fra hver sin dag',
      nn: 'teljar og nemnar er frå kvar sin dag',
      en: 'numerator and denominator are of different days',
    },
    severalSources: {
      nb: 'flere kilder har tall for samme enhet og dag',
      nn: 'fleire kjelder har tal for same eining og dag',
      en: 'several sources have numbers for the same unit and day',
    },
    shareOverOne: {
      nb: 'andelen er over 100 prosent, så teller og nevner hører ikke sammen',
      nn: 'delen er over 100 prosent, så teljar og nemnar høyrer ikkje saman',
      en: 'the share is over 100 per cent, so numerator and denominator do not belong together',
    },
    sourcesApart: {
      nb: 'teller og nevner er fra hver sin kilde',
      nn: 'teljar og nemnar er frå kvar si kjelde',
      en: 'numerator and denominator are from different sources',
    },
    wavesApart: {
      nb: 'flere målinger i en undersøkelse eller prøve kan ikke slås sammen til én',
      nn: 'fleire målingar i ei undersøking eller prøve kan ikkje slåast saman til éi',
      en: 'several waves of a survey or a test cannot be put together into one',
    },
    withinUncertainty: {
      nb: 'svaret ligger innenfor usikkerheten',
      nn: 'svaret ligg innanfor uvissa',
      en: 'the answer lies within the uncertainty',
    },
    withoutParts: {
      nb: 'andelen er oppgitt uten teller og nevner',
      nn: 'delen er oppgjeven utan teljar og nemnar',
      en: 'the share is given without numerator and denominator',
    },
  },
  figures: {
    age: { nb: 'dager siden sist', nn: 'dagar sidan sist', en: 'days since last' },
    answers: { nb: 'svar', nn: 'svar', en: 'answers' },
    change: { nb: 'endring', nn: 'endring', en: 'change' },
    denominator: { nb: 'nevner', nn: 'nemnar', en: 'denominator' },
    entries: { nb: 'antall', nn: 'tal på oppføringar', en: 'count' },
    growth: { nb: 'vekst', nn: 'vekst', en: 'growth' },
    highest: { nb: 'høyeste', nn: 'høgste', en: 'highest' },
    lowest: { nb: 'laveste', nn: 'lågaste', en: 'lowest' },
    margin: { nb: 'usikkerhet', nn: 'uvisse', en: 'uncertainty' },
    numerator: { nb: 'teller', nn: 'teljar', en: 'numerator' },
    previousValue: { nb: 'ved forrige årsslutt', nn: 'ved førre årsslutt', en: 'at the last year’s end' },
    rate: { nb: 'forhold', nn: 'forhold', en: 'rate' },
    responseRate: { nb: 'svarandel', nn: 'svardel', en: 'response rate' },
    rollingYearGrowth: { nb: 'vekst siste tolv måneder', nn: 'vekst siste tolv månader', en: 'growth over twelve months' },
    shareOfTarget: { nb: 'del av målet', nn: 'del av målet', en: 'share of the target' },
    value: { nb: 'verdi', nn: 'verdi', en: 'value' },
    yearsDecided: { nb: 'avgjorte år', nn: 'avgjorde år', en: 'years decided' },
    yearsMet: { nb: 'år nådd', nn: 'år nådde', en: 'years met' },
    yearsRequired: { nb: 'år som kreves', nn: 'år som krevst', en: 'years required' },
  },
  explanations: {
    amount: {
      nb: (say) => `Målt til ${say.amount('amount')} per ${say.date('on')}.`,
      nn: (say) => `Målt til ${say.amount('amount')} per ${say.date('on')}.`,
      en: (say) => `Measured at ${say.amount('amount')} as of ${say.date('on')}.`,
    },
    amountWithin: {
      nb: (say) => `Målt til ${say.amount('amount')} per ${say.date('on')}, med usikkerhet mellom ${say.amount('low')} og ${say.amount('high')}.`,
      nn: (say) => `Målt til ${say.amount('amount')} per ${say.date('on')}, med uvisse mellom ${say.amount('low')} og ${say.amount('high')}.`,
      en: (say) => `Measured at ${say.amount('amount')} as of ${say.date('on')}, uncertain between ${say.amount('low')} and ${say.amount('high')}.`,
    },
    change: {
      nb: (say) => `Endringen er ${say.change('change')} siden ${say.date('since')}, da ${whatItWas(say, 'andelen', 'tallet')} var ${say.amount('baseline')}.`,
      nn: (say) => `Endringa er ${say.change('change')} sidan ${say.date('since')}, då ${whatItWas(say, 'delen', 'talet')} var ${say.amount('baseline')}.`,
      en: (say) =>
        `The change is ${say.change('change')} since ${say.date('since')}, when the ${whatItWas(say, 'share', 'number')} was ${say.amount('baseline')}.`,
    },
    counted: {
      nb: (say) => `Antallet er ${say.number('amount')}; registeret ble sist endret ${say.date('on')}.`,
      nn: (say) => `Talet er ${say.number('amount')}; registeret vart sist endra ${say.date('on')}.`,
      en: (say) => `The count is ${say.number('amount')}; the register last changed on ${say.date('on')}.`,
    },
    countedOf: {
      nb: (say) => `${say.number('amount')} av ${say.number('of')} er med${say.has('absent') ? `; det mangler ${say.text('absent')}` : ''}.`,
      nn: (say) => `${say.number('amount')} av ${say.number('of')} er med${say.has('absent') ? `; det manglar ${say.text('absent')}` : ''}.`,
      en: (say) => `${say.number('amount')} of ${say.number('of')} are there${say.has('absent') ? `; ${say.text('absent')} missing` : ''}.`,
    },
    expected: {
      nb: (say) => `Ventet på veien: ${say.amount('expected')} per ${say.date('on')}.`,
      nn: (say) => `Venta på vegen: ${say.amount('expected')} per ${say.date('on')}.`,
      en: (say) => `Expected on the way: ${say.amount('expected')} as of ${say.date('on')}.`,
    },
    lastSaid: {
      nb: (say) => `Sist omtalt ${say.date('on')}, for ${say.days('days')} siden.`,
      nn: (say) => `Sist omtala ${say.date('on')}, for ${say.days('days')} sidan.`,
      en: (say) => `Last spoken of on ${say.date('on')}, ${say.days('days')} ago.`,
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
    rate: {
      nb: (say) => `Forholdet er ${say.number('rate')} (${say.number('numerator')} mot ${say.number('denominator')}) per ${say.date('on')}.`,
      nn: (say) => `Forholdet er ${say.number('rate')} (${say.number('numerator')} mot ${say.number('denominator')}) per ${say.date('on')}.`,
      en: (say) => `The rate is ${say.number('rate')} (${say.number('numerator')} to ${say.number('denominator')}) as of ${say.date('on')}.`,
    },
    rateOfParts: {
      nb: (say) =>
        `Forholdet er ${say.number('rate')} (${say.number('numerator')} per ${say.date('on')} mot ${say.number('denominator')} per ${say.date('denominatorOn')}).`,
      nn: (say) =>
        `Forholdet er ${say.number('rate')} (${say.number('numerator')} per ${say.date('on')} mot ${say.number('denominator')} per ${say.date('denominatorOn')}).`,
      en: (say) =>
        `The rate is ${say.number('rate')} (${say.number('numerator')} as of ${say.date('on')} to ${say.number('denominator')} as of ${say.date('denominatorOn')}).`,
    },
    share: {
      nb: (say) => `Andelen er ${say.percent('share')} (${say.number('numerator')} av ${say.number('denominator')}) per ${say.date('on')}.`,
      nn: (say) => `Delen er ${say.percent('share')} (${say.number('numerator')} av ${say.number('denominator')}) per ${say.date('on')}.`,
      en: (say) => `The share is ${say.percent('share')} (${say.number('numerator')} of ${say.number('denominator')}) as of ${say.date('on')}.`,
    },
    shareOfParts: {
      nb: (say) =>
        `Andelen er ${say.percent('share')} (${say.number('numerator')} per ${say.date('on')} av ${say.number('denominator')} per ${say.date('denominatorOn')}).`,
      nn: (say) =>
        `Delen er ${say.percent('share')} (${say.number('numerator')} per ${say.date('on')} av ${say.number('denominator')} per ${say.date('denominatorOn')}).`,
      en: (say) =>
        `The share is ${say.percent('share')} (${say.number('numerator')} as of ${say.date('on')} of ${say.number('denominator')} as of ${say.date('denominatorOn')}).`,
    },
    wantedByDate: {
      nb: (say) => `Målet er ${say.bound()}${by(say, 'per')}.`,
      nn: (say) => `Målet er ${say.bound()}${by(say, 'per')}.`,
      en: (say) => `The goal is ${say.bound()}${by(say, 'as of')}.`,
    },
    wantedChange: {
      nb: (say) => `Målet er en endring på ${change(say, 'nb', 'eller mer')}${by(say, 'per')}.`,
      nn: (say) => `Målet er ei endring på ${change(say, 'nn', 'eller meir')}${by(say, 'per')}.`,
      en: (say) => `The goal is a change of ${change(say, 'en', 'or more')}${by(say, 'as of')}.`,
    },
    wantedEachYear: {
      nb: (say) => `Målet er en vekst på ${say.bound()} i ${say.number('required')} av ${say.number('planned')} år.`,
      nn: (say) => `Målet er ein vekst på ${say.bound()} i ${say.number('required')} av ${say.number('planned')} år.`,
      en: (say) => `The goal is a growth of ${say.bound()} in ${say.number('required')} of ${say.number('planned')} years.`,
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
      en: (say) => `Met in ${say.number('met')} of ${say.number('decided')} years decided; ${say.number('required')} required.`,
    },
  },
} as const satisfies Vocabulary;
