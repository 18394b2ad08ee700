import { accessSync, constants, existsSync } from 'node:fs';
import { layoutOf } from '#application';
import { openSqliteReader, type Head } from '#event-store';
import { Refused, runtimeComplaint } from '#kernel';
import { describeConfig, readConfig } from '#platform';
import { checkpointsAt, readModels } from '#projections';
import { holdsLedger, isServed } from '../door/place.js';
import { version } from '../version.js';
import { found, good, told, wrong, type Environment, type Finding } from './finding.js';
import { examineLog } from './log.js';

/** Everything that can be seen of an installation without changing it. */
export async function examine(folder: string, environment: Environment): Promise<readonly Finding[]> {
  const held = await found('server', async () =>
    isServed(folder) ? told('server', `a process holds the ledger in ${folder}`) : told('server', `none on ${folder}`),
  );
  return [
    ...runtime(),
    ...settings(environment),
    await found('folder', async () => usable(folder)),
    held,
    await found('ledger', () => ledgerIn(folder)),
    await found('read models', () => readModelsIn(folder)),
    ...(await examineLog(folder, environment)),
  ];
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

async function ledgerIn(folder: string): Promise<Finding> {
  if (!holdsLedger(folder)) return told('ledger', `none in ${folder}; \`npm start\` makes one, \`npm run demo\` one to try`);
  const { seq, recordedAt } = await headOf(layoutOf(folder).log);
  return good('ledger', `format known, ${seq + 1} events, the last recorded ${recordedAt ?? 'never'}`);
}

async function readModelsIn(folder: string): Promise<Finding> {
  const { log, views } = layoutOf(folder);
  const checkpoints = checkpointsAt(views);
  if (checkpoints === null) return told('read models', 'none yet; the next start makes them from the log');
  const held = checkpoints.find(({ stopped }) => stopped !== null);
  if (held?.stopped) {
    const { eventId, seq, error } = held.stopped;
    const problem = `${held.name} is held by event ${eventId} (seq ${seq}): ${error}`;
    return wrong('read models', problem, 'run a version that can apply it, then `fremdrift rebuild`');
  }
  const versions = new Map(checkpoints.map(({ name, version }) => [name, version]));
  if (readModels.some(({ name, version }) => versions.get(name) !== version)) return told('read models', 'of another version; the next start makes new ones');
  const lag = (await headOf(log)).seq - Math.min(...checkpoints.map(({ seq }) => seq));
  return good('read models', lag <= 0 ? 'up with the log' : `${lag} events behind; they catch up while a server runs`);
}

async function headOf(log: string): Promise<Head> {
  const reader = openSqliteReader(log);
  try {
    return await reader.head();
  } finally {
    await reader.close();
  }
}
