export { fillFolder } from './fill.js';
export { sampleClock, sampleLedger } from './ledger.js';
export { type Loaded, type LoadOptions } from './load.js';
export { sampleMoments } from './moments.js';
export { between, randomFrom, type Random } from './random.js';
export { SAMPLE_PLANS, samplePlanFile, type SamplePlan } from './plans.js';
export { sampleScript } from './script/script.js';
export { actors as sampleActors, type ActorKey, type Step } from './script/step.js';
