import type { Command } from 'commander';
import { through } from '../../door/through.js';
import type { TraceAnswer } from '../../render/answers.js';
import { renderTrace } from '../../render/audit/trace.js';
import { withExamples, withPoint, type PointOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';

interface TraceOptions extends PointOptions {
  readonly figure?: string;
  readonly cursor?: string;
  readonly limit: string;
}

export function auditTraceCommand(parent: Command): void {
  const command = withPoint(
    parent.command('trace').argument('<goal>', 'id of the goal').description('Follow a figure to its definition, its facts, their events and proofs'),
  );
  command
    .option('--figure <key>', 'one figure of the status, such as growth (all)')
    .option('--limit <number>', 'facts at a time, at most 1000', '20')
    .option('--cursor <cursor>', 'go on where the last answer ended')
    .action(async (goal: string, options: TraceOptions) => {
      const { at, asOf, language, figure, cursor, limit } = options;
      const answer = await through(options, 'auditor', (door) => door.ask<TraceAnswer>('goalTrace', { goal, figure, at, asOf, language, cursor, limit }));
      show(answer, options, () => renderTrace(answer, language, width()));
    });
  withExamples(command, ['audit trace N1 --at 2022-12-31', 'audit trace N1 --figure growth --at 2022-12-31 --as-of 2023-01-31 --limit 3']);
}
