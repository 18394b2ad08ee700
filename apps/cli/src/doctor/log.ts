import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupsOf, ledgerOnRecord, openLogReader, mustKnowItsOrigins, type Layout } from '#application';
import { keysOf, signingKey, type OpenedLedger } from '#domain';
import { recordedAtOf, type EventReader } from '#event-store';
import { systemClock, todayOf } from '#kernel';
import { checkTimestamp, connectSigner, nodeDisk, openArchive, readPolicyFile, type ArchivedCheckpoint } from '#publishing';
import { cosignedAt, hexId, openCheckpoint, parseNote, satisfies, verifierOf } from '#transparency';
import { layoutIn } from '../door/place.js';
import { found, good, told, wrong, type Environment, type Finding } from './finding.js';

/** How long a signer that runs apart may take to say what it holds. */
const SIGNER_MS = 2_000;

/** What was seen of the ledger, which the checks have in common. */
interface Seen {
  readonly layout: Layout;
  readonly environment: Environment;
  readonly log: EventReader;
  readonly ledger: OpenedLedger;
  /** The last one that was signed under the origin; null before the first. */
  readonly last: ArchivedCheckpoint | null;
}

/** What stands for the log: its origin and key, its last checkpoint and where that lies, who else stands for it, and the backups. */
export async function examineLog(folder: string, environment: Environment): Promise<readonly Finding[]> {
  const layout = layoutIn(folder, environment);
  if (!existsSync(layout.log)) return [];
  const log = openLogReader(layout);
  const findings: Finding[] = [];
  const look = async (what: string, check: () => Promise<Finding>) => findings.push(await found(what, check));
  try {
    const ledger = await ledgerOnRecord(log);
    if (ledger === null) return [];
    let last: ArchivedCheckpoint | null = null;
    await look('signing key', () => keyOf({ layout, environment, ledger }));
    await look('checkpoint', async () => {
      last = await openArchive(nodeDisk(layout.checkpoints)).latest(ledger.origin);
      return checkpointOf({ layout, environment, log, ledger, last });
    });
    await look('checkpoints', async () => whereCheckpointsLie(layout));
    await look('witnesses', async () => witnessesOf({ layout, environment, log, ledger, last }));
    await look('time stamps', () => timeStampsOf({ layout, environment, log, ledger, last }));
    await look('backups', () => backupsIn(layout, ledger));
    return findings;
  } finally {
    await log.close();
  }
}

async function keyOf({ layout, environment, ledger }: Pick<Seen, 'layout' | 'environment' | 'ledger'>): Promise<Finding> {
  const what = 'signing key';
  const { origin, closed } = ledger;
  if (closed !== null) return told(what, `the log ${origin} was closed on ${closed.on} (${closed.because}); \`fremdrift key new-origin\` goes on`);
  const key = signingKey(ledger);
  if (key === null) return told(what, `none yet for ${origin}: nothing is signed; the next \`fremdrift serve\` makes one`);
  const isHere = await isHeld(layout, environment['FREMDRIFT_SIGNER'] || null, origin, key.vkey);
  if (isHere) return good(what, `${key.vkey}, since ${key.from}`);
  return wrong(
    what,
    `${key.vkey} is not where it is looked for`,
    'set FREMDRIFT_KEYS, put the key back, or go on with `fremdrift key new-origin --because lost`',
  );
}

async function isHeld({ keys }: Layout, socket: string | null, origin: string, vkey: string): Promise<boolean> {
  if (socket === null) return existsSync(join(keys, `${hexId(verifierOf(vkey).id)}.key`));
  const signer = connectSigner(socket, { timeoutMs: SIGNER_MS });
  try {
    return (await signer.held(origin)).vkeys.includes(vkey);
  } finally {
    await signer.close();
  }
}

