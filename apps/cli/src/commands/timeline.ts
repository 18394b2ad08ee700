import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { TimelineAnswer } from '../render/answers.js';
import { renderTimeline } from '../render/timeline.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

export function timelineCommand(program: Command): void {
  const command = withPoint(program.command('timeline').argument('<goal>', 'id of the goal').description('How a goal has stood through the plan period'));
  command.action(async (goal: string, options: PointOptions) => {
    const { at, asOf, language } = options;
    const answer = await through(options, 'analyst', (door) => door.ask<TimelineAnswer>('goalTimeline', { goal, at, asOf, language }));
    show(answer, options, () => renderTimeline(answer, language, width()));
  });
  withExamples(command, ['timeline N1', 'timeline N1 --as-of 2023-01-31 --language en']);
}
