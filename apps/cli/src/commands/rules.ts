import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { RulesAnswer } from '../render/answers.js';
import { renderRules } from '../render/rules.js';
import { groundsOf, withGrounds, type GroundsOptions } from '../terminal/grounds.js';
import { withExamples, withPlace, withPoint, type PlaceOptions, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface AdoptOptions extends PlaceOptions, GroundsOptions {}

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
  const named = parent
    .command('adopt')
    .argument('<version>', 'as `rules` lists it')
    .description('Put a later version in force, by a decision: what was answered before stays');
  withGrounds(withPlace(named)).action(async (rules: string, options: AdoptOptions) => {
    const receipt = await through(options, 'board', async (door) => {
      const { revision } = await door.ask<RulesAnswer>('rules', {});
      return door.execute('adoptRules', { rules }, { ...groundsOf(options), revision });
    });
    show(receipt, options, () => `The rules are version ${rules} from seq ${receipt.seq ?? '?'}. What was known before is answered as it was.`);
  });
  withExamples(named, ['rules adopt 2 --body Landsstyret --meeting 3/2026 --case 14/26 --date 2026-03-15 --reason "The source is to be chosen"']);
}
