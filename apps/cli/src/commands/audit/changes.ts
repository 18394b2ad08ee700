import type { Command } from 'commander';
import { through } from '../../door/through.js';
import type { AuditChangesAnswer } from '../../render/answers.js';
import { renderAuditChanges } from '../../render/audit/changes.js';
import { withExamples, withLanguage, type QuestionOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';

interface ChangesOptions extends QuestionOptions {
  readonly at?: string;
  readonly from: string;
  readonly to?: string;
}

export function auditChangesCommand(parent: Command): void {
  const command = withLanguage(
    parent
      .command('changes')
      .argument('<plan>', 'id of the plan')
      .description('Explain what differs between two points of knowledge, step by step, and account for every event in between'),
  );
  command
    .requiredOption('--from <moment>', 'what was known first: a date (its end), an instant, or seq:N')
    .option('--to <moment>', 'what was known later (now)')
    .option('--at <date>', 'the day asked about, included (today)')
    .action(async (plan: string, options: ChangesOptions) => {
      const { at, from, to, language } = options;
      const answer = await through(options, 'auditor', (door) => door.ask<AuditChangesAnswer>('auditChanges', { plan, at, from, to, language }));
      show(answer, options, () => renderAuditChanges(answer, language, width()));
    });
  withExamples(command, ['audit changes N --at 2022-12-31 --from 2023-01-31', 'audit changes N --at 2022-12-31 --from 2023-01-31 --to 2023-03-31 --json']);
}
