import { basename } from 'node:path';
import type { Command } from 'commander';
import { commandsOf, parsePlanFile, type PlanFile, type PlanFileCommand } from '#application';
import { commandRegistry } from '#domain';
import { Refused } from '#kernel';
import type { Door } from '../door/door.js';
import { through } from '../door/through.js';
import { fileText } from '../terminal/file-lines.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { progress } from '../terminal/progress.js';

interface ImportPlanOptions extends PlaceOptions {
  readonly dryRun?: boolean;
}

interface Imported {
  readonly plan: string;
  readonly commands: number;
  /** seq of the last event; null for a dry run. */
  readonly seq: number | null;
}

export function importPlanCommand(parent: Command): void {
  const named = parent.command('plan').argument('<file>', 'YAML or JSON').description('Adopt a plan with its statements, measures and interpretations');
  const command = withPlace(named);
  command
    .option('--dry-run', 'only say what is wrong with the file, or what it would record')
    .addHelpText(
      'after',
      '\nThe JSON Schema of a plan file is at /api/schemas/plan-file of a running server.\nRun again after a failure, it records what was missing and nothing twice.',
    )
    .action(async (file: string, options: ImportPlanOptions) => {
      const plan = parsePlanFile(fileText(file), basename(file));
      const commands = commandsOf(plan);
      const seq = options.dryRun === true ? null : await through(options, 'secretariat', (door) => record(door, commands));
      const imported: Imported = { plan: plan.id, commands: commands.length, seq };
      show(imported, options, () => inWords(plan, imported));
    });
  withExamples(command, ['import plan plan.yaml --dry-run', 'import plan plan.yaml']);
}

/** Every command in order; each under a key of its own, so that a repeated import, also of a mended file, records only what is missing. */
async function record(door: Door, commands: readonly PlanFileCommand[]): Promise<number | null> {
  const work = progress('Recording', commands.length, 'commands');
  let seq: number | null = null;
  for (const [index, { name, data, mandate, reason, key }] of commands.entries()) {
    seq = (await named(index, commands.length, () => door.execute(name, data, { mandate, reason, ...madeOn(name), key }))).seq;
    work.to(index + 1);
  }
  work.done();
  return seq;
}

/** A decision (an interpretation) is the first said of its goal; a branch's own goal joins whatever the plan's stream holds. */
function madeOn(command: string): { readonly revision?: number } {
  return commandRegistry.get(command)?.kind === 'decision' ? { revision: -1 } : {};
}

/** A refusal in the middle says how far the import came, and that it can go on from there. */
async function named<T>(index: number, total: number, give: () => Promise<T>): Promise<T> {
  try {
    return await give();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const sofar = index === 0 ? 'nothing was recorded' : `the first ${index} of ${total} commands are recorded, and will not be repeated when you run it again`;
    throw new Refused(error.kind, `${error.message}; ${sofar}`, error.issues, { cause: error });
  }
}

function inWords(plan: PlanFile, { commands, seq }: Imported): string {
  const parts = [
    `${plan.statements.length} statements`,
    `${plan.measures.length} measures`,
    `${plan.registers.length} registers`,
    `${plan.coverages.length} coverages`,
    `${plan.rubrics.length} rubrics`,
    `${plan.interpretations.length} interpretations`,
  ];
  const what = `Plan ${plan.id}, ${plan.period.firstDay} to ${plan.period.lastDay}: ${parts.join(', ')}; ${commands} commands.`;
  return seq === null ? `${what}\nThe file is sound. Nothing was recorded.` : `${what}\nRecorded up to seq ${seq}. See it: fremdrift status ${plan.id}`;
}
