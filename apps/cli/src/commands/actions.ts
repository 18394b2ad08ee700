import type { Command } from 'commander';
import { through } from '../door/through.js';
import { renderActions } from '../render/actions.js';
import type { ActionsAnswer } from '../render/answers.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

export function actionsCommand(program: Command): void {
  const command = withPoint(
    program.command('actions').argument('<plan>', 'id of the plan').description('What is done for which goals, what it costs, and the goals that are left out'),
  );
  command.action(async (plan: string, options: PointOptions) => {
    const { at, asOf, language } = options;
    const answer = await through(options, 'analyst', (door) => door.ask<ActionsAnswer>('planActions', { plan, at, asOf, language }));
    show(answer, options, () => renderActions(answer, language, width()));
  });
  withExamples(command, ['actions F', 'actions F --at 2025-12-31 --as-of 2026-02-15']);
}
