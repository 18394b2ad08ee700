import { basename } from 'node:path';
import type { Command } from 'commander';
import type { LineAnswer } from '#application';
import { parseName } from '#kernel';
import type { Door } from '../door/door.js';
import { through } from '../door/through.js';
import { deliveryText } from '../measurements/delivery-text.js';
import { EXIT_CODES } from '../terminal/exit-codes.js';
import { countLines, fileLines } from '../terminal/file-lines.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { say, show } from '../terminal/output.js';
import { progress } from '../terminal/progress.js';

interface ImportMeasurementsOptions extends PlaceOptions {
  readonly delivery?: string;
  readonly reason?: string;
}

/** What became of a delivery's lines. */
interface Tally {
  readonly delivery: string;
  readonly recorded: number;
  readonly repeated: number;
  readonly refused: number;
}

const ABOUT = `
A line of NDJSON is one fact: {"measure":"members","unit":"branch-07","on":"2022-12-31","value":"4321"}
and may name another command, such as {"command":"correctMeasurement",…}. A CSV file has a heading:
  measure;unit;on;value     (also from, to, numerator, denominator, provisional, source, note;
                            of a survey: instrument, answers, asked, margin)

The same lines under the same delivery id are recorded once: when an import was cut short, or lines were
mended, run it again. Other lines need another delivery id.`;

export function importMeasurementsCommand(parent: Command): void {
  const named = parent
    .command('measurements')
    .argument('<file>', 'NDJSON or CSV; - reads standard input')
    .description('Record facts in bulk; each line is accepted or refused by itself');
  const command = withPlace(named).addHelpText('after', ABOUT);
  command
    .option('--delivery <id>', 'your own id for the delivery (the name of the file)')
    .option('--reason <text>', 'why, for lines that correct or retract')
    .action(async (file: string, options: ImportMeasurementsOptions) => {
      const delivery = { id: deliveryIdOf(file, options.delivery), reason: options.reason ?? null };
      const total = await countLines(file);
      const tally = await through(options, 'recorder', (door) => send(door, file, delivery, total, options));
      show(tally, options, () => inWords(tally));
      if (tally.refused > 0) process.exitCode = EXIT_CODES.invalid;
    });
  withExamples(command, ['import measurements members-2022.csv', 'import measurements - --delivery nightly-2023-01-31 < facts.ndjson']);
}

async function send(
  door: Door,
  file: string,
  delivery: { readonly id: string; readonly reason: string | null },
  total: number | null,
  options: PlaceOptions,
): Promise<Tally> {
  const work = progress('Importing', total, 'lines');
  const counts = { recorded: 0, repeated: 0, refused: 0 };
  for await (const answer of door.deliver(deliveryText(fileLines(file)), delivery)) {
    counts[answer.accepted ? (answer.repeated ? 'repeated' : 'recorded') : 'refused'] += 1;
    if (!answer.accepted) say(options.json === true ? JSON.stringify(answer) : refusedInWords(answer, delivery.id));
    work.to(answer.line);
  }
  work.done();
  return { delivery: delivery.id, ...counts };
}

function refusedInWords({ line, kind, issues }: Extract<LineAnswer, { accepted: false }>, delivery: string): string {
  if (kind === 'key-reused') return `line ${line}: another line ${line} was recorded under ${delivery}; give this file an id of its own with --delivery`;
  return issues.map(({ field, problem, remedy }) => `line ${line}: ${field}: ${problem}; ${remedy}`).join('\n');
}

function inWords({ delivery, recorded, repeated, refused }: Tally): string {
  const before = repeated === 0 ? '' : `, ${repeated} recorded before`;
  const again = refused === 0 ? '' : '\nMend the refused lines where they stand, and run it again: what is recorded is not recorded twice.';
  return `Delivery ${delivery}: ${recorded} recorded${before}, ${refused} refused.${again}`;
}

/** @throws Refused `invalid` for an id that can't be one, and for standard input without one */
function deliveryIdOf(file: string, said: string | undefined): string {
  return parseName(said ?? (file === '-' ? '' : basename(file).replace(/[^A-Za-z0-9._~-]/g, '-')), '--delivery');
}
