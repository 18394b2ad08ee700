import type { Vocabulary } from './vocabulary.js';

/** What the evaluation of a judgement can say. */
export const judgement = {
  notes: {
    assessorChanged: {
      nb: 'vurderingen er gjort av en annen enn forrige gang',
      nn: 'vurderinga er gjord av ein annan enn førre gong',
      en: 'the assessor is not the same as last time',
    },
    levelUnknown: {
      nb: 'nivået finnes ikke på den utgaven av skalaen',
      nn: 'nivået finst ikkje på den utgåva av skalaen',
      en: 'the level does not exist in that version of the scale',
    },
    rubricChanged: {
      nb: 'skalaen er endret siden forrige vurdering, så nivåene kan ikke sammenlignes',
      nn: 'skalaen er endra sidan førre vurdering, så nivåa kan ikkje samanliknast',
      en: 'the scale has changed since the last assessment, so the levels cannot be compared',
    },
    selfAssessed: { nb: 'det er en egenvurdering', nn: 'det er ei eigenvurdering', en: 'it is a self-assessment' },
  },
  figures: {
    level: { nb: 'nivå', nn: 'nivå', en: 'level' },
    targetLevel: { nb: 'målnivå', nn: 'målnivå', en: 'target level' },
  },
  explanations: {
    assessed: {
      nb: (say) => `Vurdert til «${say.text('level')}» ${say.date('on')}.`,
      nn: (say) => `Vurdert til «${say.text('level')}» ${say.date('on')}.`,
      en: (say) => `Judged to be “${say.text('level')}” on ${say.date('on')}.`,
    },
    wantedLevel: {
      nb: (say) => `Målet er minst nivået «${say.text('level')}».`,
      nn: (say) => `Målet er minst nivået «${say.text('level')}».`,
      en: (say) => `The goal is at least the level “${say.text('level')}”.`,
    },
  },
} as const satisfies Vocabulary;
