import type { Command } from 'commander';
import type { Mandate } from '#domain';
import { parseDate } from '#kernel';
import type { Grounds } from '../door/door.js';

/** What stands behind a decision, as typed. */
export interface GroundsOptions {
  readonly body: string;
  readonly meeting?: string;
  readonly case?: string;
  readonly date: string;
  readonly reason: string;
}

/** The decision behind it and why: every decision needs them. */
export function withGrounds(command: Command): Command {
  return command
    .requiredOption('--body <name>', 'the body that decided it')
    .option('--meeting <name>', 'at which meeting')
    .option('--case <number>', 'in which case')
    .requiredOption('--date <date>', 'on which day')
    .requiredOption('--reason <text>', 'why, in a sentence');
}

/** @throws Refused `invalid` naming `--date` when it is no day */
export function groundsOf({ body, meeting, case: number, date, reason }: GroundsOptions): Grounds & { readonly mandate: Mandate } {
  const mandate = { body, date: parseDate(date, '--date'), ...(meeting === undefined ? {} : { meeting }), ...(number === undefined ? {} : { case: number }) };
  return { mandate, reason };
}
