import { openLogReader, openReadModels, reconcile, relayTopics, type Layout, type Reconciliation, type ReconcilingPhase } from '#application';
import { systemClock } from '#kernel';
import { BROKER_SETTINGS, brokerBy, readConfig } from '#platform';
import { progressAsTold } from '../terminal/progress.js';
import type { Environment } from './finding.js';

const PHASES: Readonly<Record<ReconcilingPhase, string>> = { readModels: 'Making the read models anew', events: 'Comparing the topic of events' };

/** Holds read models and topics to the log, wherever the settings say that they are. @throws Refused when one of them can't be reached */
export async function reconcileHere(layout: Layout, environment: Environment): Promise<Reconciliation> {
  const config = readConfig(environment, BROKER_SETTINGS);
  const broker = await brokerBy(config, 'fremdrift-doctor');
  const log = openLogReader(layout);
  const views = openReadModels(layout);
  const works = new Map(Object.entries(PHASES).map(([phase, title]) => [phase, progressAsTold(title, 'events')]));
  try {
    return await reconcile({
      log,
      views,
      relayed: broker && { broker, topics: relayTopics(config.tenant) },
      clock: systemClock,
      onProgress: (phase, done, total) => works.get(phase)?.to(done, total),
    });
  } finally {
    for (const work of works.values()) work.done();
    await views.close();
    await log.close();
    await broker?.close();
  }
}
