import type { Say } from '../sentences/say.js';
import { by } from './phrases.js';
import type { Vocabulary } from './vocabulary.js';

/** What the evaluation of who has done it can say. */
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
  },
  figures: {
    activities: { nb: 'aktiviteter', nn: 'aktivitetar', en: 'activities' },
    covered: { nb: 'gjort', nn: 'gjort', en: 'covered' },
    eligible: { nb: 'skal gjøre det', nn: 'skal gjere det', en: 'eligible' },
    exempt: { nb: 'fritatt', nn: 'fritekne', en: 'exempt' },
    longestInterval: { nb: 'lengste opphold', nn: 'lengste opphald', en: 'longest interval' },
    notDone: { nb: 'ikke gjort', nn: 'ikkje gjort', en: 'not done' },
    notReported: { nb: 'ikke meldt', nn: 'ikkje meldt', en: 'not reported' },
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
    longestInterval: {
      nb: (say) => `Det skal ikke gå mer enn ${say.days('days')} mellom dem.`,
      nn: (say) => `Det skal ikkje gå meir enn ${say.days('days')} mellom dei.`,
      en: (say) => `No more than ${say.days('days')} shall pass between them.`,
    },
    wantedCoverage: {
      nb: (say) => `Målet er ${say.percent('required')}${by(say, 'innen')}.`,
      nn: (say) => `Målet er ${say.percent('required')}${by(say, 'innan')}.`,
      en: (say) => `The goal is ${say.percent('required')}${by(say, 'by')}.`,
    },
  },
} as const satisfies Vocabulary;

function answers(say: Say, words: Readonly<Record<'notDone' | 'notReported' | 'exempt', string>>): string {
  const parts = (['notDone', 'notReported', 'exempt'] as const).filter((key) => say.has(key)).map((key) => `${words[key]}: ${say.number(key)}`);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

function inBrackets(say: Say): string {
  return say.has('share') ? ` (${say.percent('share')})` : '';
}
