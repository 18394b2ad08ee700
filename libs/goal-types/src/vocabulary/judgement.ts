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
    noOccasions: { nb: 'ingen anledning har meldt seg', nn: 'ingen høve har meldt seg', en: 'no occasion has arisen' },
    onlySelfAssessed: {
      nb: 'det finnes bare egenvurdering, og andre skal vurdere',
      nn: 'det finst berre eigenvurdering, og andre skal vurdere',
      en: 'there are only self-assessments, and others shall assess',
    },
    rubricChanged: {
      nb: 'skalaen er endret siden forrige vurdering, så nivåene kan ikke sammenlignes',
      nn: 'skalaen er endra sidan førre vurdering, så nivåa kan ikkje samanliknast',
      en: 'the scale has changed since the last assessment, so the levels cannot be compared',
    },
    selfAssessed: { nb: 'det er en egenvurdering', nn: 'det er ei eigenvurdering', en: 'it is a self-assessment' },
    selfAssessedBeside: {
      nb: 'det finnes også egenvurdering, som ikke teller',
      nn: 'det finst også eigenvurdering, som ikkje tel',
      en: 'there are self-assessments besides, which do not count',
    },
  },
  figures: {
    level: { nb: 'nivå', nn: 'nivå', en: 'level' },
    occasions: { nb: 'anledninger', nn: 'høve', en: 'occasions' },
    occasionsHandled: { nb: 'anledninger håndtert', nn: 'høve handterte', en: 'occasions handled' },
    targetLevel: { nb: 'målnivå', nn: 'målnivå', en: 'target level' },
  },
  explanations: {
    assessed: {
      nb: (say) => `Vurdert til «${say.text('level')}» ${say.date('on')}.`,
      nn: (say) => `Vurdert til «${say.text('level')}» ${say.date('on')}.`,
      en: (say) => `Judged to be “${say.text('level')}” on ${say.date('on')}.`,
    },
    occasions: {
      nb: (say) => `Anledninger i planperioden: ${say.number('all')}, håndtert: ${say.number('handled')}.`,
      nn: (say) => `Høve i planperioden: ${say.number('all')}, handterte: ${say.number('handled')}.`,
      en: (say) => `Occasions in the plan period: ${say.number('all')}, handled: ${say.number('handled')}.`,
    },
    wantedLevel: {
      nb: (say) => `Målet er minst nivået «${say.text('level')}».`,
      nn: (say) => `Målet er minst nivået «${say.text('level')}».`,
      en: (say) => `The goal is at least the level “${say.text('level')}”.`,
    },
    written: {
      nb: (say) => `Sist omtalt ${say.date('on')}.`,
      nn: (say) => `Sist omtala ${say.date('on')}.`,
      en: (say) => `Last written of on ${say.date('on')}.`,
    },
  },
} as const satisfies Vocabulary;
