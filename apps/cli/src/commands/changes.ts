import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { ChangesAnswer } from '../render/answers.js';
import { renderChanges } from '../render/changes.js';
import { withExamples, withLanguage, type QuestionOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface ChangesOptions extends QuestionOptions {
  readonly at?: string;
  readonly from: string;
  readonly to?: string;
}

export function changesCommand(program: Command): void {
  const named = program
    .command('changes')
    .argument('<plan>', 'id of the plan')
    .description('What is known now that was not known then, and which events made the difference');
  const command = withLanguage(named);
  command
    .requiredOption('--from <moment>', 'what was known first: a date (its end), an instant, or seq:N')
    .option('--to <moment>', 'what was known later (now)')
    .option('--at <date>', 'the day asked about, included (today)')
    .action(async (plan: string, options: ChangesOptions) => {
      const { at, from, to, language } = options;
      const answer = await through(options, 'analyst', (door) => door.ask<ChangesAnswer>('planChanges', { plan, at, from, to, language }));
      show(answer, options, () => renderChanges(answer, language, width()));
    });
  withExamples(command, ['changes N --at 2022-12-31 --from 2023-01-31', 'changes N --from 2023-01-31 --to 2023-12-31 --language en']);
}
