import { requireRuntime } from '#kernel';

requireRuntime();
const { run } = await import('./run.js');
process.exitCode = await run(process.argv.slice(2));
