import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { WorkbenchAnswer } from '../render/answers.js';
import { renderWorkbench } from '../render/workbench.js';
import { withExamples, withLanguage, type QuestionOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

export function interpretQuestionsCommand(parent: Command): void {
  const command = withLanguage(parent.command('questions').description('Six questions, the sentences behind each, and what decides where two compete'));
  command.action(async (options: QuestionOptions) => {
    const { language } = options;
    const answer = await through(options, 'planner', (door) => door.ask<WorkbenchAnswer>('workbench', { language }));
    show(answer, options, () => renderWorkbench(answer, language, width()));
  });
  withExamples(command, ['interpret questions', 'interpret questions --language en', 'interpret questions --json']);
}
