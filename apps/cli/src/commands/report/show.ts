import type { Command } from 'commander';
import { through } from '../../door/through.js';
import type { ReportsAnswered } from '../../render/answers.js';
import { renderReport, renderReports } from '../../render/reports.js';
import { withExamples, withLanguage, type QuestionOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';
import { reportAsked } from './asked.js';

export function listCommand(parent: Command): void {
  const command = withLanguage(parent.command('list').description('Every report: of what, how far it has come, and when its papers go out'));
  command.option('--plan <plan>', 'of this plan').action(async (options: QuestionOptions & { readonly plan?: string }) => {
    const { plan, language } = options;
    const answer = await through(options, 'secretariat', (door) => door.ask<ReportsAnswered>('reports', { plan, language }));
    show(answer, options, () => renderReports(answer, language, width()));
  });
  withExamples(command, ['report list', 'report list --plan N --language nn']);
}

export function showCommand(parent: Command): void {
  const named = parent
    .command('show')
    .argument('<report>', 'id of the report')
    .description('A report as it stands: its basis, what is written in it and by whom, approval, and editions with the hash of each file');
  const command = withLanguage(named);
  command.action(async (report: string, options: QuestionOptions) => {
    const answer = await through(options, 'secretariat', (door) => reportAsked(door, report, options.language));
    show(answer, options, () => renderReport(answer, options.language, width()));
  });
  withExamples(command, ['report show annual-2022', 'report show annual-2022 --language nn --json']);
}
