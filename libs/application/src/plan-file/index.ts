export { commandsOf, type PlanFileCommand } from './commands.js';
export { parsePlanFile } from './parse.js';
export { planFileJsonSchema, type PlanFile } from './schema.js';
