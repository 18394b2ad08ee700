import { Broken } from '#kernel';
import { runLedger } from '#application';
import { sampleClock, sampleLedger } from './ledger.js';
import { loadSamples, type Loaded, type LoadOptions } from './load.js';

/** How long the read models may take over what they have not read when the last step is recorded. */
const READ_MODELS_MS = 60_000;

/**
 * Makes a ledger in the folder, which holds none yet, records all the samples in it and closes it. Its read models are there as well,
 * up to the last event, because a forecast is published from what they say.
 * @throws Broken naming the step that the ledger refused, or when the read models stand still; what was recorded stays in the folder
 */
export async function fillFolder(folder: string, options: LoadOptions = {}): Promise<Loaded> {
  const running = await runLedger(folder, { create: sampleLedger, clock: sampleClock() });
  const { runner, vault, store } = running.ledger;
  try {
    const loaded = await loadSamples({ execute: (request) => runner.execute(request), enrol: (person) => vault.enrol(person) }, options);
    const { seq } = await store.head();
    if (!(await running.projector.waitFor(seq, READ_MODELS_MS))) throw new Broken(`the read models of the samples did not reach seq ${seq}`);
    return loaded;
  } finally {
    await running.close();
  }
}
