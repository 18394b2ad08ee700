import type { Words } from '../sentences/language.js';

/** Where two goal types compete for a statement: what to ask, and which it is. */
export interface DecidingRule {
  /** How such a statement may read. */
  readonly when: Words;
  readonly ask: Words;
  /** The type for each answer. */
  readonly settles: readonly { readonly answer: Words; readonly type: string }[];
}

const YES: Words = { nb: 'ja', nn: 'ja', en: 'yes' };
const NO: Words = { nb: 'nei', nn: 'nei', en: 'no' };
const yesOrNo = (yes: string, no: string): DecidingRule['settles'] => [
  { answer: YES, type: yes },
  { answer: NO, type: no },
];

export const decidingRules: readonly DecidingRule[] = [
  {
    when: { nb: '«flere», «utvide»', nn: '«fleire», «utvide»', en: '“more”, “expand”' },
    ask: {
      nb: 'Finnes det noe som kan telles, og et register som teller det?',
      nn: 'Finst det noko som kan teljast, og eit register som tel det?',
      en: 'Is there a countable noun, and a register that counts it?',
    },
    settles: yesOrNo('directionOnly', 'continuousEffort'),
  },
  {
    when: { nb: '«arbeide for», «kreve»', nn: '«arbeide for», «krevje»', en: '“work for”, “advocate”' },
    ask: {
      nb: 'Kan du nevne hvem som bestemmer, og vedtaket som avgjør det? Før innsatsen ved siden av.',
      nn: 'Kan du nemne kven som avgjer, og vedtaket som avgjer det? Før innsatsen ved sida av.',
      en: 'Can you name the body and the decision that settles it? Show the effort beside it.',
    },
    settles: yesOrNo('externalDecision', 'continuousEffort'),
  },
  {
    when: { nb: '«lett», «trygt», «godt»', nn: '«lett», «trygt», «godt»', en: '“easy”, “safe”, “good”' },
    ask: {
      nb: 'Finnes det, eller kommer det, en undersøkelse som gjentas?',
      nn: 'Finst det, eller kjem det, ei undersøking som blir teken opp att?',
      en: 'Is there, or will there be, an instrument that is repeated?',
    },
    settles: yesOrNo('scoreImprovement', 'rubricState'),
  },
  {
    when: { nb: '«90 prosent er fornøyd»', nn: '«90 prosent er nøgde»', en: '“90 % are satisfied”' },
    ask: {
      nb: 'Er det lovet et tall for hvor stor del av svarene det gjelder?',
      nn: 'Er det lova eit tal for kor stor del av svara det gjeld?',
      en: 'Is a number promised on a share of the answers?',
    },
    settles: yesOrNo('shareThreshold', 'scoreImprovement'),
  },
  {
    when: { nb: '«bedre», «sterkere»', nn: '«betre», «sterkare»', en: '“better”, “stronger”' },
    ask: {
      nb: 'Kan noen andre enn den som eier målet, telle endringen?',
      nn: 'Kan nokon andre enn den som eig målet, telje endringa?',
      en: 'Can the change be counted by somebody other than the owner?',
    },
    settles: yesOrNo('directionOnly', 'rubricState'),
  },
  {
    when: { nb: '«alle … når …»', nn: '«alle … når …»', en: '“everyone … when …”' },
    ask: {
      nb: 'Blir det flere eller færre som skal gjøre det, etter hva som skjer?',
      nn: 'Blir det fleire eller færre som skal gjere det, etter kva som hender?',
      en: 'Does the denominator arise by events?',
    },
    settles: yesOrNo('conditionalCoverage', 'allUnitsOnce'),
  },
  {
    when: { nb: '«alle har …»', nn: '«alle har …»', en: '“everyone has …”' },
    ask: { nb: 'Kan det falle bort igjen?', nn: 'Kan det falle bort att?', en: 'Can it lapse?' },
    settles: yesOrNo('coverageMaintained', 'allUnitsOnce'),
  },
  {
    when: { nb: '«gi ut hvert år»', nn: '«gje ut kvart år»', en: '“publish every year”' },
    ask: { nb: 'Er det noe nytt til hver dato?', nn: 'Er det noko nytt til kvar dato?', en: 'Is it a new product per date?' },
    settles: yesOrNo('allUnitsEachOccasion', 'deliverable'),
  },
  {
    when: { nb: '«utvikle og innføre»', nn: '«utvikle og innføre»', en: '“develop and introduce”' },
    ask: {
      nb: 'Er det mer enn én ting som skal godkjennes?',
      nn: 'Er det meir enn éin ting som skal godkjennast?',
      en: 'Is there more than one thing to accept?',
    },
    settles: yesOrNo('deliverableInParts', 'deliverable'),
  },
  {
    when: { nb: '«undersøke», «ta initiativ til»', nn: '«undersøkje», «ta initiativ til»', en: '“explore”, “take initiative to”' },
    ask: { nb: 'Skal det foreligge noe til slutt?', nn: 'Skal det liggje føre noko til slutt?', en: 'Is there a product at the end?' },
    settles: yesOrNo('deliverable', 'initiated'),
  },
  {
    when: { nb: '«skape», «rekruttere»', nn: '«skape», «rekruttere»', en: '“create”, “recruit”' },
    ask: { nb: 'Skal de som går, trekkes fra?', nn: 'Skal dei som går, trekkjast frå?', en: 'Is it net of those who leave?' },
    settles: yesOrNo('netDelta', 'totalOverPeriod'),
  },
  {
    when: { nb: '«minst én i året»', nn: '«minst éin i året»', en: '“at least one a year”' },
    ask: {
      nb: 'Er det hver enkelt enhet som skal, og ikke én eier?',
      nn: 'Er det kvar einskild eining som skal, og ikkje éin eigar?',
      en: 'Is it every unit, rather than one owner?',
    },
    settles: yesOrNo('allUnitsEachYear', 'totalOverPeriod'),
  },
  {
    when: { nb: '«gjennomføre undersøkelser»', nn: '«gjennomføre undersøkingar»', en: '“run surveys”' },
    ask: { nb: 'Er det lovet å gjøre noe med svarene?', nn: 'Er det lova å gjere noko med svara?', en: 'Is acting on it promised?' },
    settles: yesOrNo('measureAndAdjust', 'allUnitsEachOccasion'),
  },
  {
    when: { nb: '«hver kommune vedtar …»', nn: '«kvar kommune vedtek …»', en: '“each municipality decides …”' },
    ask: {
      nb: 'Er det ett vedtak for hver enhet, og ikke ett i alt?',
      nn: 'Er det eitt vedtak for kvar eining, og ikkje eitt i alt?',
      en: 'Is it one decision per unit, rather than one in all?',
    },
    settles: yesOrNo('allUnitsOnce', 'externalDecision'),
  },
  {
    when: { nb: '«opprette flere …»', nn: '«opprette fleire …»', en: '“set up several …”' },
    ask: {
      nb: 'Er det for mange når det blir flere enn det høyeste tallet?',
      nn: 'Er det for mange når det blir fleire enn det høgste talet?',
      en: 'Is more than the highest number too many?',
    },
    settles: yesOrNo('countInRange', 'minimumCount'),
  },
];
