import { sampleMoments } from '../moments.js';
import type { Step } from './step.js';

/** Before anything of the samples is published: which measures are about people, and where their values say how many. */
export function contributorSteps(): readonly Step[] {
  const { on, marked } = sampleMoments.contributors;
  return Object.entries(marked).map(([measure, contributors]) => {
    const reason = contributors === 'none' ? 'Tallene handler om turer, ikke om personer' : 'Tallene handler om personer, og noen avdelinger har få';
    return { on, actor: 'secretariat', command: 'markContributors', data: { measure, contributors }, reason };
  });
}
