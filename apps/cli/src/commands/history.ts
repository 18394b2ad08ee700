import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { HistoryAnswer } from '../render/answers.js';
import { renderHistory } from '../render/history.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface HistoryOptions extends PointOptions {
  readonly facts?: boolean;
  readonly cursor?: string;
  readonly limit?: string;
}

export function historyCommand(program: Command): void {
  const command = withPoint(
    program.command('history').argument('<goal>', 'id of the goal').description('Everything that happened to a goal, in plain sentences'),
  );
  command
    .option('--facts', 'every measurement and coverage report too')
    .option('--limit <number>', 'events at a time, at most 1000 (100)')
    .option('--cursor <cursor>', 'go on where the last answer ended')
    .action(async (goal: string, options: HistoryOptions) => {
      const { at, asOf, language, cursor, limit } = options;
      const facts = options.facts === true ? 'true' : undefined;
      const answer = await through(options, 'analyst', (door) => door.ask<HistoryAnswer>('goalHistory', { goal, at, asOf, language, facts, cursor, limit }));
      show(answer, options, () => renderHistory(answer, language, width()));
    });
  withExamples(command, ['history N1', 'history N1 --as-of 2023-01-31 --language nn', 'history N1 --facts --limit 20']);
}
