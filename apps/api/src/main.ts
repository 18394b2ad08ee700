import { requireRuntime } from '#kernel';

requireRuntime();
const { serve } = await import('./serve.js');
process.exitCode = await serve();
