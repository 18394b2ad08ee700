import type { Command } from 'commander';
import { parseDate } from '#kernel';
import { through } from '../door/through.js';
import type { RulesAnswer } from '../render/answers.js';
import { renderRules } from '../render/rules.js';
import { withExamples, withPlace, withPoint, type PlaceOptions, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface AdoptOptions extends PlaceOptions {
  readonly body: string;
  readonly meeting?: string;
  readonly case?: string;
  readonly date: string;
  readonly reason: string;
}

export function rulesCommand(program: Command): void {
  const command = program.command('rules').description('The versions of the rules of evaluation, and adopting one');
  listCommand(command);
  adoptCommand(command);
}

function listCommand(parent: Command): void {
  const command = withPoint(
    parent.command('list', { isDefault: true }).description('Every version that this program knows, what each changes, and since when it is in force'),
  );
  command.action(async (options: PointOptions) => {
    const { at, asOf, language } = options;
    const answer = await through(options, 'analyst', (door) => door.ask<RulesAnswer>('rules', { at, asOf, language }));
    show(answer, options, () => renderRules(answer, language, width()));
  });
  withExamples(command, ['rules', 'rules list --as-of 2023-01-31']);
}

function adoptCommand(parent: Command): void {
  const command = withPlace(
    parent
      .command('adopt')
      .argument('<version>', 'as `rules` lists it')
      .description('Put a later version in force, by a decision: what was answered before stays'),
  );
  command
    .requiredOption('--body <body>', 'who decided')
    .option('--meeting <meeting>', 'at which meeting')
    .option('--case <case>', 'in which case')
    .requiredOption('--date <date>', 'on which day')
    .requiredOption('--reason <text>', 'what changes, and why')
    .action(async (rules: string, options: AdoptOptions) => {
      const { body, meeting, case: matter, reason } = options;
      const date = parseDate(options.date, '--date');
      const mandate = { body, date, ...(meeting === undefined ? {} : { meeting }), ...(matter === undefined ? {} : { case: matter }) };
      const receipt = await through(options, 'board', async (door) => {
        const { revision } = await door.ask<RulesAnswer>('rules', {});
        return door.execute('adoptRules', { rules }, { mandate, reason, revision });
      });
      show(receipt, options, () => `The rules are version ${rules} from seq ${receipt.seq ?? '?'}. What was known before is answered as it was.`);
    });
  withExamples(command, ['rules adopt 2 --body Landsstyret --meeting 3/2026 --case 14/26 --date 2026-03-15 --reason "The source is to be chosen"']);
}
