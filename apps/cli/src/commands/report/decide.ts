import type { Command } from 'commander';
import type { DoorReceipt } from '../../door/door.js';
import { through } from '../../door/through.js';
import type { ReportAnswered } from '../../render/answers.js';
import { renderEdition } from '../../render/reports.js';
import { mandateOf, withMandate, type MandateOptions } from '../../terminal/grounds.js';
import { withExamples, withPlace, type PlaceOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';
import { whileWaiting } from '../../terminal/progress.js';
import { revisionIn } from '../../terminal/revision.js';
import { reportAsked } from './asked.js';

interface DecideOptions extends PlaceOptions, MandateOptions {
  readonly revision?: string;
}

/** What the ledger remarked, a line each. */
function warnings({ remarks = [] }: Pick<DoorReceipt, 'remarks'>): readonly string[] {
  return remarks.map((words) => `! ${words}`);
}

export function approveCommand(parent: Command): void {
  const named = parent
    .command('approve')
    .argument('<report>', 'id of the report')
    .description('Put on record that a body approved the report as it says now; it stands until something more is written');
  const command = withMandate(withPlace(named)).option(
    '--revision <number>',
    'refuse where it says something else by now; `report show` tells it (the present)',
  );
  command.action(async (report: string, options: DecideOptions) => {
    const receipt = await through(options, 'board', async (door) => {
      const revision = options.revision === undefined ? (await reportAsked(door, report)).revision : revisionIn(options.revision);
      return door.execute('approveReport', { report }, { mandate: mandateOf(options), revision });
    });
    show(receipt, options, () =>
      [`Approved at seq ${receipt.seq ?? '?'}. To publish it: fremdrift report publish ${report} --body … --date …`, ...warnings(receipt)].join('\n'),
    );
  });
  withExamples(command, ["report approve annual-2022 --body Forbundsstyret --meeting 'Styremøte 8' --case 61/2023 --date 2023-10-24 --revision 41"]);
}

export function publishCommand(parent: Command): void {
  const named = parent
    .command('publish')
    .argument('<report>', 'id of a report that is approved')
    .description('Make every file of the report, in each of its languages, keep them, and freeze what they rest on');
  const command = withMandate(withPlace(named));
  command.action(async (report: string, options: DecideOptions) => {
    const { answer, receipt } = await through(options, 'secretariat', async (door) => {
      const { revision } = await reportAsked(door, report);
      const done = await whileWaiting('Making the files', door.execute('publishReport', { report }, { mandate: mandateOf(options), revision }));
      const { seq } = done;
      return { receipt: done, answer: await door.ask<ReportAnswered>('report', { report, ...(seq === null ? {} : { minSeq: seq }) }) };
    });
    const edition = answer.editions.at(-1);
    const { remarks } = receipt;
    show(edition === undefined || remarks === undefined ? edition : { ...edition, remarks }, options, () =>
      [
        edition === undefined
          ? `It is recorded; see it in a while: fremdrift report show ${report}`
          : `${renderEdition(edition, 'nb', width())}\nTake the files out: fremdrift report files ${report} --out ${report}`,
        ...warnings(receipt),
      ].join('\n'),
    );
  });
  withExamples(command, ['report publish annual-2022 --body Forbundsstyret --date 2023-10-24']);
}
