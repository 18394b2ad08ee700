import { compareDates } from '#kernel';
import { membershipOf } from '../membership.js';
import { sampleOrganisation } from '../organisation.js';
import { randomFrom } from '../random.js';
import { actionSteps } from './actions.js';
import { agreementSteps } from './agreements.js';
import { apprenticeSteps } from './apprentices.js';
import { assessmentSteps } from './assessments.js';
import { assemblyReportSteps } from './assembly-reports.js';
import { associationDecisionSteps } from './association-decisions.js';
import { associationSteps } from './association.js';
import { branchReportSteps } from './branch-reports.js';
import { caseSteps } from './cases.js';
import { contributorSteps } from './contributors.js';
import { coverageSteps } from './coverage.js';
import { cycleSteps } from './cycles.js';
import { decisionSteps } from './decisions.js';
import { eightyMoreSteps } from './eighty-more.js';
import { forecastSteps } from './forecasts.js';
import { gatheringSteps } from './gatherings.js';
import { memberSteps } from './members.js';
import { mistakeSteps } from './mistakes.js';
import { narrativeSteps } from './narratives.js';
import { overviewSteps } from './overviews.js';
import { paySteps } from './pay.js';
import { planSteps } from './plans.js';
import { promisedPartSteps } from './promised-parts.js';
import { regionSteps } from './regions.js';
import { registerSteps } from './registers.js';
import { representativeSteps } from './representatives.js';
import { settlementSteps } from './settlements.js';
import type { Step } from './step.js';
import { structureSteps } from './structure.js';
import { surveySteps } from './surveys.js';
import { tariffPowerSteps } from './tariff-power.js';
import { twoSourceSteps } from './two-sources.js';

export const SAMPLE_SEED = 2021;

/**
 * Everything that is recorded in the samples, in the order of the days on which it is recorded; on one day, structure and plans first.
 * The same seed gives the same script.
 */
export function sampleScript(seed: number = SAMPLE_SEED): readonly Step[] {
  const random = randomFrom(seed);
  const organisation = sampleOrganisation(random);
  const membership = membershipOf(random);
  const steps = [
    ...structureSteps(organisation),
    ...planSteps(),
    ...memberSteps(random, membership),
    ...mistakeSteps(membership),
    ...eightyMoreSteps(random, membership),
    ...apprenticeSteps(random),
    ...representativeSteps(random, organisation),
    ...registerSteps(),
    ...coverageSteps(random, organisation),
    ...assessmentSteps(),
    ...decisionSteps(),
    ...narrativeSteps(),
    ...promisedPartSteps(),
    ...agreementSteps(),
    ...caseSteps(),
    ...cycleSteps(),
    ...settlementSteps(randomFrom(seed + 1)),
    ...gatheringSteps(),
    ...overviewSteps(),
    ...surveySteps(),
    ...paySteps(),
    ...tariffPowerSteps(),
    ...regionSteps(randomFrom(seed + 2)),
    ...twoSourceSteps(),
    ...branchReportSteps(randomFrom(seed + 3)),
    ...associationSteps(),
    ...associationDecisionSteps(),
    ...actionSteps(),
    ...forecastSteps(),
    ...assemblyReportSteps(),
    ...contributorSteps(),
  ];
  return steps.sort((a, b) => compareDates(a.on, b.on));
}
