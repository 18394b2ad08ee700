import { compareDates } from '#kernel';
import { membershipOf } from '../membership.js';
import { sampleOrganisation } from '../organisation.js';
import { randomFrom } from '../random.js';
import { apprenticeSteps } from './apprentices.js';
import { assessmentSteps } from './assessments.js';
import { coverageSteps } from './coverage.js';
import { decisionSteps } from './decisions.js';
import { eightyMoreSteps } from './eighty-more.js';
import { memberSteps } from './members.js';
import { mistakeSteps } from './mistakes.js';
import { narrativeSteps } from './narratives.js';
import { planSteps } from './plans.js';
import { registerSteps } from './registers.js';
import { representativeSteps } from './representatives.js';
import type { Step } from './step.js';
import { structureSteps } from './structure.js';

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
  ];
  return steps.sort((a, b) => compareDates(a.on, b.on));
}
