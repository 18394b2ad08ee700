import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '#kernel';
import { carryOut, type TakenOnRecord } from '../erasure/index.js';
import { evidencePath, removeEvidence } from '../evidence/index.js';
import { layoutOf } from '../ledger/layout.js';
import { ReportFiles } from '../reports/files/index.js';
import { openSqliteVault } from '../vault/index.js';
import { describeFile } from './copy.js';
import { readManifest, writeManifest, type Manifest } from './manifest.js';

/**
 * Takes what was erased out of the backup in a folder: its copy of the vault loses the keys and names, its copies of the files go, and its
 * manifest says so. Files of reports that were replaced for an erasure go too; and all of them if it is older than an erasure: what they hold
 * can't be told before that is done, and the ledger itself has them, redacted where they must be. Again is harmless, also after it was cut short.
 * @throws Refused `unavailable` when it can't be reached or is no backup; `conflict` when it is of another ledger
 */
export async function purge(folder: string, ledger: string, taken: TakenOnRecord): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest.ledger !== ledger) throw ofAnother(folder, manifest.ledger, ledger);
  await eraseIn(folder, taken);
  if (taken.erasures.some(({ seq }) => seq > manifest.seq)) await rm(layoutOf(folder).reports, { recursive: true, force: true });
  const vault = await describeFile(layoutOf(folder).vault, 'vault.db');
  const erased = new Set(taken.erasures.flatMap(({ files }) => files.map(({ hash }) => `evidence/${evidencePath(hash)}`)));
  const isHere = (path: string) => !(erased.has(path) || path.startsWith('reports/')) || existsSync(join(folder, path));
  const purged = { ...manifest, files: manifest.files.filter(({ path }) => isHere(path)).map((file) => (file.path === vault.path ? vault : file)) };
  await writeManifest(folder, purged);
  return purged;
}

/** Takes what was taken from a ledger out of the copies in a folder that nobody else uses. @throws Refused `unavailable` */
export async function eraseIn(folder: string, { erasures, redactions }: TakenOnRecord): Promise<void> {
  const layout = layoutOf(folder);
  if (!existsSync(layout.vault)) throw missing(layout.vault);
  const vault = openSqliteVault(layout.vault);
  try {
    await carryOut(erasures, { vault, evidence: { remove: (hash, keys) => removeEvidence(layout.evidence, hash, keys) } });
  } finally {
    await vault.close();
  }
  const reports = new ReportFiles(layout.reports);
  for (const { was } of redactions) await reports.remove(was);
}

function missing(path: string): Refused {
  const problem = `${path} is missing`;
  return new Refused('unavailable', problem, [{ field: path, problem, remedy: 'name the folder that `fremdrift backup` filled, whole' }]);
}

function ofAnother(folder: string, found: string, ledger: string): Refused {
  const problem = `${folder} is a backup of the ledger ${found}, not of ${ledger}`;
  return new Refused('conflict', problem, [{ field: folder, problem, remedy: 'name a backup of this ledger, or the data folder of that one' }]);
}
