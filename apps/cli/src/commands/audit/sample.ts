import { Option, type Command } from 'commander';
import { POPULATIONS, STRATA, type Population, type StratumBy } from '#projections';
import { through } from '../../door/through.js';
import type { SampleAnswer } from '../../render/answers.js';
import { renderSample, sampleAsCsv } from '../../render/audit/sample.js';
import { withExamples, withPoint, type PointOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';

interface SampleOptions extends PointOptions {
  readonly population: Population;
  readonly stratum: StratumBy;
  readonly size: string;
  readonly seed: string;
  readonly plan?: string;
  readonly unit?: string;
  readonly measure?: string;
  readonly from?: string;
  readonly to?: string;
  readonly avoid?: string;
  readonly csv?: boolean;
}

export function auditSampleCommand(parent: Command): void {
  const command = withPoint(parent.command('sample').description('Draw a sample that anybody can draw again: the same seed gives the same list every time'));
  command
    .addOption(new Option('--population <kind>', 'what to draw from').choices(POPULATIONS).default('facts'))
    .addOption(new Option('--stratum <part>', 'part it by this, and draw from each part').choices(STRATA).default('none'))
    .requiredOption('--size <number>', 'how many to draw, at most 1000')
    .requiredOption('--seed <text>', 'any text; write it down beforehand')
    .option('--plan <plan>', 'only what the goals of this plan are judged by')
    .option('--unit <unit>', 'only this unit and those below it')
    .option('--measure <measure>', 'only this measure')
    .option('--from <date>', 'only what is of this day or later: 2022-01-01')
    .option('--to <date>', 'only what is of this day or earlier: 2022-12-31')
    .option('--avoid <draw>', 'leave out what an earlier draw drew: SEED:N, or SEED:N@MOMENT')
    .option('--csv', 'a working paper for a spreadsheet')
    .action(async (options: SampleOptions) => {
      const { population, stratum, size, seed, plan, unit, measure, from, to, avoid, at, asOf, language } = options;
      const asked = { population, stratum, n: size, seed, plan, unit, measure, from, to, avoid, at, asOf, language };
      const answer = await through(options, 'auditor', (door) => door.ask<SampleAnswer>('sample', asked));
      if (options.csv === true) process.stdout.write(await sampleAsCsv(answer, language));
      else show(answer, options, () => renderSample(answer, language, width()));
    });
  withExamples(command, [
    'audit sample --size 25 --seed kontroll-2022 --plan N --as-of 2023-01-31',
    'audit sample --size 25 --seed kontroll-2022 --stratum unit --from 2022-01-01 --to 2022-12-31 --as-of 2023-01-31',
    'audit sample --size 40 --seed kontroll-2023 --stratum unit --measure members --avoid kontroll-2022:25@2023-01-31 --csv',
  ]);
}
