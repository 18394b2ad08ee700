import type { Command } from 'commander';
import { restore } from '#application';
import { REAL_FOLDER } from '../door/place.js';
import { withExamples, withFolder, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { progress } from '../terminal/progress.js';

export function restoreCommand(program: Command): void {
  const named = program.command('restore').argument('<backup>', 'the folder that `fremdrift backup` filled');
  const command = withFolder(named.description('Bring a backup back as the data folder, which must be empty, only if every byte and key holds'), REAL_FOLDER);
  command.action(async (backup: string, options: PlaceOptions) => {
    const folder = options.data ?? (process.env['FREMDRIFT_DATA'] || REAL_FOLDER);
    const work = progress('Restoring', null, 'files');
    let files = 0;
    const manifest = await restore(backup, folder, () => work.to((files += 1)));
    work.done();
    show(
      manifest,
      options,
      () => `${folder} holds ledger ${manifest.ledger} up to seq ${manifest.seq}, verified. To serve it: fremdrift serve --data ${folder}`,
    );
  });
  withExamples(command, ['restore /backups/2023-01-31 --data /srv/fremdrift']);
}
