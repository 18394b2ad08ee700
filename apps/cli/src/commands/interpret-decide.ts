import type { Command } from 'commander';
import type { Answered, DoorReceipt } from '../door/door.js';
import { through } from '../door/through.js';
import { candidateIn } from '../terminal/candidate.js';
import { groundsOf, withGrounds, type GroundsOptions } from '../terminal/grounds.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';

interface DecideOptions extends PlaceOptions, GroundsOptions {
  readonly candidate: string;
  readonly proposal?: string;
}

interface ConfirmOptions extends PlaceOptions, GroundsOptions {
  readonly proposal: string;
}

type GoalAnswer = Answered & { readonly revision: number; readonly plan: string };

export function interpretDecideCommand(parent: Command): void {
  const named = parent
    .command('decide')
    .argument('<goal>', 'id of the goal')
    .description('Record what the statement is taken to mean, with the decision behind it');
  const command = withGrounds(withPlace(named));
  command
    .requiredOption('--candidate <yaml>', 'type, parameters, from, and where they are not the usual reportingUnits and source')
    .option('--proposal <id>', 'only propose it under this id, for somebody else to confirm; a custom interpretation needs that')
    .action(async (goal: string, options: DecideOptions) => {
      const { proposal, candidate } = options;
      const given = { ...candidateIn(candidate), ...(proposal === undefined ? {} : { proposal }) };
      const receipt = await decide(goal, proposal === undefined ? 'interpretGoal' : 'proposeInterpretation', given, options);
      show(receipt, options, () => `Recorded at seq ${receipt.seq}. See it: fremdrift timeline ${goal}`);
    });
  withExamples(command, [
    `interpret decide L3.1 --candidate '{type: netDelta, from: 2025-01-01, parameters: {measure: active-members, change: "80", baseline: {on: 2023-12-31, value: null}}, reportingUnits: {root: branch-01, kind: null}}' --body Årsmøtet --date 2025-02-20 --reason 'Netto, ikke brutto'`,
  ]);
}

export function interpretConfirmCommand(parent: Command): void {
  const named = parent.command('confirm').argument('<goal>', 'id of the goal').description('Confirm an interpretation that somebody else proposed');
  const command = withGrounds(withPlace(named));
  command.requiredOption('--proposal <id>', 'the id it was proposed under').action(async (goal: string, options: ConfirmOptions) => {
    const receipt = await decide(goal, 'confirmInterpretation', { proposal: options.proposal }, options);
    show(receipt, options, () => `Recorded at seq ${receipt.seq}. See it: fremdrift timeline ${goal}`);
  });
  withExamples(command, [`interpret confirm N2 --proposal N2-custom --body Forbundsstyret --date 2022-03-10 --reason 'Gjennomgått av en annen'`]);
}

/** On the goal's revision as it stands now. */
async function decide(goal: string, command: string, data: Readonly<Record<string, unknown>>, options: PlaceOptions & GroundsOptions): Promise<DoorReceipt> {
  return through(options, 'secretariat', async (door) => {
    const { plan, revision } = await door.ask<GoalAnswer>('goal', { goal });
    return door.execute(command, { goal, plan, ...data }, { ...groundsOf(options), revision });
  });
}
