#!/usr/bin/env node
import { requireRuntime } from '#kernel';

requireRuntime();
const { run } = await import('./program.js');
await run(process.argv);
