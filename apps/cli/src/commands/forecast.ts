import type { Command } from 'commander';
import type { Answered, Door } from '../door/door.js';
import { through } from '../door/through.js';
import type { ForecastAnswered } from '../render/answers.js';
import { renderForecast } from '../render/forecast.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface ForecastOptions extends PointOptions {
  readonly publish?: boolean;
}

export function forecastCommand(program: Command): void {
  const named = program.command('forecast').argument('<goal>', 'id of the goal').description('Where a goal is heading, and how earlier forecasts came out');
  const command = withPoint(named);
  command.option('--publish', 'record the forecast first, so that it can be held against what comes').action(async (goal: string, options: ForecastOptions) => {
    const { at, asOf, language, publish = false } = options;
    const answer = await through(options, publish ? 'secretariat' : 'analyst', async (door) => {
      const minSeq = publish ? await published(door, goal, at) : null;
      return door.ask<ForecastAnswered>('goalForecast', { goal, at, asOf, language, ...(minSeq === null ? {} : { minSeq }) });
    });
    show(answer, options, () => renderForecast(answer, language, width()));
  });
  withExamples(command, ['forecast L3.1 --at 2024-12-31', 'forecast N1 --at 2022-09-30 --as-of 2022-10-15', 'forecast L3.1 --publish']);
}

type GoalAnswer = Answered & { readonly plan: string; readonly revision: number };

/** @returns the seq it was recorded at */
async function published(door: Door, goal: string, at: string | undefined): Promise<number | null> {
  const { plan, revision, basis } = await door.ask<GoalAnswer>('goal', { goal, at });
  return (await door.execute('publishForecast', { goal, plan, at: basis.at }, { revision })).seq;
}
