import type { Say } from '../sentences/say.js';
import { by } from './phrases.js';
import type { Vocabulary } from './vocabulary.js';

/** What the evaluation of which units have done it can say. */
export const coverage = {
  notes: {
    activityIsNotEffect: {
      nb: 'aktivitet er ikke virkning, så resultatet kan ikke avgjøres',
      nn: 'aktivitet er ikkje verknad, så resultatet kan ikkje avgjerast',
      en: 'activity is not effect, so the result cannot be decided',
    },
    noneDocumented: {
      nb: 'ingen aktivitet er dokumentert, og det betyr ikke at ingenting er gjort',
      nn: 'ingen aktivitet er dokumentert, og det tyder ikkje at ingenting er gjort',
      en: 'no activity is documented, which does not mean that nothing was done',
    },
    noneListed: {
      nb: 'det er ikke satt opp noen anledning',
      nn: 'det er ikkje sett opp noko høve',
      en: 'no occasion is listed',
    },
  },
  figures: {
    activities: { nb: 'aktiviteter', nn: 'aktivitetar', en: 'activities' },
    behind: { nb: 'etter', nn: 'etter', en: 'behind' },
    covered: { nb: 'gjort', nn: 'gjort', en: 'covered' },
    eligible: { nb: 'skal gjøre det', nn: 'skal gjere det', en: 'eligible' },
    exempt: { nb: 'fritatt', nn: 'fritekne', en: 'exempt' },
    kept: { nb: 'aldri for lenge mellom', nn: 'aldri for lenge mellom', en: 'never too long between' },
    longestGap: { nb: 'lengste opphold så langt', nn: 'lengste opphald så langt', en: 'longest gap so far' },
    longestInterval: { nb: 'lengste opphold', nn: 'lengste opphald', en: 'longest interval' },
    notDone: { nb: 'ikke gjort', nn: 'ikkje gjort', en: 'not done' },
    notReported: { nb: 'ikke meldt', nn: 'ikkje meldt', en: 'not reported' },
    occasionsSoFar: { nb: 'anledninger så langt', nn: 'høve så langt', en: 'occasions so far' },
    onCourse: { nb: 'i rute', nn: 'i rute', en: 'on course' },
    waiting: { nb: 'ventes', nn: 'er venta', en: 'awaited' },
  },
  explanations: {
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
    countedReports: {
      nb: (say) => answers(say, { notDone: 'færre ganger', notReported: 'ikke meldt fra', exempt: 'fritatt', waiting: 'ventes' }),
      nn: (say) => answers(say, { notDone: 'færre gonger', notReported: 'ikkje meldt frå', exempt: 'fritekne', waiting: 'er venta' }),
      en: (say) => answers(say, { notDone: 'fewer times', notReported: 'not reported', exempt: 'exempt', waiting: 'awaited' }),
    },
    coverageReports: {
      nb: (say) => answers(say, { notDone: 'svart nei', notReported: 'ikke meldt fra', exempt: 'fritatt', waiting: 'ventes' }),
      nn: (say) => answers(say, { notDone: 'svara nei', notReported: 'ikkje meldt frå', exempt: 'fritekne', waiting: 'er venta' }),
      en: (say) => answers(say, { notDone: 'said no', notReported: 'not reported', exempt: 'exempt', waiting: 'awaited' }),
    },
    covered: {
      nb: (say) => `${say.number('covered')} av ${say.number('eligible')} har gjort det${inBrackets(say)}.`,
      nn: (say) => `${say.number('covered')} av ${say.number('eligible')} har gjort det${inBrackets(say)}.`,
      en: (say) => `Done by ${say.number('covered')} of ${say.number('eligible')}${inBrackets(say)}.`,
    },
    coveredPeriods: {
      nb: (say) => `Avgjorte perioder: ${say.number('decided')}, nådd i ${say.number('met')} av dem; ${say.number('required')} kreves.`,
      nn: (say) => `Avgjorde periodar: ${say.number('decided')}, nådd i ${say.number('met')} av dei; ${say.number('required')} krevst.`,
      en: (say) => `Decided periods: ${say.number('decided')}, met in ${say.number('met')} of them; ${say.number('required')} required.`,
    },
    coveredTimes: {
      nb: (say) => `${say.number('covered')} av ${say.number('eligible')} har gjort det minst ${say.times('times')}${inBrackets(say)}.`,
      nn: (say) => `${say.number('covered')} av ${say.number('eligible')} har gjort det minst ${say.times('times')}${inBrackets(say)}.`,
      en: (say) => `Done at least ${say.times('times')} by ${say.number('covered')} of ${say.number('eligible')}${inBrackets(say)}.`,
    },
    fellBelow: {
      nb: (say) => `Første gang under kravet var ${say.date('on')}${inBrackets(say)}.`,
      nn: (say) => `Første gong under kravet var ${say.date('on')}${inBrackets(say)}.`,
      en: (say) => `It first fell below what is required on ${say.date('on')}${inBrackets(say)}.`,
    },
    inPeriod: {
      nb: (say) => `I ${say.text('period')}:`,
      nn: (say) => `I ${say.text('period')}:`,
      en: (say) => `In ${say.text('period')}:`,
    },
    kept: {
      nb: (say) => `Aldri for lenge mellom hos ${say.number('kept')} av ${say.number('known')}${gap(say, 'det lengste oppholdet er')}.`,
      nn: (say) => `Aldri for lenge mellom hos ${say.number('kept')} av ${say.number('known')}${gap(say, 'det lengste opphaldet er')}.`,
      en: (say) => `Never too long between with ${say.number('kept')} of ${say.number('known')}${gap(say, 'the longest gap is')}.`,
    },
    latestReports: {
      nb: (say) => answers(say, { notDone: 'for lenge siden', notReported: 'ikke meldt fra', exempt: 'fritatt', waiting: 'ventes' }),
      nn: (say) => answers(say, { notDone: 'for lenge sidan', notReported: 'ikkje meldt frå', exempt: 'fritekne', waiting: 'er venta' }),
      en: (say) => answers(say, { notDone: 'too long ago', notReported: 'not reported', exempt: 'exempt', waiting: 'awaited' }),
    },
    longestInterval: {
      nb: (say) => `Det skal ikke gå mer enn ${say.days('days')} mellom dem.`,
      nn: (say) => `Det skal ikkje gå meir enn ${say.days('days')} mellom dei.`,
      en: (say) => `No more than ${say.days('days')} shall pass between them.`,
    },
    mustDoIt: {
      nb: () => 'Disse skal gjøre det, og avgjør.',
      nn: () => 'Desse skal gjere det, og avgjer.',
      en: () => 'These must do it, and decide.',
    },
    occasionsSoFar: {
      nb: (say) => `Anledninger så langt: ${say.text('due')} av ${say.text('listed')} som er satt opp.`,
      nn: (say) => `Høve så langt: ${say.text('due')} av ${say.text('listed')} som er sette opp.`,
      en: (say) => `Occasions so far: ${say.text('due')} of ${say.text('listed')} listed.`,
    },
    ownCourses: {
      nb: (say) => `I rute: ${say.number('onCourse')}, etter: ${say.number('behind')}.`,
      nn: (say) => `I rute: ${say.number('onCourse')}, etter: ${say.number('behind')}.`,
      en: (say) => `On course: ${say.number('onCourse')}, behind: ${say.number('behind')}.`,
    },
    ownFigures: {
      nb: (say) =>
        `${say.number('reached')} av ${say.number('eligible')} har nådd sitt eget tall${inBrackets(say)}. Ikke nådd: ${say.number('notReached')}, ikke avgjort: ${say.number('undecided')}.`,
      nn: (say) =>
        `${say.number('reached')} av ${say.number('eligible')} har nådd sitt eige tal${inBrackets(say)}. Ikkje nådd: ${say.number('notReached')}, ikkje avgjort: ${say.number('undecided')}.`,
      en: (say) =>
        `Own figure reached by ${say.number('reached')} of ${say.number('eligible')}${inBrackets(say)}. Not reached: ${say.number('notReached')}, not decided: ${say.number('undecided')}.`,
    },
    shouldDoIt: {
      nb: () => 'Disse bør gjøre det; de vises, men avgjør ikke.',
      nn: () => 'Desse bør gjere det; dei blir viste, men avgjer ikkje.',
      en: () => 'These should do it; they are shown, but do not decide.',
    },
    unitsUndecided: {
      nb: (say) => `Ikke avgjort for ${say.number('units')}: ${say.text('why')}.`,
      nn: (say) => `Ikkje avgjort for ${say.number('units')}: ${say.text('why')}.`,
      en: (say) => `Not decided for ${say.number('units')}: ${say.text('why')}.`,
    },
    upToDate: {
      nb: (say) => `${say.number('covered')} av ${say.number('eligible')} er à jour${inBrackets(say)}.`,
      nn: (say) => `${say.number('covered')} av ${say.number('eligible')} er à jour${inBrackets(say)}.`,
      en: (say) => `Up to date: ${say.number('covered')} of ${say.number('eligible')}${inBrackets(say)}.`,
    },
    validNow: {
      nb: (say) =>
        `${say.number('valid')} av ${say.number('eligible')} har en gyldig${inBrackets(say)}. Uten gyldig: ${say.number('without')}, ukjent: ${say.number('unknown')}.`,
      nn: (say) =>
        `${say.number('valid')} av ${say.number('eligible')} har ein gyldig${inBrackets(say)}. Utan gyldig: ${say.number('without')}, ukjende: ${say.number('unknown')}.`,
      en: (say) =>
        `Valid with ${say.number('valid')} of ${say.number('eligible')}${inBrackets(say)}. Without a valid one: ${say.number('without')}, unknown: ${say.number('unknown')}.`,
    },
    wantedAtAnyTime: {
      nb: (say) => `Målet er minst ${say.percent('required')} til enhver tid${by(say, 'til og med')}.`,
      nn: (say) => `Målet er minst ${say.percent('required')} til kvar tid${by(say, 'til og med')}.`,
      en: (say) => `The goal is at least ${say.percent('required')} at any time${by(say, 'through')}.`,
    },
    wantedCoverage: {
      nb: (say) => `Målet er ${say.percent('required')}${by(say, 'innen')}.`,
      nn: (say) => `Målet er ${say.percent('required')}${by(say, 'innan')}.`,
      en: (say) => `The goal is ${say.percent('required')}${by(say, 'by')}.`,
    },
    wantedCoverageEachPeriod: {
      nb: (say) => `Perioder i alt: ${say.number('planned')}. Målet er ${say.percent('required')} i ${say.number('periods')} av dem.`,
      nn: (say) => `Periodar i alt: ${say.number('planned')}. Målet er ${say.percent('required')} i ${say.number('periods')} av dei.`,
      en: (say) => `Periods in all: ${say.number('planned')}. The goal is ${say.percent('required')} in ${say.number('periods')} of them.`,
    },
  },
} as const satisfies Vocabulary;

const STATES = ['notDone', 'notReported', 'exempt', 'waiting'] as const;

function answers(say: Say, words: Readonly<Record<(typeof STATES)[number], string>>): string {
  const parts = STATES.filter((key) => say.has(key)).map((key) => `${words[key]}: ${say.number(key)}`);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

function inBrackets(say: Say): string {
  return say.has('share') ? ` (${say.percent('share')})` : '';
}

function gap(say: Say, words: string): string {
  return say.has('longest') ? `; ${words} ${say.days('longest')}` : '';
}
