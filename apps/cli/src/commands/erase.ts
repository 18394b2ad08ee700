import type { Command } from 'commander';
import { forgetBackup, purgeBackup } from '#application';
import { randomToken } from '#kernel';
import type { DoorReceipt } from '../door/door.js';
import { ledgerFolder } from '../door/place.js';
import { through } from '../door/through.js';
import type { ErasuresAnswer } from '../render/answers.js';
import { erasedBefore, renderErasures, takenInWords } from '../render/erasures.js';
import { withExamples, withFolder, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface ReasonOptions extends PlaceOptions {
  readonly reason: string;
}

interface ProposeOptions extends ReasonOptions {
  readonly id?: string;
  readonly text: readonly string[];
  readonly file: readonly string[];
  readonly person: readonly string[];
}

interface PurgeOptions extends PlaceOptions {
  readonly gone?: boolean;
}

const EVENT = '0191d8a0-5b1e-7c3a-9f4e-2d6b8c1a7e35';

export function eraseCommand(program: Command): void {
  const parent = program.command('erase').description('Erase sealed texts, evidence files and names, by two people; the log and every proof stand');
  listCommand(parent);
  proposeCommand(parent);
  confirmCommand(parent);
  withdrawCommand(parent);
  purgeCommand(parent);
}

function listCommand(parent: Command): void {
  const command = withPlace(
    parent.command('list', { isDefault: true }).description('What was asked to be erased, what became of it, and the backups where it is owed still'),
  );
  command.action(async (options: PlaceOptions) => {
    const answer = await through(options, 'secretariat', (door) => door.ask<ErasuresAnswer>('erasures', {}));
    show(answer, options, () => renderErasures(answer, width()));
  });
  withExamples(command, ['erase list', 'erase list --json']);
}

function proposeCommand(parent: Command): void {
  const named = parent.command('propose').description('Propose what is to be erased; nothing is, until somebody else confirms it');
  const command = withReason(named)
    .option('--text <event[/path]>', 'an event, with all that is sealed in it, or one text of it; may be repeated', several, [])
    .option('--file <hash>', 'an evidence file, as sha256:…; may be repeated', several, [])
    .option('--person <pseudonym>', 'the name and contact behind a pseudonym; may be repeated', several, [])
    .option('--id <id>', 'what to call it (drawn at random)');
  command.action(async (options: ProposeOptions) => {
    const erasure = options.id ?? `erasure-${randomToken(9)}`;
    const data = { erasure, texts: options.text.map(textNamed), files: options.file, people: options.person };
    const { receipt, item } = await decide('proposeErasure', data, options);
    show({ ...receipt, erasure }, options, () =>
      [
        `Proposed as ${erasure} at seq ${receipt.seq ?? '?'}: ${item === undefined ? '' : takenInWords(item)}.`,
        ...(item === undefined ? [] : erasedBefore(item)),
        `Somebody else must confirm it: fremdrift erase confirm ${erasure} --reason "…"`,
      ].join('\n'),
    );
  });
  withExamples(command, [
    `erase propose --text ${EVENT}/data/note --reason "The person named asked for it, case 26/114"`,
    `erase propose --id case-26-114 --text ${EVENT} --file sha256:9f86d0… --person hHO9JYxPvGjezuiJZHe7TQ --reason "Asked for, case 26/114"`,
  ]);
}

function confirmCommand(parent: Command): void {
  const command = withReason(
    parent.command('confirm').argument('<erasure>', 'as `erase list` calls it').description('Erase what somebody else proposed, for good'),
  );
  command.action(async (erasure: string, options: ReasonOptions) => {
    const { receipt, item } = await decide('confirmErasure', { erasure }, options);
    show(receipt, options, () =>
      [
        `Erased for good at seq ${receipt.seq ?? '?'}: ${item === undefined ? erasure : takenInWords(item)}. The log, its root and every proof stand.`,
        'Backups that can be reached are purged now; see those that cannot: fremdrift erase list',
      ].join('\n'),
    );
  });
  withExamples(command, ['erase confirm case-26-114 --reason "Checked against the request"']);
}

function withdrawCommand(parent: Command): void {
  const command = withReason(
    parent.command('withdraw').argument('<erasure>', 'as `erase list` calls it').description('Give up a proposal that nobody has confirmed'),
  );
  command.action(async (erasure: string, options: ReasonOptions) => {
    const { receipt } = await decide('withdrawErasure', { erasure }, options);
    show(receipt, options, () => `Withdrawn at seq ${receipt.seq ?? '?'}; nothing was erased.`);
  });
  withExamples(command, ['erase withdraw case-26-114 --reason "The wrong event was named"']);
}

function purgeCommand(parent: Command): void {
  const named = parent.command('purge').argument('<backup>', 'the folder that `fremdrift backup` filled, wherever it is now');
  const command = withFolder(named.description('Carry out every erasure in a backup that was out of reach; also while a server runs'));
  command.option('--gone', 'the backup is destroyed: only take it off the list').action(async (backup: string, options: PurgeOptions) => {
    const folder = ledgerFolder(options);
    if (options.gone === true) {
      const forgotten = await forgetBackup(folder, backup);
      return show(forgotten, options, () => `${forgotten.path} is off the list.`);
    }
    const erasures = await purgeBackup(folder, backup);
    show({ backup, erasures }, options, () => `${backup} holds nothing of what was erased (${erasures} on record).`);
  });
  withExamples(command, ['erase purge /mnt/usb/2023-01-31', 'erase purge /backups/2023-01-31 --gone']);
}

function several(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function withReason(command: Command): Command {
  return withPlace(command).requiredOption('--reason <text>', 'why, in a sentence; kept sealed');
}

/** `EVENT/data/note` is one text of the event, `EVENT` all that is sealed in it. */
function textNamed(text: string): { readonly event: string; readonly path: string | null } {
  const slash = text.indexOf('/');
  return slash === -1 ? { event: text, path: null } : { event: text.slice(0, slash), path: text.slice(slash) };
}

/** Decides on the erasures as they stand now, and answers how this one stands then. */
function decide(command: string, data: { readonly erasure: string }, options: ReasonOptions) {
  return through(options, 'secretariat', async (door) => {
    const { revision } = await door.ask<ErasuresAnswer>('erasures', {});
    const receipt: DoorReceipt = await door.execute(command, data, { reason: options.reason, revision });
    const { items } = await door.ask<ErasuresAnswer>('erasures', receipt.seq === null ? {} : { minSeq: receipt.seq });
    return { receipt, item: items.find(({ erasure }) => erasure === data.erasure) };
  });
}
