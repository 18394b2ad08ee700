import type { Words } from '../sentences/language.js';

/**
 * One sentence behind an opening question. Which of `types` it is follows from the measure, which is chosen first: whether it is a number,
 * a share, a register's count or a survey is a property of the measure, not of the goal. The first is the general one.
 */
export interface Choice {
  readonly says: Words;
  readonly types: readonly [string, ...string[]];
}

/** A question that the clerk begins with: at most eleven sentences answer it. */
export interface OpeningQuestion {
  readonly asks: Words;
  readonly choices: readonly Choice[];
}

/** How a goal is picked without seeing a code. Every goal type stands behind exactly one sentence. */
export const openingQuestions: readonly OpeningQuestion[] = [
  {
    asks: { nb: 'Et tall skal …', nn: 'Eit tal skal …', en: 'A number shall …' },
    choices: [
      {
        says: { nb: 'nå et nivå', nn: 'nå eit nivå', en: 'reach a level' },
        types: ['levelReached', 'shareThreshold', 'minimumCount', 'structuredQuota', 'majorityAtEvent'],
      },
      {
        says: { nb: 'holde seg innenfor grenser', nn: 'halde seg innanfor grenser', en: 'stay within limits' },
        types: ['withinLimits', 'countInRange', 'parityWithNeed'],
      },
      { says: { nb: 'endre seg med så mye', nn: 'endre seg med så mykje', en: 'change by so much' }, types: ['netDelta'] },
      { says: { nb: 'vokse hvert år', nn: 'vekse kvart år', en: 'grow each year' }, types: ['annualGrowthFloor'] },
      { says: { nb: 'gå riktig vei', nn: 'gå rett veg', en: 'go the right way' }, types: ['directionOnly'] },
      { says: { nb: 'bli så mye til sammen', nn: 'bli så mykje til saman', en: 'add up to so much' }, types: ['totalOverPeriod'] },
      { says: { nb: 'være blant de beste', nn: 'vere blant dei beste', en: 'be among the best' }, types: ['rankAmongPeers'] },
      { says: { nb: 'holde følge med noe annet', nn: 'halde følgje med noko anna', en: 'keep up with something' }, types: ['benchmarkParity'] },
      { says: { nb: 'tette et gap', nn: 'tette eit gap', en: 'close a gap' }, types: ['narrowingGap'] },
      { says: { nb: 'være i balanse', nn: 'vere i balanse', en: 'be balanced' }, types: ['compositionBalanced'] },
      { says: { nb: 'bare følges', nn: 'berre følgjast', en: 'just be followed' }, types: ['monitoredFigure'] },
    ],
  },
  {
    asks: { nb: 'Alle skal …', nn: 'Alle skal …', en: 'Everyone shall …' },
    choices: [
      { says: { nb: 'gjøre det én gang', nn: 'gjere det éin gong', en: 'do it once' }, types: ['allUnitsOnce'] },
      { says: { nb: 'gjøre det minst så mange ganger', nn: 'gjere det minst så mange gonger', en: 'do it at least so many times' }, types: ['minimumPerUnit'] },
      { says: { nb: 'gjøre det hvert år', nn: 'gjere det kvart år', en: 'do it every year' }, types: ['allUnitsEachYear'] },
      { says: { nb: 'gjøre det ved hver anledning', nn: 'gjere det ved kvart høve', en: 'do it at each occasion' }, types: ['allUnitsEachOccasion'] },
      { says: { nb: 'gjøre det når noe skjer', nn: 'gjere det når noko skjer', en: 'do it whenever something happens' }, types: ['conditionalCoverage'] },
      { says: { nb: 'ha det, og beholde det', nn: 'ha det, og halde på det', en: 'have it, and keep it so' }, types: ['coverageMaintained'] },
      { says: { nb: 'nå hvert sitt tall', nn: 'nå kvart sitt tal', en: 'each reach its own figure' }, types: ['eachUnitReaches'] },
    ],
  },
  {
    asks: { nb: 'Noe skal finnes:', nn: 'Noko skal finnast:', en: 'Something shall exist:' },
    choices: [
      { says: { nb: 'én ting', nn: 'éin ting', en: 'one thing' }, types: ['deliverable'] },
      { says: { nb: 'i flere deler', nn: 'i fleire delar', en: 'in parts' }, types: ['deliverableInParts'] },
      { says: { nb: 'og holdes ved like', nn: 'og haldast ved like', en: 'kept fresh' }, types: ['livingRegister'] },
      { says: { nb: 'noe er satt i gang', nn: 'noko er sett i gang', en: 'begun' }, types: ['initiated'] },
      { says: { nb: 'noe andre bestemmer', nn: 'noko andre avgjer', en: 'decided by others' }, types: ['externalDecision'] },
    ],
  },
  {
    asks: { nb: 'En tilstand skal være …', nn: 'Ein tilstand skal vere …', en: 'A state shall be …' },
    choices: [
      { says: { nb: 'god på en skala', nn: 'god på ein skala', en: 'good on a scale' }, types: ['rubricState'] },
      { says: { nb: 'god etter flere tegn samlet', nn: 'god etter fleire teikn samla', en: 'good by several signs together' }, types: ['compositeConstruct'] },
      { says: { nb: 'bedre i en undersøkelse', nn: 'betre i ei undersøking', en: 'better on a survey' }, types: ['scoreImprovement'] },
    ],
  },
  {
    asks: { nb: 'Vi skal fortsette å …', nn: 'Vi skal halde fram med å …', en: 'We shall keep …' },
    choices: [
      { says: { nb: 'gjøre noe', nn: 'gjere noko', en: 'doing something' }, types: ['continuousEffort'] },
      { says: { nb: 'måle og justere', nn: 'måle og justere', en: 'measuring and adjusting' }, types: ['measureAndAdjust'] },
      { says: { nb: 'ha en holdning', nn: 'ha ei haldning', en: 'an attitude' }, types: ['standingPosture'] },
    ],
  },
  {
    asks: { nb: 'Om planen selv:', nn: 'Om planen sjølv:', en: 'About the plan:' },
    choices: [
      { says: { nb: 'et overordnet mål', nn: 'eit overordna mål', en: 'an overall goal' }, types: ['overallGoal'] },
      { says: { nb: 'tiltak for hvert mål', nn: 'tiltak for kvart mål', en: 'actions derived from each goal' }, types: ['derivationRule'] },
      { says: { nb: 'en ramme av penger', nn: 'ei ramme av pengar', en: 'a frame of money' }, types: ['resourceFrame'] },
    ],
  },
];
