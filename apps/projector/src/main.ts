import { requireRuntime } from '#kernel';

requireRuntime();
const { project } = await import('./project.js');
process.exitCode = await project();
