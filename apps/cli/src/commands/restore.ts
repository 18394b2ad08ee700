import type { Command } from 'commander';
import { layoutOf, refill, restore, type Refilled } from '#application';
import { invalid } from '#kernel';
import { readConfig } from '#platform';
import { verifierOf } from '#transparency';
import { REAL_FOLDER } from '../door/place.js';
import { withExamples, withFolder, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { progress, progressAsTold } from '../terminal/progress.js';

interface RestoreOptions extends PlaceOptions {
  readonly refill?: string;
  readonly key: readonly string[];
}

export function restoreCommand(program: Command): void {
  const named = program.command('restore').argument('[backup]', 'the folder that `fremdrift backup` filled; none, to refill what was restored before');
  const command = withFolder(named.description('Bring a backup back as the data folder, which must be empty, only if every byte and key holds'), REAL_FOLDER);
  command
    .option('--refill <package>', "then append what the backup lacks from an auditor's package, exactly as it was signed")
    .option('--key <vkey>', 'with --refill: a key of the log, as you were given it; where the backup is from before the key', collected, [])
    .action(async (backup: string | undefined, options: RestoreOptions) => {
      const folder = options.data ?? (process.env['FREMDRIFT_DATA'] || REAL_FOLDER);
      if (backup === undefined && options.refill === undefined) throw invalid('backup', 'is missing', 'name a backup, a package to refill from, or both');
      const restored = backup === undefined ? null : await restoreFrom(backup, folder);
      const refilled = options.refill === undefined ? null : await refillFrom(options.refill, folder, options);
      show({ ...restored, ...(refilled !== null && { refilled }) }, options, () =>
        [
          ...(restored === null ? [] : [`${folder} holds ledger ${restored.ledger} up to seq ${restored.seq}, verified.`]),
          ...(refilled === null ? [] : [refilledInWords(refilled)]),
          `To serve it: fremdrift serve --data ${folder}`,
        ].join(' '),
      );
    });
  withExamples(command, [
    'restore /backups/2023-01-31 --data /srv/fremdrift',
    'restore /backups/2023-01-31 --refill audit-2023.zip --data /srv/fremdrift',
    'restore --refill audit-2023.zip --data /srv/fremdrift',
  ]);
}

async function restoreFrom(backup: string, folder: string) {
  const work = progress('Restoring', null, 'files');
  let files = 0;
  const manifest = await restore(backup, folder, () => work.to((files += 1)));
  work.done();
  return manifest;
}

async function refillFrom(path: string, folder: string, { key }: RestoreOptions): Promise<Refilled> {
  const work = progressAsTold('Refilling', 'events');
  const { checkpoints, evidence } = readConfig(process.env, ['checkpoints', 'evidence']);
  try {
    return await refill(layoutOf(folder, { checkpoints, evidence }), path, { keys: key.map((vkey) => verifierOf(vkey, '--key')), onProgress: work.to });
  } finally {
    work.done();
  }
}

function refilledInWords({ origin, from, to, lost }: Refilled): string {
  const texts = lost === 0 ? '' : ` ${lost} sealed texts can't be read again and are shown as [lost]: their keys were in the lost part of the vault.`;
  return `${to - from} events were appended as they were signed; ${origin} has all ${to} and the signed root again.${texts}`;
}

function collected(vkey: string, before: readonly string[]): readonly string[] {
  return [...before, vkey];
}
