import { Option, type Command } from 'commander';
import { CLOSING_REASONS, streams, type ClosingReason } from '#domain';
import type { Door, Grounds } from '../door/door.js';
import { through } from '../door/through.js';
import type { LedgerAnswer } from '../render/answers.js';
import { renderKeys } from '../render/keys.js';
import { groundsOf, withGrounds, type GroundsOptions } from '../terminal/grounds.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface DecideOptions extends PlaceOptions, GroundsOptions {}

interface BecauseOptions extends DecideOptions {
  readonly because: ClosingReason;
}

const GROUNDS = '--body Landsstyret --case 14/26 --date 2026-03-15';

export function keyCommand(program: Command): void {
  const command = program.command('key').description('The keys that checkpoints are signed with: which there were, another one, and the end of a log');
  listCommand(command);
  rotateCommand(command);
  closeCommand(command);
  newOriginCommand(command);
}

function listCommand(parent: Command): void {
  const command = withPlace(parent.command('list', { isDefault: true }).description('Every public key there was, with its origin, and from when to when'));
  command.action(async (options: PlaceOptions) => {
    const { ledger, basis } = await through(options, 'auditor', (door) => door.ask<LedgerAnswer>('ledger', {}));
    const { origin, keys, closed } = ledger;
    show({ origin, keys, closed, basis }, options, () => renderKeys(ledger, width()));
  });
  withExamples(command, ['key', 'key list --json']);
}

function rotateCommand(parent: Command): void {
  const command = withGrounds(withPlace(parent.command('rotate').description('Make another key and hand over to it, by a checkpoint that both sign')));
  command.action(async (options: DecideOptions) => {
    const receipt = await through(options, 'admin', (door) => decide(door, 'rotateSigningKey', {}, groundsOf(options)));
    show(receipt, options, () => 'A new key signs from now on; the old one is destroyed. Give auditors and witnesses the new public key: fremdrift key list');
  });
  withExamples(command, [`key rotate ${GROUNDS} --reason "Every second year"`]);
}

function closeCommand(parent: Command): void {
  const named = parent
    .command('close')
    .description('End the log: a last checkpoint is signed, the key is destroyed, and nothing more is recorded under this origin');
  const command = withGrounds(withPlace(withBecause(named, ['compromised', 'lost', 'moved'])));
  command.action(async ({ because, ...options }: BecauseOptions) => {
    const receipt = await through(options, 'admin', (door) => decide(door, 'closeLog', { because }, groundsOf(options)));
    show(receipt, options, () => 'The log is closed. To go on under another origin: fremdrift key new-origin');
  });
  withExamples(command, [`key close --because compromised ${GROUNDS} --reason "The machine was broken into"`]);
}

function newOriginCommand(parent: Command): void {
  const named = parent
    .command('new-origin')
    .argument('<origin>', 'a name the ledger never had: a scheme-less address such as ledger.example.org/progress-2')
    .description('Go on with the same events under another origin and key, committed to the last checkpoint of the old one');
  const command = withGrounds(withPlace(withBecause(named, CLOSING_REASONS)));
  command.action(async (origin: string, { because, ...options }: BecauseOptions) => {
    // also for a ledger that is behind its last checkpoint, which nothing else may open
    const receipt = await through(options, 'admin', (door) => decide(door, 'changeOrigin', { origin, because }, groundsOf(options)), false);
    show(receipt, options, () => `The ledger goes on as ${origin}. Give auditors and witnesses its public key: fremdrift key list`);
  });
  withExamples(command, [
    `key new-origin ledger.example.org/progress-2 --because lost ${GROUNDS} --reason "The disk with the key is gone"`,
    `key new-origin ledger.example.org/progress-2 --because behind ${GROUNDS} --reason "Restored from the backup of Sunday; the rest is lost"`,
  ]);
}

function withBecause(command: Command, reasons: readonly ClosingReason[]): Command {
  return command.addOption(new Option('--because <why>', 'why the log ends').choices(reasons).makeOptionMandatory());
}

async function decide(door: Door, command: string, data: Readonly<Record<string, unknown>>, grounds: Grounds) {
  const { revisions } = await door.ask<LedgerAnswer>('ledger', {});
  const { [streams.ledger()]: revision = -1 } = revisions;
  return door.execute(command, data, { ...grounds, revision });
}
