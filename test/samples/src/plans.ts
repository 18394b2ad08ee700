import { readFileSync } from 'node:fs';
import { parsePlanFile, type PlanFile } from '#application';

export const SAMPLE_PLANS = ['N', 'F', 'O'] as const;
export type SamplePlan = (typeof SAMPLE_PLANS)[number];

/** Where a sample plan's file is: in `test/samples/plans`, also when this runs compiled, because only code is compiled into `dist`. */
function samplePlanUrl(plan: SamplePlan): URL {
  return new URL(`../plans/${plan}.yaml`, import.meta.url.replace('/dist/test/', '/test/'));
}

/** A sample plan, read from its file. */
export function samplePlanFile(plan: SamplePlan): PlanFile {
  const url = samplePlanUrl(plan);
  return parsePlanFile(readFileSync(url, 'utf8'), `${plan}.yaml`);
}
