import { Option, type Command } from 'commander';
import { ROLES, type Audience, type Role } from '#domain';
import { parseDate, type CalendarDate } from '#kernel';
import type { LedgerEvent } from '#projections';
import type { Answered, Door } from '../door/door.js';
import { through } from '../door/through.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { say, show, width } from '../terminal/output.js';
import { table } from '../terminal/table.js';

interface CreateOptions extends PlaceOptions {
  readonly role: Role;
  readonly name?: string;
  readonly actor?: string;
  readonly contact?: string;
  readonly unit?: string;
  readonly audience: Audience;
  readonly expires?: string;
  readonly label?: string;
}

export function tokenCommand(program: Command): void {
  const command = program.command('token').description('Give access, take it back, and list who has it');
  createCommand(command);
  revokeCommand(command);
  listCommand(command);
}

function createCommand(parent: Command): void {
  const command = withPlace(parent.command('create').description('Grant a role and make a bearer token for it, shown this once'));
  command
    .addOption(new Option('--role <role>', 'what the token may do').choices(ROLES).makeOptionMandatory())
    .option('--name <name>', 'the person or system it is for; kept in the vault, never in the log')
    .option('--contact <contact>', 'how to reach them; kept in the vault')
    .option('--actor <pseudonym>', 'someone who has a token already, in place of --name')
    .option('--unit <unit>', 'the unit whose tree it covers (the whole organisation)')
    .addOption(new Option('--audience <audience>', 'whether it sees what is not published').choices(['inside', 'outside']).default('inside'))
    .option('--expires <date>', 'the first day on which it no longer holds')
    .option('--label <text>', 'what it is used for (command line)')
    .action(async (options: CreateOptions) => {
      const issued = await through(options, 'admin', (door) => door.createToken(accessOf(options, command)));
      show(issued, options, () =>
        [`Token, shown this once: ${issued.token}`, `Grant ${issued.grant} of actor ${issued.actor}; to end it: fremdrift token revoke ${issued.grant}`].join(
          '\n',
        ),
      );
    });
  withExamples(command, [
    'token create --role secretariat --name "Kari Nordmann"',
    'token create --role recorder --name "Member register" --unit region-1 --expires 2027-01-01',
  ]);
}

function accessOf({ role, name, actor, contact, unit, audience, expires, label }: CreateOptions, command: Command) {
  const who = actor ?? (name === undefined ? command.error('error: say whom it is for, with --name or --actor') : { name, contact: contact ?? null });
  const expiresOn = expires === undefined ? null : parseDate(expires, '--expires');
  return { for: who, role, unit: unit ?? null, audience, expiresOn, label: label ?? 'command line' };
}

function revokeCommand(parent: Command): void {
  const command = withPlace(
    parent.command('revoke').argument('<grant>', 'as `token list` shows it').description('End a grant and every token made for it, at once'),
  );
  command.action(async (grant: string, options: PlaceOptions) => {
    await through(options, 'admin', (door) => door.revokeToken(grant));
    show({ revoked: grant }, options, () => `${grant} is revoked.`);
  });
  withExamples(command, ['token revoke grant-4yQ1']);
}

function listCommand(parent: Command): void {
  const command = withPlace(parent.command('list').description('Every grant that was not revoked'));
  command.action(async (options: PlaceOptions) => {
    const grants = await through(options, 'admin', grantsInForce);
    show(grants, options, () => grantsInWords(grants));
    if (grants.length === 0 && options.json !== true) say('Nobody has access.');
  });
  withExamples(command, ['token list']);
}

/** `expiresOn` is the first day on which it no longer holds. */
type Grant = LedgerEvent<'AccessGranted'>['data'] & { readonly expiresOn: CalendarDate | null };
type EventsAnswer = Answered & { readonly items: readonly LedgerEvent[]; readonly next: string | null };

/** The grants that were not revoked, in the order they were given; read from the log, so that it is the same through every door. */
async function grantsInForce(door: Door): Promise<readonly Grant[]> {
  const grants = new Map<string, Grant>();
  let cursor: string | undefined;
  do {
    const { items, next } = await door.ask<EventsAnswer>('events', { stream: 'access', limit: 1000, cursor });
    for (const event of items) {
      if (event.type === 'AccessGranted') grants.set(event.data.grant, { ...event.data, expiresOn: event.validTo });
      if (event.type === 'AccessRevoked') grants.delete(event.data.grant);
    }
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return [...grants.values()];
}

function grantsInWords(grants: readonly Grant[]): string {
  const columns = ['Grant', 'Actor', 'Role', 'Unit', 'Audience', 'Expires'].map((heading) => ({ heading, stretch: 0 }));
  return table(
    columns,
    grants.map(({ grant, actor, role, unit, audience, expiresOn }) => [grant, actor, role, unit ?? 'all', audience, expiresOn ?? 'never']),
    width(),
  );
}
