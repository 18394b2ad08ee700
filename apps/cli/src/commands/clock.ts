import type { Command } from 'commander';
import { streams } from '#domain';
import { parseDate } from '#kernel';
import { through } from '../door/through.js';
import type { LedgerAnswer } from '../render/answers.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';

interface ConfirmOptions extends PlaceOptions {
  readonly reason: string;
}

export function clockCommand(program: Command): void {
  const parent = program.command('clock').description('What to do when nothing is recorded because the clock is far ahead of the last event');
  const command = parent
    .command('confirm')
    .argument('<day>', 'the day that it is, by another clock than the machine’s')
    .description('Say that the clock of the machine is right: from then on events are recorded by it')
    .requiredOption('--reason <text>', 'why there is nothing from so long, in a sentence');
  withPlace(command).action(async (day: string, options: ConfirmOptions) => {
    const on = parseDate(day, 'day');
    const receipt = await through(options, 'admin', async (door) => {
      const { revisions } = await door.ask<LedgerAnswer>('ledger', {});
      const { [streams.ledger()]: revision = -1 } = revisions;
      return door.execute('confirmClock', { on }, { reason: options.reason, revision });
    });
    show(receipt, options, () => `The clock is confirmed as of seq ${receipt.seq ?? '?'}: events are recorded by it.`);
  });
  withExamples(command, ['clock confirm 2028-01-03 --reason "The ledger was not used between the two plans"']);
}
