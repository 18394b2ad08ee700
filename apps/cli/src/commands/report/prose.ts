import { isDeepStrictEqual } from 'node:util';
import { Option, type Command } from 'commander';
import { CHAPTERS, MAX_PROSE, PROSE_SLOTS, REPORT_LANGUAGES, type Chapter, type ProseSlot, type ReportLanguage } from '#domain';
import { invalid } from '#kernel';
import type { Door, DoorReceipt } from '../../door/door.js';
import { through } from '../../door/through.js';
import { proseIn } from '../../terminal/file-lines.js';
import { withExamples, withPlace, type PlaceOptions } from '../../terminal/options.js';
import { show } from '../../terminal/output.js';
import { revisionIn } from '../../terminal/revision.js';
import { reportAsked } from './asked.js';
import { withWhoWasFaster, writerOf } from './written.js';

interface ProseOptions extends PlaceOptions {
  readonly statement?: string;
  readonly slot: ProseSlot;
  readonly chapter?: Chapter;
  readonly language: ReportLanguage;
  readonly takeBack?: boolean;
  readonly revision?: string;
}

const ABOUT = `
The text is plain: an empty line begins a new paragraph. Making the report anew never touches it; the next text about the same, in the same
language, takes its place, and both stay in the ledger. Where several write about the same, say with --revision what you
have read. What is written after the board approved takes the approval away.`;

export function proseCommand(parent: Command): void {
  const named = parent
    .command('prose')
    .argument('<report>', 'id of the report')
    .argument('[file]', 'a text file in UTF-8; - is standard input', '-')
    .description('Write a text in a report: about a statement, or in a chapter');
  const command = withPlace(named)
    .option('--statement <statement>', 'about this statement of the plan')
    .addOption(
      new Option('--slot <slot>', 'of a statement: how it is judged, what comes next, or how good its data are').choices(PROSE_SLOTS).default('assessment'),
    )
    .addOption(new Option('--chapter <chapter>', 'in this chapter').choices(CHAPTERS))
    .addOption(new Option('--language <language>', 'that the text is in').choices(REPORT_LANGUAGES).default('nb'))
    .option('--take-back', 'nothing is to stand there any more')
    .option('--revision <number>', 'refuse where anything was written since; `report show` tells it (whatever stands there)')
    .addHelpText('after', ABOUT);
  command.action(async (report: string, file: string, options: ProseOptions) => {
    const { language, takeBack = false } = options;
    const data = { report, about: placeOf(options), language, text: takeBack ? null : await written(file) };
    const revision = options.revision === undefined ? null : revisionIn(options.revision);
    const { receipt, instead } = await through(options, 'secretariat', (door) => write(door, data, revision));
    const done = `${takeBack ? 'Taken back' : 'Written'} at seq ${receipt.seq ?? '?'}.`;
    show(receipt, options, () => (instead === null ? done : `${done} Until then stood there what was written by ${instead}.`));
  });
  withExamples(command, [
    'report prose annual-2022 innledning.txt --chapter introduction',
    'report prose annual-2022 n1.txt --statement N1 --language nn',
    'report prose annual-2022 --statement N1 --slot next < neste.txt',
    'report prose annual-2022 --statement N1 --take-back',
    'report prose annual-2022 n1.txt --statement N1 --revision 28',
  ]);
}

type ProseData = Readonly<Record<'about' | 'language' | 'text', unknown>> & { readonly report: string };

/** Writes it, and says whose text it takes the place of, where one stood there. @throws Refused `conflict` saying who was faster */
async function write(door: Door, data: ProseData, revision: number | null): Promise<{ readonly receipt: DoorReceipt; readonly instead: string | null }> {
  const before = await reportAsked(door, data.report);
  const stood = before.prose.find(({ about, language }) => language === data.language && isDeepStrictEqual(about, data.about));
  try {
    const receipt = await door.execute('writeProse', data, revision === null ? {} : { revision });
    return { receipt, instead: stood === undefined ? null : writerOf(stood, before) };
  } catch (error) {
    throw revision === null ? error : withWhoWasFaster(error, await reportAsked(door, data.report), revision);
  }
}

/** @throws Refused `invalid` naming the option when it is said neither, or both, where the text stands */
function placeOf({ statement, slot, chapter }: ProseOptions): Readonly<Record<string, string>> {
  if (statement !== undefined && chapter !== undefined) throw invalid('--chapter', 'is given beside --statement', 'give one of them');
  if (chapter !== undefined) return { kind: 'chapter', id: chapter };
  if (statement === undefined) throw invalid('--statement', 'is missing', 'say where the text stands, with --statement or --chapter');
  return { kind: 'statement', id: statement, slot };
}

async function written(file: string): Promise<string> {
  const text = await proseIn(file, MAX_PROSE);
  if (text === '') throw invalid(file, 'is empty', 'write a text, or take back what stands there with --take-back');
  return text;
}
