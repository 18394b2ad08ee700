import type { Say } from '../sentences/say.js';
import type { Vocabulary } from './vocabulary.js';
import { by } from './phrases.js';

/** "Forskjellen (median)": by which method it is measured. */
const gapOf = (say: Say, word: string) => `${word} (${say.text('method')})`;

/** "plass 3 eller bedre"; nothing is better than the first. */
const place = (say: Say, word: string, orBetter: string) => `${word} ${say.number('place')}${say.text('place') === '1' ? '' : ` ${orBetter}`}`;

/** What the evaluation of a gap, a rank, a reference series or a composition can say. */
export const compared = {
  notes: {
    gapNarrowed: { nb: 'forskjellen har minket', nn: 'skilnaden har minka', en: 'the gap has narrowed' },
    gapTurned: { nb: 'det er nå den andre gruppen som ligger høyest', nn: 'det er no den andre gruppa som ligg høgst', en: 'the other group is ahead now' },
    gapUnchanged: { nb: 'forskjellen er den samme', nn: 'skilnaden er den same', en: 'the gap is the same' },
    gapWidened: { nb: 'forskjellen har økt', nn: 'skilnaden har auka', en: 'the gap has widened' },
    leaderFell: {
      nb: 'forskjellen minket også fordi den som lå høyest, har falt',
      nn: 'skilnaden minka også fordi den som låg høgst, har falle',
      en: 'the gap narrowed also because the group that was ahead has fallen',
    },
    noCommonDay: {
      nb: 'det finnes ingen dag da begge eller alle er talt',
      nn: 'det finst ingen dag då begge eller alle er talde',
      en: 'there is no day on which both or all of them were counted',
    },
    noGapAtBaseline: {
      nb: 'det var ingen forskjell i utgangspunktet, så det finnes ingen andel av den',
      nn: 'det var ingen skilnad i utgangspunktet, så det finst ingen del av han',
      en: 'there was no gap to begin with, so there is no part of it',
    },
    noMargin: {
      nb: 'usikkerheten er ikke oppgitt, så det kan ikke sies om endringen er mer enn tilfeldig',
      nn: 'uvissa er ikkje oppgjeven, så det kan ikkje seiast om endringa er meir enn tilfeldig',
      en: 'the uncertainty is not stated, so it cannot be said whether the change is more than chance',
    },
    otherInstrument: {
      nb: 'noen er målt på en annen måte og er ikke sammenlignet',
      nn: 'nokre er målte på ein annan måte og er ikkje samanlikna',
      en: 'some are measured in another way and are not compared',
    },
    peersChanged: {
      nb: 'det er ikke de samme å sammenligne med som da planen begynte',
      nn: 'det er ikkje dei same å samanlikne med som då planen tok til',
      en: 'those to compare with are not the same as when the plan began',
    },
    peersMissing: {
      nb: 'noen av dem det sammenlignes med, mangler tall og kan ligge hvor som helst',
      nn: 'nokre av dei det blir samanlikna med, manglar tal og kan liggje kvar som helst',
      en: 'some of those to compare with lack numbers and may lie anywhere',
    },
    referenceProvisional: { nb: 'referansen er foreløpig', nn: 'referansen er førebels', en: 'the reference is provisional' },
    smallGroups: {
      nb: 'små grupper vises ikke, og heller ikke det de kunne regnes ut av',
      nn: 'små grupper blir ikkje viste, og heller ikkje det dei kunne reknast ut av',
      en: 'small groups are not shown, nor what they could be worked out from',
    },
    tied: { nb: 'plassen er delt', nn: 'plassen er delt', en: 'the place is shared' },
  },
  figures: {
    baselineGap: { nb: 'forskjell i utgangspunktet', nn: 'skilnad i utgangspunktet', en: 'gap at the baseline' },
    deviation: { nb: 'avvik', nn: 'avvik', en: 'deviation' },
    distanceToLeader: { nb: 'avstand til den fremste', nn: 'avstand til den fremste', en: 'distance to the leader' },
    firstGroup: { nb: 'første gruppe', nn: 'første gruppe', en: 'first group' },
    gap: { nb: 'forskjell', nn: 'skilnad', en: 'gap' },
    largestDeviation: { nb: 'største avvik', nn: 'største avvik', en: 'largest deviation' },
    ownIndex: { nb: 'egen utvikling', nn: 'eiga utvikling', en: 'own development' },
    parity: { nb: 'forhold til referansen', nn: 'forhold til referansen', en: 'ratio to the reference' },
    peersMissing: { nb: 'mangler tall', nn: 'manglar tal', en: 'without numbers' },
    rank: { nb: 'plass', nn: 'plass', en: 'rank' },
    referenceIndex: { nb: 'referansens utvikling', nn: 'utviklinga til referansen', en: 'development of the reference' },
    referenceShare: { nb: 'referanseandel', nn: 'referansedel', en: 'reference share' },
    referenceValue: { nb: 'referanse', nn: 'referanse', en: 'reference' },
    requiredRank: { nb: 'plass som kreves', nn: 'plass som krevst', en: 'rank required' },
    secondGroup: { nb: 'andre gruppe', nn: 'andre gruppe', en: 'second group' },
    setSize: { nb: 'antall sammenlignet', nn: 'tal på samanlikna', en: 'number compared' },
    shareClosed: { nb: 'del av forskjellen som er lukket', nn: 'del av skilnaden som er lukka', en: 'share of the gap closed' },
  },
  explanations: {
    developmentParity: {
      nb: (say) =>
        `Siden ${say.date('since')} er egen utvikling ${say.percent('own')} og referansens ${say.percent('reference')}; forholdet er ${say.percent('parity', 'limit')} per ${say.date('on')}.`,
      nn: (say) =>
        `Sidan ${say.date('since')} er eiga utvikling ${say.percent('own')} og utviklinga til referansen ${say.percent('reference')}; forholdet er ${say.percent('parity', 'limit')} per ${say.date('on')}.`,
      en: (say) =>
        `Since ${say.date('since')} the own development is ${say.percent('own')} and that of the reference ${say.percent('reference')}; the ratio is ${say.percent('parity', 'limit')} as of ${say.date('on')}.`,
    },
    gap: {
      nb: (say) => `${gapOf(say, 'Forskjellen')} er ${say.amount('gap')} per ${say.date('on')}.`,
      nn: (say) => `${gapOf(say, 'Skilnaden')} er ${say.amount('gap')} per ${say.date('on')}.`,
      en: (say) => `${gapOf(say, 'The gap')} is ${say.amount('gap')} as of ${say.date('on')}.`,
    },
    gapSince: {
      nb: (say) => `${gapOf(say, 'Forskjellen')} er ${say.amount('gap')} per ${say.date('on')}; den var ${say.amount('baseline')} per ${say.date('since')}.`,
      nn: (say) => `${gapOf(say, 'Skilnaden')} er ${say.amount('gap')} per ${say.date('on')}; han var ${say.amount('baseline')} per ${say.date('since')}.`,
      en: (say) => `${gapOf(say, 'The gap')} is ${say.amount('gap')} as of ${say.date('on')}; it was ${say.amount('baseline')} as of ${say.date('since')}.`,
    },
    groupShare: {
      nb: (say) => `${say.text('group')}: ${say.percent('share')} mot ${say.percent('reference')}, et avvik på ${say.points('share', 'reference')}.`,
      nn: (say) => `${say.text('group')}: ${say.percent('share')} mot ${say.percent('reference')}, eit avvik på ${say.points('share', 'reference')}.`,
      en: (say) => `${say.text('group')}: ${say.percent('share')} against ${say.percent('reference')}, a deviation of ${say.points('share', 'reference')}.`,
    },
    largestDeviation: {
      nb: (say) =>
        `Det største avviket er ${say.points('share', 'reference')}: ${say.text('group')} er ${say.percent('share')} mot ${say.percent('reference')} per ${say.date('on')}.`,
      nn: (say) =>
        `Det største avviket er ${say.points('share', 'reference')}: ${say.text('group')} er ${say.percent('share')} mot ${say.percent('reference')} per ${say.date('on')}.`,
      en: (say) =>
        `The largest deviation is ${say.points('share', 'reference')}: ${say.text('group')} is ${say.percent('share')} against ${say.percent('reference')} as of ${say.date('on')}.`,
    },
    levelParity: {
      nb: (say) => `Egen verdi er ${say.percent('parity', 'limit')} av referansens per ${say.date('on')}.`,
      nn: (say) => `Eigen verdi er ${say.percent('parity', 'limit')} av verdien til referansen per ${say.date('on')}.`,
      en: (say) => `The own value is ${say.percent('parity', 'limit')} of the reference’s as of ${say.date('on')}.`,
    },
    peersMissing: {
      nb: (say) => `Uten tall som kan sammenlignes: ${say.text('peers')}.`,
      nn: (say) => `Utan tal som kan samanliknast: ${say.text('peers')}.`,
      en: (say) => `Without numbers that can be compared: ${say.text('peers')}.`,
    },
    rank: {
      nb: (say) => `Plass ${say.number('rank')} av ${say.number('of')} per ${say.date('on')}.`,
      nn: (say) => `Plass ${say.number('rank')} av ${say.number('of')} per ${say.date('on')}.`,
      en: (say) => `Rank ${say.number('rank')} of ${say.number('of')} as of ${say.date('on')}.`,
    },
    wantedBalance: {
      nb: (say) => `Målet er at ingen gruppe avviker mer enn ${say.points('within', 'none')}${by(say, 'per')}.`,
      nn: (say) => `Målet er at inga gruppe avvik meir enn ${say.points('within', 'none')}${by(say, 'per')}.`,
      en: (say) => `The goal is that no group deviates by more than ${say.points('within', 'none')}${by(say, 'as of')}.`,
    },
    wantedDevelopmentParity: {
      nb: (say) => `Målet er en utvikling på ${say.bound()} av referansens${say.has('each') ? ' hvert år' : ''} fra ${say.date('since')}${by(say, 'til')}.`,
      nn: (say) =>
        `Målet er ei utvikling på ${say.bound()} av den til referansen${say.has('each') ? ' kvart år' : ''} frå ${say.date('since')}${by(say, 'til')}.`,
      en: (say) =>
        `The goal is a development of ${say.bound()} of the reference’s${say.has('each') ? ' each year' : ''} from ${say.date('since')}${by(say, 'to')}.`,
    },
    wantedGap: {
      nb: (say) => `Målet er en forskjell på høyst ${say.amount('target')}${by(say, 'per')}.`,
      nn: (say) => `Målet er ein skilnad på høgst ${say.amount('target')}${by(say, 'per')}.`,
      en: (say) => `The goal is a gap of at most ${say.amount('target')}${by(say, 'as of')}.`,
    },
    wantedLevelParity: {
      nb: (say) => `Målet er ${say.bound()} av referansens verdi${say.has('each') ? ' hvert år' : ''}${by(say, 'per')}.`,
      nn: (say) => `Målet er ${say.bound()} av verdien til referansen${say.has('each') ? ' kvart år' : ''}${by(say, 'per')}.`,
      en: (say) => `The goal is ${say.bound()} of the reference’s value${say.has('each') ? ' each year' : ''}${by(say, 'as of')}.`,
    },
    wantedNarrower: {
      nb: (say) => `Målet er at forskjellen minker fra ${say.date('since')}${by(say, 'til')}.`,
      nn: (say) => `Målet er at skilnaden minkar frå ${say.date('since')}${by(say, 'til')}.`,
      en: (say) => `The goal is that the gap narrows from ${say.date('since')}${by(say, 'to')}.`,
    },
    wantedRank: {
      nb: (say) => `Målet er ${say.has('place') ? place(say, 'plass', 'eller bedre') : `de beste ${say.percent('share')}`}${by(say, 'per')}.`,
      nn: (say) => `Målet er ${say.has('place') ? place(say, 'plass', 'eller betre') : `dei beste ${say.percent('share')}`}${by(say, 'per')}.`,
      en: (say) => `The goal is ${say.has('place') ? place(say, 'rank', 'or better') : `the best ${say.percent('share')}`}${by(say, 'as of')}.`,
    },
  },
} as const satisfies Vocabulary;
