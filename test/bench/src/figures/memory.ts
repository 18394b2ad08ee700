import type { Figure } from '../figure.js';
import type { FilledLedger } from '../ledger/fill.js';
import { FEWEST_EVENTS } from '../options.js';
import { comparisonOf } from '../rounds.js';
import { ServerProcess } from './server-process.js';

export const memoryAtStart = memory('memory-start', 'after the first question', 0);
export const memoryInUse = memory('memory-in-use', 'after 50 questions more', 50);

/** Memory differs little from one start to the next. */
const MOST_ROUNDS = 2;

/** Resident memory of the server's process. */
function memory(name: string, when: string, questions: number): Figure {
  return {
    name,
    what: `resident memory with the large ledger ${when}, against one of ${FEWEST_EVENTS.toLocaleString('en')} events`,
    unit: 'MB',
    bound: null,
    measure: async (workspace, { events, rounds }) => {
      const large = await workspace.filled(events);
      const small = await workspace.filled(FEWEST_EVENTS);
      const results: [number, number][] = [];
      while (results.length < Math.min(rounds, MOST_ROUNDS)) results.push([await residentAfter(large, questions), await residentAfter(small, questions)]);
      return comparisonOf(results);
    },
  };
}

async function residentAfter(ledger: FilledLedger, questions: number): Promise<number> {
  const server = await ServerProcess.start(ledger);
  for (let asked = 0; asked < questions; asked += 1) await server.ask();
  const megabytes = await server.residentMegabytes();
  await server.stop();
  return megabytes;
}
