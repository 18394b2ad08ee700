import { type Issue, Refused } from '#kernel';
import type { CommandDefinition } from './command-definition.js';
import type { Command } from './decider.js';

const MANDATE: Issue = {
  field: 'mandate',
  problem: 'the decision behind this is missing',
  remedy: 'name the body that decided and the date, and the meeting and case where there are any',
};
const REASON: Issue = { field: 'reason', problem: 'no reason is given', remedy: 'say in a sentence why this is done' };

/**
 * Checks that a command brings the grounds its definition asks for: the mandate it rests on, and a reason that is not blank. Called once
 * for every command, before `decide`.
 * @throws Refused `invalid` naming all that is missing
 */
export function requireGrounds(definition: CommandDefinition, command: Pick<Command, 'mandate' | 'reason'>): void {
  const missing = [
    ...(definition.needsMandate && command.mandate === null ? [MANDATE] : []),
    ...(definition.needsReason && (command.reason === null || command.reason.trim() === '') ? [REASON] : []),
  ];
  if (missing.length > 0) throw new Refused('invalid', `${definition.name} needs ${missing.map((issue) => issue.field).join(' and ')}`, missing);
}
