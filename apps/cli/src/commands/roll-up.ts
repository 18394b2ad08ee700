import { Option, type Command } from 'commander';
import { invalid } from '#kernel';
import { UNIT_KINDS, type UnitKind } from '#domain';
import { through } from '../door/through.js';
import type { GoalRollUpAnswer, RollUpAnswer } from '../render/answers.js';
import { renderGoalRollUp, renderRollUp } from '../render/roll-up.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface RollUpOptions extends PointOptions {
  readonly goal?: string;
  readonly unit?: string;
  readonly kind: UnitKind;
  readonly from?: string;
}

export function rollUpCommand(program: Command): void {
  const command = withPoint(
    program
      .command('roll-up')
      .argument('[measure]', 'id of the measure')
      .description('A measure, or a goal, by units: as the organisation was on each day, and as it is'),
  );
  command
    .option('--goal <goal>', 'where each unit stands on this goal, in place of a measure')
    .addOption(new Option('--kind <kind>', 'the units to put together by').choices(UNIT_KINDS).default('region'))
    .option('--unit <unit>', 'only what lies at or below this unit')
    .option('--from <date>', 'the first day that a flow is summed from (the first of the year)')
    .action(async (measure: string | undefined, options: RollUpOptions) => {
      const { at, asOf, language, goal, kind, unit, from } = options;
      if ((measure === undefined) === (goal === undefined))
        throw invalid('measure', 'a measure or a goal is rolled up', 'give one of them: a measure, or --goal GOAL');
      if (goal === undefined) {
        const answer = await through(options, 'analyst', (door) => door.ask<RollUpAnswer>('rollUp', { measure, unit, kind, from, at, asOf, language }));
        show(answer, options, () => renderRollUp(answer, language, width()));
        return;
      }
      const answer = await through(options, 'analyst', (door) => door.ask<GoalRollUpAnswer>('goalRollUp', { goal, kind, at, asOf, language }));
      show(answer, options, () => renderGoalRollUp(answer, language, width()));
    });
  withExamples(command, [
    'roll-up joined --at 2022-12-31',
    'roll-up members --kind branch --unit region-4 --at 2022-06-30',
    'roll-up --goal N1 --at 2022-12-31',
  ]);
}
