import type { Vocabulary } from './vocabulary.js';

/** What the evaluation of several conditions together can say. */
export const combination = {
  notes: {},
  figures: {},
  explanations: {
    members: {
      nb: (say) => `${say.number('reached')} av ${say.number('all')} vilkår er nådd, og alle må nås.`,
      nn: (say) => `${say.number('reached')} av ${say.number('all')} vilkår er nådde, og alle må nåast.`,
      en: (say) => `${say.number('reached')} of ${say.number('all')} conditions are reached, and all must be.`,
    },
  },
} as const satisfies Vocabulary;
