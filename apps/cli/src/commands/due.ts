import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { DueAnswer } from '../render/answers.js';
import { renderDue } from '../render/due.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface DueOptions extends PointOptions {
  readonly report?: string;
  readonly unit?: string;
  readonly lines?: boolean;
}

export function dueCommand(program: Command): void {
  const command = withPoint(
    program
      .command('due')
      .argument('<plan>', 'id of the plan')
      .description('What is still missing from the report to the assembly, from whom, and how many days are left'),
  );
  command
    .option('--report <report>', 'the report (the next one by its assembly)')
    .option('--unit <unit>', 'only what is expected of this unit and those below it')
    .option('--lines', 'only the lines that answer each, with ? where something is to be filled in')
    .action(async (plan: string, options: DueOptions) => {
      const { at, asOf, language, report, unit, lines = false } = options;
      const answer = await through(options, 'analyst', (door) => door.ask<DueAnswer>('due', { plan, report, unit, at, asOf, language }));
      show(answer, options, () => (lines ? answer.items.flatMap((item) => item.answer?.line ?? []).join('\n') : renderDue(answer, language, width())));
    });
  withExamples(command, ['due N', 'due N --unit branch-07 --lines', 'due F --report halfway-2024 --at 2025-02-01 --language nn']);
}
