import type { Command } from 'commander';
import { commandRegistry, type Mandate } from '#domain';
import { invalid, notFound, parseDate, parseJson } from '#kernel';
import { TO_FILL_IN } from '#projections';
import type { Grounds } from '../door/door.js';
import { through } from '../door/through.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { revisionIn } from '../terminal/revision.js';

interface RecordOptions extends PlaceOptions {
  readonly body?: string;
  readonly meeting?: string;
  readonly case?: string;
  readonly date?: string;
  readonly reason?: string;
  readonly revision?: string;
  readonly key?: string;
}

const ABOUT = `
DATA is what the API takes for the command, as one JSON object; /api/docs of a server describes each.
\`fremdrift due\` writes such lines, with ? where something is to be filled in.`;

/** Any command that the ledger takes, as one line. */
export function recordCommand(program: Command): void {
  const named = program
    .command('record')
    .argument('<command>', 'its name in the API, such as recordMeasurement')
    .argument('<data>', 'a JSON object')
    .description('Give one command: record a figure, an answer, an assessment, a text or a decision');
  const command = withPlace(named).addHelpText('after', ABOUT);
  command
    .option('--body <name>', 'of a decision: the body that decided it')
    .option('--meeting <name>', 'at which meeting')
    .option('--case <number>', 'in which case')
    .option('--date <date>', 'on which day')
    .option('--reason <text>', 'why, in a sentence')
    .option('--revision <number>', 'of a decision: the revision that it was made on, as the answer about the thing says')
    .option('--key <key>', 'makes the line safe to repeat: the same key and data are recorded once')
    .action(async (name: string, data: string, options: RecordOptions) => {
      const definition = commandRegistry.get(name);
      const role = definition?.roles[0];
      if (definition === undefined || role === undefined) throw notFound('<command>', `the command ${name}`, 'take its name from /api/docs of a server');
      const receipt = await through(options, role, (door) => door.execute(name, objectIn(data), groundsIn(options)));
      show(receipt, options, () => `Recorded at seq ${receipt.seq ?? '?'}.`);
    });
  withExamples(command, [
    `record recordMeasurement '{"measure":"members","unit":"branch-07","on":"2022-12-31","value":"4321"}'`,
    `record reportCoverage '{"coverage":"visits","unit":"branch-07","on":"2022-12-31","state":"done"}'`,
    `record approveReport '{"report":"annual-2022"}' --revision 41 --body Forbundsstyret --date 2023-10-24`,
  ]);
}

/** @throws Refused `invalid` naming `<data>` */
function objectIn(text: string): Readonly<Record<string, unknown>> {
  const data = readJson(text);
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
    mustBeFilledIn(data, []);
    return data as Readonly<Record<string, unknown>>;
  }
  throw invalid('<data>', 'is no JSON object', `write it in single quotes: '{"report":"annual-2022"}'`);
}

/** A line of what is due, given as it stands. */
function mustBeFilledIn(value: unknown, path: readonly string[]): void {
  if (value === TO_FILL_IN) throw invalid(path.join('.'), 'is not filled in', `write what belongs there in place of ${TO_FILL_IN}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) mustBeFilledIn(inner, [...path, key]);
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function groundsIn({ body, meeting, case: matter, date, reason, revision, key }: RecordOptions): Grounds {
  return {
    ...(body === undefined && date === undefined ? {} : { mandate: mandateIn(body, date, { meeting, case: matter }) }),
    ...(reason === undefined ? {} : { reason }),
    ...(revision === undefined ? {} : { revision: revisionIn(revision) }),
    ...(key === undefined ? {} : { key }),
  };
}

function mandateIn(
  body: string | undefined,
  date: string | undefined,
  more: { readonly meeting?: string | undefined; readonly case?: string | undefined },
): Mandate {
  if (body === undefined || date === undefined)
    throw invalid(body === undefined ? '--body' : '--date', 'is missing', 'name the body and the day of the decision');
  const { meeting, case: matter } = more;
  return { body, date: parseDate(date, '--date'), ...(meeting === undefined ? {} : { meeting }), ...(matter === undefined ? {} : { case: matter }) };
}
