export { loadSamples, sampleMoment, type Loaded, type LoadOptions, type SampleTarget } from './load.js';
export { sampleMoments } from './moments.js';
export { samplePlanFile, SAMPLE_PLANS } from './plans.js';
export { SAMPLE_SEED, sampleScript } from './script/script.js';
export { actors as sampleActors, type ActorKey, type Step } from './script/step.js';
