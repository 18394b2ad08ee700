import type { Vocabulary } from './vocabulary.js';

/** What the evaluation of several conditions together can say. */
export const combination = {
  notes: {
    compensated: {
      nb: 'noe som ikke er nådd eller er etter, veies opp av noe annet',
      nn: 'noko som ikkje er nådd eller er etter, blir vege opp av noko anna',
      en: 'something that is not reached or is behind is outweighed by something else',
    },
    missingMember: {
      nb: 'et av vilkårene er et mål som ikke er tolket',
      nn: 'eitt av vilkåra er eit mål som ikkje er tolka',
      en: 'one of the conditions is a goal that is not interpreted',
    },
    noWeights: { nb: 'ingen vekter gjelder ennå', nn: 'ingen vekter gjeld enno', en: 'no weights are in force yet' },
    weightsChanged: {
      nb: 'vektene er endret underveis',
      nn: 'vektene er endra undervegs',
      en: 'the weights have been changed on the way',
    },
  },
  figures: {
    conditions: { nb: 'vilkår', nn: 'vilkår', en: 'conditions' },
    conditionsReached: { nb: 'vilkår nådd', nn: 'vilkår nådde', en: 'conditions reached' },
    conditionsWorse: { nb: 'vilkår som er dårligere', nn: 'vilkår som er dårlegare', en: 'conditions that are worse' },
    weightReached: { nb: 'vekt nådd', nn: 'vekt nådd', en: 'weight reached' },
  },
  explanations: {
    group: {
      nb: (say) =>
        `Nådd ${say.has('group') ? `i gruppen «${say.text('group')}»` : 'uten gruppe'}: ${say.number('reached')} av ${say.number('all')}; ${say.number('need')} kreves.`,
      nn: (say) =>
        `Nådd ${say.has('group') ? `i gruppa «${say.text('group')}»` : 'utan gruppe'}: ${say.number('reached')} av ${say.number('all')}; ${say.number('need')} krevst.`,
      en: (say) =>
        `Reached ${say.has('group') ? `in the group “${say.text('group')}”` : 'without a group'}: ${say.number('reached')} of ${say.number('all')}; ${say.number('need')} required.`,
    },
    member: {
      nb: (say) => `«${say.text('title')}»: kurs ${say.text('course')}, resultat ${say.text('result')}.`,
      nn: (say) => `«${say.text('title')}»: kurs ${say.text('course')}, resultat ${say.text('result')}.`,
      en: (say) => `“${say.text('title')}”: course ${say.text('course')}, result ${say.text('result')}.`,
    },
    members: {
      nb: (say) => `${say.number('reached')} av ${say.number('all')} vilkår er nådd, og alle må nås.`,
      nn: (say) => `Nådde vilkår: ${say.number('reached')} av ${say.number('all')}, og alle må nåast.`,
      en: (say) => `Conditions reached: ${say.number('reached')} of ${say.number('all')}, and all must be.`,
    },
    noneWorse: {
      nb: (say) =>
        `Dårligere enn utgangspunktet: ${say.number('worse')} av ${say.number('all')}${say.has('unknown') ? `, kan ikke sammenlignes: ${say.number('unknown')}` : ''}. Ingen skal være dårligere.`,
      nn: (say) =>
        `Dårlegare enn utgangspunktet: ${say.number('worse')} av ${say.number('all')}${say.has('unknown') ? `, kan ikkje samanliknast: ${say.number('unknown')}` : ''}. Ingen skal vere dårlegare.`,
      en: (say) =>
        `Worse than the baseline: ${say.number('worse')} of ${say.number('all')}${say.has('unknown') ? `, not comparable: ${say.number('unknown')}` : ''}. None shall be worse.`,
    },
    weight: {
      nb: (say) => `Det som er nådd, veier ${say.percent('reached')}, og ${say.percent('required')} kreves; vektene gjelder fra ${say.date('from')}.`,
      nn: (say) => `Det som er nådd, veg ${say.percent('reached')}, og ${say.percent('required')} krevst; vektene gjeld frå ${say.date('from')}.`,
      en: (say) => `What is reached weighs ${say.percent('reached')}, and ${say.percent('required')} is required; the weights hold from ${say.date('from')}.`,
    },
    weightsFrom: {
      nb: (say) => `De første vektene gjelder fra ${say.date('from')}.`,
      nn: (say) => `Dei første vektene gjeld frå ${say.date('from')}.`,
      en: (say) => `The first weights hold from ${say.date('from')}.`,
    },
    worst: {
      nb: (say) => `Samlet er det ikke bedre enn det svakeste av ${say.number('all')} vilkår.`,
      nn: (say) => `Samla er det ikkje betre enn det svakaste av ${say.number('all')} vilkår.`,
      en: (say) => `Together they are no better than the weakest of ${say.number('all')} conditions.`,
    },
  },
} as const satisfies Vocabulary;
