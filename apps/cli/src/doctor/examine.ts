import { accessSync, constants, existsSync } from 'node:fs';
import { mustBeOfThisEngine, mustHaveMoved, mustReachReadModels, openLogReader, placeOf, type Layout } from '#application';
import type { EventReader } from '#event-store';
import { Refused, runtimeComplaint } from '#kernel';
import { describeConfig, readConfig } from '#platform';
import { checkpointsAt, readModels, WatchedViews, type Stopped } from '#projections';
import { isServed, layoutIn } from '../door/place.js';
import { version } from '../version.js';
import { examineEngines } from './engines.js';
import { found, good, told, wrong, type Environment, type Finding } from './finding.js';
import { examineLog } from './log.js';

/** Everything that can be seen of an installation without changing it. */
export async function examine(folder: string, environment: Environment): Promise<readonly Finding[]> {
  const held = await found('server', async () =>
    isServed(folder) ? told('server', `a process holds the ledger in ${folder}`) : told('server', `none on ${folder}`),
  );
  return [...runtime(), ...settings(environment), await found('folder', async () => usable(folder)), held, ...(await ofLedger(folder, environment))];
}

/** What there is of a ledger, where the settings say that it is; a setting that can't be used is told of where the settings are. */
async function ofLedger(folder: string, environment: Environment): Promise<readonly Finding[]> {
  try {
    const layout = layoutIn(folder, environment);
    return [
      ...(await examineEngines(layout, environment)),
      await found('ledger', () => ledgerIn(layout)),
      await found('read models', () => readModelsOf(layout)),
      ...(await examineLog(folder, environment)),
    ];
  } catch (error) {
    if (!(error instanceof Refused && error.kind === 'invalid')) throw error;
    return [told('ledger', 'looked at once the settings are right')];
  }
}

function runtime(): readonly Finding[] {
  const complaint = runtimeComplaint(process.versions.node);
  return [
    told('fremdrift', version()),
    complaint === null ? good('node', process.versions.node) : wrong('node', process.versions.node, complaint),
    told('sqlite', process.versions['sqlite'] ?? 'unknown'),
  ];
}

function settings(environment: Environment): readonly Finding[] {
  const inForce = describeConfig(environment).map(({ variable, value, isSet }) => told(variable, isSet ? value : `${value} (not set)`.trimStart()));
  try {
    readConfig(environment);
    return inForce;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const faults = new Map(error.issues.map((issue) => [issue.field, issue]));
    return inForce.map((finding) => {
      const fault = faults.get(finding.what);
      return fault === undefined ? finding : wrong(finding.what, fault.problem, fault.remedy);
    });
  }
}

function usable(folder: string): Finding {
  if (!existsSync(folder)) return told('folder', `${folder} is not there yet; the first start makes it`);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return good('folder', `${folder} can be read and written`);
  } catch {
    return wrong('folder', `${folder} can't be read and written`, 'let this user own it, or choose another with FREMDRIFT_DATA');
  }
}

async function ledgerIn(layout: Layout): Promise<Finding> {
  mustBeOfThisEngine(layout);
  mustHaveMoved(layout);
  if (!existsSync(layout.log)) return told('ledger', `none in ${layout.root}; \`npm start\` makes one, \`npm run demo\` one to try`);
  const { seq, recordedAt } = await reading(layout, (log) => log.head());
  return good('ledger', `format known, ${seq + 1} events, the last recorded ${recordedAt ?? 'never'}`);
}

/** How far a projection is, wherever its read models lie. */
interface Reached {
  readonly name: string;
  readonly version: number;
  readonly seq: number;
  readonly stopped: Stopped | null;
}

async function readModelsOf(layout: Layout): Promise<Finding> {
  if (!existsSync(layout.log)) return told('read models', 'of no ledger');
  const reached = layout.engines.postgres === null ? checkpointsAt(layout.views) : await inPostgres(layout);
  if (reached === null) return told('read models', 'none yet; the next start makes them from the log');
  const held = reached.find(({ stopped }) => stopped !== null);
  if (held?.stopped) {
    const { eventId, seq, error } = held.stopped;
    const problem = `${held.name} is held by event ${eventId} (seq ${seq}): ${error}`;
    return wrong('read models', problem, 'run a version that can apply it, then `fremdrift rebuild`');
  }
  const versions = new Map(reached.map(({ name, version }) => [name, version]));
  if (readModels.some(({ name, version }) => versions.get(name) !== version)) return told('read models', 'of another version; the next start makes new ones');
  const lag = await reading(layout, async (log) => {
    await mustReachReadModels(log, layout);
    return (await log.head()).seq - Math.min(...reached.map(({ seq }) => seq));
  });
  return good('read models', lag <= 0 ? 'up with the log' : `${lag} events behind; they catch up while a server runs`);
}

/** Null where there are none of this version. */
async function inPostgres(layout: Layout): Promise<readonly Reached[] | null> {
  const watched = new WatchedViews(placeOf(layout));
  try {
    await watched.look();
    const status = await watched.status();
    return status.length === 0 ? null : status;
  } finally {
    await watched.close();
  }
}

async function reading<T>(layout: Layout, work: (log: EventReader) => Promise<T>): Promise<T> {
  const reader = openLogReader(layout);
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}
