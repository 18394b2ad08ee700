import type { Figure } from '../figure.js';
import { inTurns, timeOf } from '../rounds.js';
import { ServerProcess } from './server-process.js';
import { FEWEST_EVENTS } from '../options.js';
import type { FilledLedger } from '../ledger/fill.js';

/** From the start of the server's process until it is ready and has answered a question; the read models were up to date. */
export const start: Figure = {
  name: 'start',
  what: `start to ready with the large ledger, against one of ${FEWEST_EVENTS.toLocaleString('en')} events`,
  unit: 'ms',
  bound: { atMost: 2 },
  measure: async (workspace, { events, rounds }) => {
    const large = await workspace.filled(events);
    const small = await workspace.filled(FEWEST_EVENTS);
    return inTurns(
      () => timeToReady(large),
      () => timeToReady(small),
      rounds,
    );
  },
};

async function timeToReady(ledger: FilledLedger): Promise<number> {
  let server: ServerProcess | undefined;
  const milliseconds = await timeOf(async () => {
    server = await ServerProcess.start(ledger);
  });
  await server?.stop();
  return milliseconds;
}
