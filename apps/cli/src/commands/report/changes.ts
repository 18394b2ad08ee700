import type { Command } from 'commander';
import { through } from '../../door/through.js';
import type { ReportChangesAnswered } from '../../render/answers.js';
import { renderReportChanges } from '../../render/report-changes.js';
import { withExamples, withLanguage, type QuestionOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';
import { whileWaiting } from '../../terminal/progress.js';
import { editionIn, reportAsked } from './asked.js';

interface ChangesOptions extends QuestionOptions {
  readonly edition?: string;
}

export function changesCommand(parent: Command): void {
  const named = parent
    .command('changes')
    .argument('<report>', 'id of a report that is published')
    .description('What would be printed otherwise by now: a draft erratum, and each later step with its reason and its effect');
  const command = withLanguage(named).option('--edition <number>', 'since this edition (the last)');
  command.action(async (report: string, options: ChangesOptions) => {
    const { edition, language } = options;
    const answer = await through(options, 'secretariat', async (door) => {
      const { edition: of } = editionIn(await reportAsked(door, report), edition);
      return whileWaiting('Comparing', door.ask<ReportChangesAnswered>('reportChanges', { report, edition: of, language }));
    });
    show(answer, options, () => renderReportChanges(answer, language, width()));
  });
  withExamples(command, ['report changes annual-2022', 'report changes annual-2022 --edition 1 --language nn']);
}
