export { sampleClock, sampleLedger } from './ledger.js';
export { loadSamples, type Loaded, type LoadOptions, type SampleTarget } from './load.js';
export { sampleMoments } from './moments.js';
export { SAMPLE_PLANS, samplePlanFile, type SamplePlan } from './plans.js';
export { sampleScript } from './script/script.js';
export { actors as sampleActors, type ActorKey, type Step } from './script/step.js';
