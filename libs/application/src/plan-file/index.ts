export { parsePlanFile } from './parse.js';
export { planFileJsonSchema, type PlanFile } from './schema.js';
