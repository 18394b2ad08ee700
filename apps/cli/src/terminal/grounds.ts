import type { Command } from 'commander';
import type { Mandate } from '#domain';
import { parseDate } from '#kernel';
import type { Grounds } from '../door/door.js';

/** The decision that stands behind something, as typed. */
export interface MandateOptions {
  readonly body: string;
  readonly meeting?: string;
  readonly case?: string;
  readonly date: string;
}

/** The same, and why. */
export interface GroundsOptions extends MandateOptions {
  readonly reason: string;
}

/** The decision behind it. */
export function withMandate(command: Command): Command {
  return command
    .requiredOption('--body <name>', 'the body that decided it')
    .option('--meeting <name>', 'at which meeting')
    .option('--case <number>', 'in which case')
    .requiredOption('--date <date>', 'on which day');
}

/** The decision behind it and why. */
export function withGrounds(command: Command): Command {
  return withMandate(command).requiredOption('--reason <text>', 'why, in a sentence');
}

/** @throws Refused `invalid` naming `--date` when it is no day */
export function mandateOf({ body, meeting, case: number, date }: MandateOptions): Mandate {
  return { body, date: parseDate(date, '--date'), ...(meeting === undefined ? {} : { meeting }), ...(number === undefined ? {} : { case: number }) };
}

/** @throws Refused `invalid` naming `--date` when it is no day */
export function groundsOf({ reason, ...decided }: GroundsOptions): Grounds & { readonly mandate: Mandate } {
  return { mandate: mandateOf(decided), reason };
}
