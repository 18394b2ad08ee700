import type { Command } from 'commander';
import { REPORT_LANGUAGES, type ReportLanguage } from '#domain';
import { invalid } from '#kernel';
import { through } from '../../door/through.js';
import { withExamples, withPlace, type PlaceOptions } from '../../terminal/options.js';
import { show } from '../../terminal/output.js';
import { figuresOf, withFigures, type FiguresOptions } from './figures.js';
import { reportAsked } from './asked.js';

interface AssemblyOptions {
  readonly assembly?: string;
  readonly papers?: string;
}

interface DraftOptions extends PlaceOptions, FiguresOptions, AssemblyOptions {
  readonly plan: string;
  readonly titleNb?: string;
  readonly titleNn?: string;
}

export function draftCommand(parent: Command): void {
  const named = parent.command('draft').argument('<report>', 'an id for it, such as annual-2022').description('Begin a report on a plan, for an assembly');
  const command = withAssembly(withFigures(withPlace(named).requiredOption('--plan <plan>', 'id of the plan')), 'the day of the assembly');
  command
    .option('--title-nb <title>', 'its title in bokmål; it is then written in bokmål')
    .option('--title-nn <title>', 'its title in nynorsk; it is then written in nynorsk')
    .action(async (report: string, options: DraftOptions) => {
      const { plan } = options;
      const data = { report, plan, ...titlesIn(options), ...figuresOf(options), assembly: assemblyIn(options) ?? refuseWithoutAssembly() };
      const receipt = await through(options, 'secretariat', (door) => door.execute('draftReport', data, {}));
      show(receipt, options, () => `Drafted at seq ${receipt.seq ?? '?'}. See what is missing from it: fremdrift due ${plan} --report ${report}`);
    });
  withExamples(command, [
    "report draft annual-2022 --plan N --at 2022-12-31 --to-date 2023-09-30 --cut-off 2027-10-15 --assembly 2027-11-19 --title-nb 'Årsrapport 2022' --title-nn 'Årsrapport 2022'",
  ]);
}

export function basisCommand(parent: Command): void {
  const named = parent
    .command('basis')
    .argument('<report>', 'id of the report')
    .description('Set anew of which day the figures are, and the cut-off. What is written stays; an approval is taken away');
  const command = withAssembly(withFigures(withPlace(named)), 'another day for the assembly');
  command.action(async (report: string, options: PlaceOptions & FiguresOptions & AssemblyOptions) => {
    const assembly = assemblyIn(options);
    const data = { report, ...figuresOf(options), ...(assembly === null ? {} : { assembly }) };
    const receipt = await through(options, 'secretariat', async (door) => {
      const { revision } = await reportAsked(door, report);
      return door.execute('setReportBasis', data, { revision });
    });
    show(receipt, options, () => `Set at seq ${receipt.seq ?? '?'}. See what it comes to: fremdrift report show ${report}`);
  });
  withExamples(command, ['report basis annual-2022 --at 2022-12-31 --cut-off 2023-10-20', 'report basis annual-2022 --at 2022-12-31 --cut-off seq:8123']);
}

function withAssembly(command: Command, what: string): Command {
  return command.option('--assembly <date>', what).option('--papers <date>', 'when its papers go out (three weeks before)');
}

/** @throws Refused `invalid` naming `--assembly` where only its papers have a day */
function assemblyIn({ assembly, papers }: AssemblyOptions): Readonly<Record<string, string>> | null {
  if (assembly !== undefined) return { on: assembly, ...(papers === undefined ? {} : { papersOn: papers }) };
  return papers === undefined ? null : refuseWithoutAssembly();
}

function refuseWithoutAssembly(): never {
  throw invalid('--assembly', 'is missing', 'give the day of the assembly that the report is for');
}

/** The languages of a report are those it has a title in. @throws Refused `invalid` naming `--title-nb` when it has none */
function titlesIn({ titleNb, titleNn }: DraftOptions): { readonly title: Readonly<Record<string, string>>; readonly languages: readonly ReportLanguage[] } {
  const given: Readonly<Record<ReportLanguage, string | undefined>> = { nb: titleNb, nn: titleNn };
  const languages = REPORT_LANGUAGES.filter((language) => given[language] !== undefined);
  if (languages.length === 0) throw invalid('--title-nb', 'is missing', 'give a title in bokmål, in nynorsk (--title-nn), or in both');
  return { title: Object.fromEntries(languages.map((language) => [language, given[language] ?? ''])), languages };
}
