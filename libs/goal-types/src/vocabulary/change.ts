import type { Say } from '../sentences/say.js';
import { by } from './phrases.js';
import type { Vocabulary } from './vocabulary.js';

const atLeast = (say: Say, words: string) => (say.has('materiality') ? ` ${words} ${say.amount('materiality')}` : '');
const since = (say: Say, word: string) => (say.has('since') ? ` ${word} ${say.date('since')}` : '');

/** What the evaluation of a change, a direction, an own plan or a figure that is only followed can say. */
export const change = {
  notes: {
    countMovedOtherwise: {
      nb: 'antallet og andelen går hver sin vei',
      nn: 'talet og delen går kvar sin veg',
      en: 'the count and the share move in different directions',
    },
    nothingPlanned: { nb: 'ingenting er planlagt', nn: 'ingenting er planlagt', en: 'nothing is planned' },
    plannedTooFew: { nb: 'det er planlagt færre enn målet krever', nn: 'det er planlagt færre enn målet krev', en: 'fewer are planned than the goal asks for' },
  },
  figures: {
    planned: { nb: 'planlagt i alt', nn: 'planlagt i alt', en: 'planned in all' },
    slope: { nb: 'endring per år', nn: 'endring per år', en: 'change a year' },
  },
  explanations: {
    followed: {
      nb: () => 'Tallet følges; det er ikke satt noe mål for det.',
      nn: () => 'Talet blir følgt; det er ikkje sett noko mål for det.',
      en: () => 'The figure is followed; no goal is set for it.',
    },
    slope: {
      nb: (say) => `Utviklingen er ${say.change('slope')} per år${since(say, 'siden')}.`,
      nn: (say) => `Utviklinga er ${say.change('slope')} per år${since(say, 'sidan')}.`,
      en: (say) => `The trend is ${say.change('slope')} a year${since(say, 'since')}.`,
    },
    sumOfPeriod: {
      nb: (say) => `I perioden ${say.date('from')} til ${say.date('on')} var det ${say.number('amount')}.`,
      nn: (say) => `I perioden ${say.date('from')} til ${say.date('on')} var det ${say.number('amount')}.`,
      en: (say) => `In the period from ${say.date('from')} to ${say.date('on')} it was ${say.number('amount')}.`,
    },
    wantedBaseLevel: {
      nb: (say) => `Målet er å være tilbake på nivået ved utgangspunktet${by(say, 'per')}.`,
      nn: (say) => `Målet er å vere tilbake på nivået ved utgangspunktet${by(say, 'per')}.`,
      en: (say) => `The goal is to be back at the baseline’s level${by(say, 'as of')}.`,
    },
    wantedDown: {
      nb: (say) => `Målet er en nedgang${atLeast(say, 'på minst')}${since(say, 'siden')}.`,
      nn: (say) => `Målet er ein nedgang${atLeast(say, 'på minst')}${since(say, 'sidan')}.`,
      en: (say) => `The goal is a fall${atLeast(say, 'of at least')}${since(say, 'since')}.`,
    },
    wantedUp: {
      nb: (say) => `Målet er en økning${atLeast(say, 'på minst')}${since(say, 'siden')}.`,
      nn: (say) => `Målet er ein auke${atLeast(say, 'på minst')}${since(say, 'sidan')}.`,
      en: (say) => `The goal is a rise${atLeast(say, 'of at least')}${since(say, 'since')}.`,
    },
  },
} as const satisfies Vocabulary;
