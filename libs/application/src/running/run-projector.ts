import { existsSync } from 'node:fs';
import { Heartbeats, makeFolder, notFound, systemClock } from '#kernel';
import type { StoreStatus } from '#event-store';
import { assertReadModelsUsable, keepUpReadModels, openLog } from '../engines/index.js';
import type { Layout } from '../ledger/index.js';
import { heartbeatGauges, projectorGauges, type Gauge } from './gauges.js';
import { readinessOf, type Readiness } from './readiness.js';

/** A process that keeps up read models and does nothing else. */
export interface RunningProjector {
  readiness(): Readiness;
  gauges(): readonly Gauge[];
  /** After the page at hand; another projector leads then. */
  close(): Promise<void>;
}

/** A log as the projector's thread reads it from a file. */
interface FollowedLog {
  status(): StoreStatus;
  onAppended(listener: () => void): void;
  close(): Promise<void>;
}

/**
 * Keeps up the read models of a ledger that is served elsewhere: its log in a file of the same folder, or in KurrentDB, of which this process keeps a
 * copy in a folder of its own. Of several on the same database one does so at a time.
 * @throws Refused `not-found` when there is no log; `unavailable` when an engine can't be used, or holds read models of a newer version
 */
export async function runProjector(layout: Layout): Promise<RunningProjector> {
  const heartbeats = new Heartbeats(systemClock);
  const log = await followed(layout, heartbeats);
  try {
    await assertReadModelsUsable(layout);
  } catch (error) {
    await log.close();
    throw error;
  }
  const projector = keepUpReadModels(layout);
  log.onAppended(() => projector.nudge());
  const pulses = () => [projector.pulse(), ...heartbeats.pulses()];
  return {
    readiness: () => readinessOf({ store: log.status(), projector: projector.status(), publisher: null, pulses: pulses() }),
    gauges: () => [...projectorGauges(projector.status()), ...heartbeatGauges(pulses(), systemClock)],
    close: async () => {
      await projector.close();
      await log.close();
    },
  };
}

async function followed(layout: Layout, heartbeats: Heartbeats): Promise<FollowedLog> {
  if (layout.engines.kurrentdb !== null) {
    makeFolder(layout.root);
    return openLog(layout, { heartbeats });
  }
  if (!existsSync(layout.log))
    throw notFound('FREMDRIFT_DATA', `a ledger in ${layout.root}`, 'name the folder of a ledger that is served, or set KURRENTDB_URL');
  return { status: () => ({ writable: true }), onAppended: () => undefined, close: () => Promise.resolve() };
}
