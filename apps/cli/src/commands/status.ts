import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { PlanStatusAnswer } from '../render/answers.js';
import { renderStatus } from '../render/status.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

export function statusCommand(program: Command): void {
  const command = withPoint(program.command('status').argument('<plan>', 'id of the plan').description('Where every statement of a plan stands'));
  command.option('--explain', 'say why, in place of the wording').action(async (plan: string, options: PointOptions & { readonly explain?: boolean }) => {
    const { at, asOf, language } = options;
    const answer = await through(options, 'analyst', (door) => door.ask<PlanStatusAnswer>('planStatus', { plan, at, asOf, language }));
    show(answer, options, () => renderStatus(answer, language, { width: width(), explain: options.explain ?? false }));
  });
  withExamples(command, ['status N --at 2022-12-31 --as-of 2023-01-31', 'status N --at 2022-12-31 --explain', 'status N --json']);
}
