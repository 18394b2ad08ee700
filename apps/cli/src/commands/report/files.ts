import { createHash } from 'node:crypto';
import { Option, type Command } from 'commander';
import { EDITION_FORMATS, REPORT_FORMATS, REPORT_LANGUAGES, type EditionFormat, type ReportFormat, type ReportLanguage } from '#domain';
import { invalid, Refused } from '#kernel';
import type { Door } from '../../door/door.js';
import { through } from '../../door/through.js';
import { folderFor, keepInFolder } from '../../terminal/folder.js';
import { withExamples, withPlace, type PlaceOptions } from '../../terminal/options.js';
import { show } from '../../terminal/output.js';
import { editionIn, reportAsked, type Edition } from './asked.js';

interface FilesOptions<F extends EditionFormat> extends PlaceOptions {
  readonly out: string;
  readonly language?: readonly ReportLanguage[];
  readonly format: readonly F[];
}

/** A file to be written, and how to get it. */
interface Wanted {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** A file that was written. */
interface Written {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

export function previewCommand(parent: Command): void {
  const named = parent
    .command('preview')
    .argument('<report>', 'id of the report')
    .description('Make the files of the report as it stands now, to look at: every page says that it is a draft, and nothing is kept');
  const command = withFiles(named, 'write them to this folder, over earlier drafts', REPORT_FORMATS);
  command.action(async (report: string, options: FilesOptions<ReportFormat>) => {
    const written = await through(options, 'secretariat', async (door) => {
      const { languages } = await reportAsked(door, report);
      const wanted = chosen(languages, options).map(({ language, format }) => ({
        name: `${report}-${language}-utkast.${format}`,
        bytes: () => door.showReport({ report, language, format }),
      }));
      return writeAll(wanted, options.out, 'replace');
    });
    show({ files: written }, options, () => written.map(({ path }) => path).join('\n'));
  });
  withExamples(command, ['report preview annual-2022 --out utkast', 'report preview annual-2022 --out utkast --format pdf docx --language nn']);
}

export function filesCommand(parent: Command): void {
  const named = parent
    .command('files')
    .argument('<report>', 'id of a report that is published')
    .description('Take out the files that were published, byte for byte, each held to its hash in the ledger; json is the model they were made of');
  const command = withFiles(named, 'write them to this folder', EDITION_FORMATS).option('--edition <number>', 'of this edition (the last)');
  command.action(async (report: string, options: FilesOptions<EditionFormat> & { readonly edition?: string }) => {
    const written = await through(options, 'secretariat', async (door) => {
      const edition = editionIn(await reportAsked(door, report), options.edition);
      return writeAll(publishedFiles(door, report, edition, options), options.out, 'keep');
    });
    show({ files: written }, options, () => written.map(({ path, sha256 }) => `${sha256}  ${path}`).join('\n'));
  });
  withExamples(command, ['report files annual-2022 --out annual-2022', 'report files annual-2022 --edition 1 --format pdf --out papers']);
}

function withFiles(command: Command, out: string, formats: readonly EditionFormat[]): Command {
  return withPlace(command)
    .requiredOption('--out <folder>', out)
    .addOption(new Option('--language <language...>', 'only these (all that it is written in)').choices(REPORT_LANGUAGES))
    .addOption(new Option('--format <format...>', 'only these').choices(formats).default(formats, 'all'));
}

/** @throws Refused `invalid` naming `--language` where the report is not in one that is asked for */
function chosen<F extends EditionFormat>(languages: readonly ReportLanguage[], { language = languages, format }: FilesOptions<F>) {
  const other = language.find((one) => !languages.includes(one));
  if (other !== undefined) throw invalid('--language', `the report is not in ${other}`, `choose among ${languages.join(', ')}`);
  return language.flatMap((one) => format.map((of) => ({ language: one, format: of })));
}

function publishedFiles(door: Door, report: string, { edition, documents }: Edition, options: FilesOptions<EditionFormat>): readonly Wanted[] {
  const languages = documents.map(({ language }) => language);
  return chosen(languages, options).flatMap(({ language, format }) => {
    const file = documents.find((one) => one.language === language)?.files.find((one) => one.format === format);
    if (file === undefined) return [];
    const bytes = async () => asPublished(await door.publishedReport({ report, edition, language, format }), file.sha256);
    return [{ name: `${report}-${edition}-${language}.${format}`, bytes }];
  });
}

function asPublished(bytes: Uint8Array, sha256: string): Uint8Array {
  const found = hashOf(bytes);
  if (found === sha256) return bytes;
  const problem = `a file came with the hash ${found}, and the ledger says ${sha256}`;
  throw new Refused('unavailable', problem, [{ field: 'sha256', problem, remedy: 'ask again; where it stays so, bring the file back from a backup' }]);
}

/** Tells each file on standard error as it comes: one may take some seconds to make. */
async function writeAll(wanted: readonly Wanted[], out: string, manner: 'replace' | 'keep'): Promise<readonly Written[]> {
  folderFor(out);
  const written: Written[] = [];
  for (const { name, bytes } of wanted) {
    const content = await bytes();
    written.push({ path: keepInFolder(out, name, content, manner), size: content.length, sha256: hashOf(content) });
    process.stderr.write(`${written.length}/${wanted.length} ${name}\n`);
  }
  return written;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
