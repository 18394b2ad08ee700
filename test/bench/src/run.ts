import { Refused } from '#kernel';
import type { Figure } from './figure.js';
import { figures } from './figures/index.js';
import { optionsFrom, type Options } from './options.js';
import { figuresTable, isKept, jsonLine, machineLine, type Measured } from './report.js';
import { Workspace } from './workspace.js';

const WIDTH = 160;

/** Runs the benchmark: progress on standard error, the figures on standard output. Answers the exit code: 0 however the figures came out, 2 for options that can't be used. */
export async function run(args: readonly string[]): Promise<number> {
  const options = optionsOrComplaint(args);
  if (options instanceof Error) {
    process.stderr.write(`${options.message}\n`);
    return 2;
  }
  const workspace = new Workspace();
  try {
    report(await measureAll(options, workspace), options);
  } finally {
    workspace.remove();
  }
  return 0;
}

async function measureAll(options: Options, workspace: Workspace): Promise<readonly Measured[]> {
  const chosen = figures.filter(({ name }) => options.only.includes(name));
  const all: Measured[] = [];
  for (const [index, figure] of chosen.entries()) {
    process.stderr.write(`${index + 1}/${chosen.length} ${figure.name}: ${figure.what}\n`);
    const comparison = await unlessUnavailable(figure, () => figure.measure(workspace, options));
    if (comparison === null) continue;
    const measured = { figure, ...comparison };
    all.push(measured);
    if (options.json) process.stdout.write(`${jsonLine(measured)}\n`);
  }
  return all;
}

/** A figure whose server can't be had is skipped, with the reason. */
async function unlessUnavailable<T>({ name }: Figure, measure: () => Promise<T>): Promise<T | null> {
  try {
    return await measure();
  } catch (error) {
    if (!(error instanceof Refused) || error.kind !== 'unavailable') throw error;
    process.stderr.write(`${name} is skipped: ${error.message}\n`);
    return null;
  }
}

function report(all: readonly Measured[], { json }: Options): void {
  if (json) return;
  const short = all.filter((measured) => isKept(measured) === false).map(({ figure }) => figure.name);
  const verdict = short.length === 0 ? 'Every figure keeps its bound.' : `Short of their bound: ${short.join(', ')}. docs/scaling.md says why.`;
  process.stdout.write(`${figuresTable(all, process.stdout.columns ?? WIDTH)}\n${machineLine()}\n${verdict}\n`);
}

function optionsOrComplaint(args: readonly string[]): Options | Error {
  try {
    return optionsFrom(
      args,
      figures.map(({ name }) => name),
    );
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return error;
    throw error;
  }
}
