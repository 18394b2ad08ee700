import { requireRuntime } from '#kernel';

requireRuntime();
const { relay } = await import('./relay.js');
process.exitCode = await relay();
