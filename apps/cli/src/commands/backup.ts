import type { Command } from 'commander';
import { backUp } from '#application';
import { layoutHere } from '../door/place.js';
import { withExamples, withFolder, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { progress } from '../terminal/progress.js';

export function backupCommand(program: Command): void {
  const named = program.command('backup').argument('<folder>', 'an empty or new folder');
  const command = withFolder(
    named.description('Copy the signed checkpoints, the log, the vault and the evidence, and verify the copies; also while a server runs'),
  );
  command
    .addHelpText(
      'after',
      "\nThe copy holds the vault: whoever has it can read what is sealed. Keep it as safe as the ledger, and move vault.db apart where you can.\nWhat is erased later is erased in it too: it is registered in the ledger's folder. Signing keys are never copied.",
    )
    .action(async (folder: string, options: PlaceOptions) => {
      const work = progress('Backing up', null, 'files');
      let files = 0;
      const { root, checkpoints, evidence, engines } = layoutHere(options);
      const manifest = await backUp(root, folder, {
        checkpoints,
        evidence,
        engines,
        onFile: () => work.to((files += 1)),
      });
      work.done();
      show(manifest, options, () => `${folder} holds ledger ${manifest.ledger} up to seq ${manifest.seq}, ${files} files, verified.`);
    });
  withExamples(command, ['backup /backups/2023-01-31', 'backup /backups/demo --data ./data/demo']);
}
