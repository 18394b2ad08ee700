export { startUpCheck, type LogIdentity, type StartUpParts } from './start-up-check.js';
