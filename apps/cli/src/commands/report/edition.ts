import type { Command } from 'commander';
import type { Door } from '../../door/door.js';
import { through } from '../../door/through.js';
import type { ReportAnswered } from '../../render/answers.js';
import { figuresInWords } from '../../render/reports.js';
import { withExamples, withPlace, type PlaceOptions } from '../../terminal/options.js';
import { show } from '../../terminal/output.js';
import { reportAsked } from './asked.js';
import { figuresOf, withFigures, type FiguresOptions } from './figures.js';

interface EditionOptions extends PlaceOptions, Omit<FiguresOptions, 'toDate'> {
  readonly reason: string;
  /** False where none is to be shown; absent where that of the edition before goes on. */
  readonly toDate?: string | false;
}

export function editionCommand(parent: Command): void {
  const named = parent
    .command('edition')
    .argument('<report>', 'id of a report that is published')
    .description('Begin another edition: figures that differ from what was printed are marked, and both are shown. The texts and the year to date go on')
    .option('--no-to-date', 'show no year so far, though the edition before did');
  const command = withFigures(withPlace(named)).requiredOption('--reason <text>', 'why, in a sentence');
  command.action(async (report: string, options: EditionOptions) => {
    const { receipt, before, now } = await through(options, 'secretariat', (door) => begun(door, report, options));
    show({ ...receipt, edition: now.edition, figures: now.figures }, options, () =>
      [
        `Edition ${now.edition} is begun at seq ${receipt.seq ?? '?'}, with figures ${figuresInWords(now.figures, 'en')}.`,
        ...toDateTold(before, now, options),
        ...cutOffTold(now),
        `Look at it: fremdrift report preview ${report} --out utkast`,
      ].join('\n'),
    );
  });
  withExamples(command, [
    "report edition annual-2022 --at 2022-12-31 --reason 'Nitten medlemmer var talt to ganger'",
    "report edition annual-2022 --at 2022-12-31 --no-to-date --reason 'Nitten medlemmer var talt to ganger'",
  ]);
}

async function begun(door: Door, report: string, { toDate, reason, ...options }: EditionOptions) {
  const before = await reportAsked(door, report);
  const figures = toDate === false ? { ...figuresOf(options), toDate: null } : figuresOf({ ...options, ...(toDate === undefined ? {} : { toDate }) });
  const receipt = await door.execute('draftEdition', { report, ...figures }, { revision: before.revision, reason });
  const { seq } = receipt;
  const now = await door.ask<ReportAnswered>('report', { report, ...(seq === null ? {} : { minSeq: seq }) });
  return { receipt, before, now };
}

/** What became of the year to date, where nobody said anything of it. */
function toDateTold(before: ReportAnswered, now: ReportAnswered, { toDate }: EditionOptions): readonly string[] {
  if (toDate !== undefined || before.figures.toDate === null) return [];
  return now.figures.toDate === null
    ? [`The year to date of edition ${before.edition} ended on ${before.figures.toDate.at}, and is left out; give another with --to-date.`]
    : [`The year to date is carried over from edition ${before.edition}; --no-to-date leaves it out, and \`report basis\` sets another.`];
}

function cutOffTold({ figures: { at, cutOff, cutOffOn, toDate }, report }: ReportAnswered): readonly string[] {
  if (cutOff !== null || cutOffOn !== null) return [];
  const days = `--at ${at}${toDate === null ? '' : ` --to-date ${toDate.at}`}`;
  return [`Its cut-off is open: all that is recorded until the board approves it counts. To set one: fremdrift report basis ${report} ${days} --cut-off …`];
}
