import { parentPort } from 'node:worker_threads';
import { Broken, invalid } from '#kernel';
import { serveQueries } from './serve-queries.js';

/** A pool's thread for the pool's own tests: each name is a way a query can end. */
if (parentPort === null) throw new Broken('runs in a worker thread');

serveQueries(parentPort, async (name, params) => {
  switch (name) {
    case 'echo':
      return JSON.stringify(params);
    case 'refuse':
      throw invalid('at', 'is no day', 'write a day');
    case 'break':
      throw new RangeError('a fault');
    case 'die':
      return process.exit(3);
    case 'forever':
      for (;;);
    case 'hold': {
      const [gate] = params as [Int32Array];
      Atomics.wait(gate, 0, 0);
      return '"released"';
    }
    default:
      return 'null';
  }
});
