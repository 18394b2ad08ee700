import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { WorkListAnswer } from '../render/answers.js';
import { renderWorkList } from '../render/work-list.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

export function workListCommand(program: Command): void {
  const command = withPoint(
    program.command('work-list').argument('<plan>', 'id of the plan').description('Who has not reported what is expected of them: unknown, not zero'),
  );
  command.option('--unit <unit>', 'only this unit and those below it').action(async (plan: string, options: PointOptions & { readonly unit?: string }) => {
    const { at, asOf, language, unit } = options;
    const answer = await through(options, 'analyst', (door) => door.ask<WorkListAnswer>('workList', { plan, unit, at, asOf, language }));
    show(answer, options, () => renderWorkList(answer, language, width()));
  });
  withExamples(command, ['work-list N', 'work-list F --unit region-1 --at 2025-12-31']);
}