async function checkpointOf({ layout, log, ledger, last }: Seen): Promise<Finding> {
  const what = 'checkpoint';
  await mustKnowItsOrigins(openArchive(nodeDisk(layout.checkpoints)), ledger);
  const events = (await log.head()).seq + 1;
  if (last === null) {
    if (signingKey(ledger) === null) return told(what, 'none yet');
    const begun = await openArchive(nodeDisk(layout.checkpoints)).isBegun(ledger.origin);
    if (begun) return told(what, 'none yet; a running server signs one');
    return wrong(what, `${layout.checkpoints} does not know ${ledger.origin}`, 'name the folder that holds its checkpoints in FREMDRIFT_CHECKPOINTS');
  }
  openCheckpoint(
    last.note,
    keysOf(ledger, ledger.origin).map((vkey) => verifierOf(vkey)),
  );
  if (last.size > events) {
    const remedy = 'put back the newest copy, or refill it: `fremdrift restore --refill PACKAGE`; else `fremdrift key new-origin --because behind`';
    return wrong(what, `${last.size} events were signed, and the log holds ${events}: the last ${last.size - events} are missing`, remedy);
  }
  const [covered] = await log.readLeaves(last.size - 2, 1);
  const lag = events === last.size ? 'all there are' : `${events - last.size} of ${events} are not signed yet; a running server signs them`;
  return good(what, `over ${last.size} events, the last recorded ${covered === undefined ? 'never' : recordedAtOf(covered.envelope)}; ${lag}`);
}

function whereCheckpointsLie({ root, checkpoints }: Layout): Finding {
  const what = 'checkpoints';
  if (!existsSync(checkpoints)) return told(what, `${checkpoints} is not there yet`);
  if (statSync(checkpoints).dev !== statSync(root).dev) return good(what, `${checkpoints}, on another disk than the log`);
  return told(what, `${checkpoints}, on the same disk as the log: one fault may take both; FREMDRIFT_CHECKPOINTS names a folder elsewhere`);
}

function witnessesOf({ environment, last }: Seen): Finding {
  const what = 'witnesses';
  const path = environment['FREMDRIFT_WITNESSES'] || null;
  if (path === null) return told(what, 'none: an old copy of everything at once would be seen by nobody');
  const policy = readPolicyFile(path, 'FREMDRIFT_WITNESSES');
  if (last === null) return told(what, `${policy.witnesses.length} in ${path}; there is nothing to cosign yet`);
  const { text, signatures } = parseNote(last.note);
  const standing = policy.witnesses.map(({ name, vkey }) => {
    const key = verifierOf(vkey);
    const cosignature = signatures.find((each) => each.name === key.name && each.id === key.id && key.verify(text, each.signature));
    return { name, at: cosignature === undefined ? null : new Date(cosignedAt(cosignature) * 1000).toISOString() };
  });
  const words = standing.map(({ name, at }) => (at === null ? `${name} has not signed the last checkpoint` : `${name} signed it ${at}`)).join('; ');
  if (policy.quorum === null) return told(what, `${words}; no quorum is asked for`);
  if (satisfies(policy, new Set(standing.flatMap(({ name, at }) => (at === null ? [] : [name]))))) return good(what, `${words}; the quorum is reached`);
  return wrong(what, `${words}; the quorum ${policy.quorum} is not reached`, 'see `remarks` in /health/ready, and ask whoever runs the witness');
}

async function timeStampsOf({ layout, environment, last }: Seen): Promise<Finding> {
  const what = 'time stamps';
  const authority = environment['FREMDRIFT_TIMESTAMPS'] || null;
  if (authority === null) return told(what, 'none are asked for');
  const stamp = last && (await openArchive(nodeDisk(layout.checkpoints)).timeStamp(last.origin, last.size));
  if (last === null || stamp === null) return told(what, `${authority} is asked once an hour; the last checkpoint has none yet`);
  const { time, authority: by } = await checkTimestamp(stamp, parseNote(last.note).text, null);
  return good(what, `the last checkpoint was stamped ${time} by ${by}`);
}

async function backupsIn(layout: Layout, { timeZone }: OpenedLedger): Promise<Finding> {
  const what = 'backups';
  const backups = await backupsOf(layout, timeZone);
  const newest = backups.at(-1);
  if (newest === undefined) return told(what, 'none was made');
  const words = `${backups.length}, the last ${newest.path}, of ${newest.takenAt}, up to seq ${newest.seq}`;
  const owing = backups.flatMap(({ path, owed }) => (owed === null ? [] : [{ path, ...owed }]));
  if (owing.length === 0) return good(what, `${words}; none owes an erasure`);
  const owed = `${words}; erasures are owed in ${owing.map(({ path, by }) => `${path}, by ${by}`).join('; ')}`;
  const today = todayOf(systemClock, timeZone);
  return owing.some(({ by }) => by < today) ? wrong(what, owed, 'make it reachable, then `fremdrift erase purge PATH`') : told(what, owed);
}
