import type { Command } from 'commander';
import { parseCheckpoint, parseNote } from '#transparency';
import { through } from '../door/through.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';

interface CheckpointOptions extends PlaceOptions {
  readonly sign?: boolean;
}

export function checkpointCommand(program: Command): void {
  const command = withPlace(
    program.command('checkpoint').description('The signed checkpoint of the ledger: keep it, and later it shows that nothing before it was altered'),
  );
  command.option('--sign', 'sign one now, over all that is recorded').action(async ({ sign = false, ...options }: CheckpointOptions) => {
    const note = await through(options, 'auditor', (door) => door.checkpoint({ sign }));
    const { origin, size, root } = parseCheckpoint(parseNote(note).text);
    show({ origin, size, root: root.toString('base64'), note }, options, () => note.trimEnd());
  });
  withExamples(command, ['checkpoint', 'checkpoint --sign > checkpoint-2022']);
}
