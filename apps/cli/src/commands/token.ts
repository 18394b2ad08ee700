import { Option, type Command } from 'commander';
import { ROLES, type Audience, type Role } from '#domain';
import { parseDate } from '#kernel';
import { through } from '../door/through.js';
import type { GrantsAnswer } from '../render/answers.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';
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

interface ListOptions extends PlaceOptions {
  readonly all?: boolean;
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
  const command = withPlace(parent.command('list').description('Who has access; with --all, also who had it'));
  command.option('--all', 'also grants that were revoked or have expired').action(async (options: ListOptions) => {
    const answer = await through(options, 'admin', (door) => door.ask<GrantsAnswer>('grants', {}));
    const items = answer.items.filter(({ state }) => options.all === true || state === 'active');
    show({ ...answer, items }, options, () => (items.length === 0 ? 'Nobody has access.' : grantsInWords(items)));
  });
  withExamples(command, ['token list', 'token list --all']);
}

function grantsInWords(grants: GrantsAnswer['items']): string {
  const columns = [
    { heading: 'Grant', stretch: 0 },
    { heading: 'Who', stretch: 1 },
    ...['Role', 'Unit', 'Audience', 'Expires', 'State'].map((heading) => ({ heading, stretch: 0 })),
  ];
  const rows = grants.map(({ grant, actor, actorName, role, unit, audience, expiresOn, state }) => [
    grant,
    actorName ?? actor,
    role,
    unit ?? 'all',
    audience,
    expiresOn ?? 'never',
    state,
  ]);
  return table(columns, rows, width());
}
