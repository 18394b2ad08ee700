import type { Command } from 'commander';
import { through } from '../../door/through.js';
import type { WeakSpotsAnswer } from '../../render/answers.js';
import { renderWeakSpots } from '../../render/audit/weak-spots.js';
import { withExamples, withPoint, type PointOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';

interface WeakSpotsOptions extends PointOptions {
  readonly cutoff?: string;
  readonly days?: string;
}

export function auditWeakSpotsCommand(parent: Command): void {
  const command = withPoint(
    parent.command('weak-spots').argument('<plan>', 'id of the plan').description('What deserves a second look, and the questions to put to the board'),
  );
  command
    .option('--cutoff <date>', 'what came after this day about the time before is late')
    .option('--days <number>', 'how near the day that decides a target counts as changed near it (180)')
    .action(async (plan: string, options: WeakSpotsOptions) => {
      const { cutoff, days, at, asOf, language } = options;
      const answer = await through(options, 'auditor', (door) => door.ask<WeakSpotsAnswer>('weakSpots', { plan, cutoff, days, at, asOf, language }));
      show(answer, options, () => renderWeakSpots(answer, language, width()));
    });
  withExamples(command, ['audit weak-spots N --at 2022-12-31 --cutoff 2023-01-31', 'audit weak-spots F --days 365 --language nn']);
}
