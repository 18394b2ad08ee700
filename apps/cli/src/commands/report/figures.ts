import type { Command } from 'commander';
import { invalid } from '#kernel';

/** Of which day a report's figures are, and where the ledger is cut off for it, as typed. */
export interface FiguresOptions {
  readonly at: string;
  readonly cutOff?: string;
  readonly toDate?: string;
}

export function withFigures(command: Command): Command {
  return command
    .requiredOption('--at <date>', 'the day that the figures are of, included: 2022-12-31')
    .option('--cut-off <when>', 'nothing recorded later is told of: a date (its end, which may be to come), or seq:N (until approval: now)')
    .option('--to-date <date>', 'show the year so far as well, for information, up to this day');
}

/** @throws Refused `invalid` naming `--cut-off` where it begins as a seq and is none */
export function figuresOf({ at, cutOff, toDate }: FiguresOptions): Readonly<Record<string, unknown>> {
  return { at, ...cutOffIn(cutOff), ...(toDate === undefined ? {} : { toDate: { at: toDate } }) };
}

function cutOffIn(when: string | undefined): Readonly<Record<string, unknown>> {
  if (when === undefined) return {};
  if (!when.startsWith('seq:')) return { cutOffOn: when };
  if (/^seq:(0|[1-9]\d{0,14})$/.test(when)) return { cutOff: Number(when.slice('seq:'.length)) };
  throw invalid('--cut-off', `${JSON.stringify(when)} is no place in the ledger`, 'give a date, or seq:N such as seq:8123');
}
