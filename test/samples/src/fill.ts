import { runLedger } from '#application';
import { sampleClock, sampleLedger } from './ledger.js';
import { loadSamples, type Loaded, type LoadOptions } from './load.js';

/**
 * Makes a ledger in the folder, which holds none yet, records all the samples in it and closes it. Its read models are there as well,
 * because a forecast is published from what they say.
 * @throws Broken naming the step that the ledger refused; what came before it stays in the folder
 */
export async function fillFolder(folder: string, options: LoadOptions = {}): Promise<Loaded> {
  const running = await runLedger(folder, { create: sampleLedger, clock: sampleClock() });
  const { runner, vault } = running.ledger;
  try {
    return await loadSamples({ execute: (request) => runner.execute(request), enrol: (person) => vault.enrol(person) }, options);
  } finally {
    await running.close();
  }
}
