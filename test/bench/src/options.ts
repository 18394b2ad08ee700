import { parseArgs } from 'node:util';
import type { Scale } from './figure.js';

export interface Options extends Scale {
  /** One JSON line a figure in place of the table. */
  readonly json: boolean;
  /** Names of the figures to measure. */
  readonly only: readonly string[];
}

/** The least that holds the organisation, the goal and its own facts. */
export const FEWEST_EVENTS = 1000;

const DEFAULTS: Scale = { events: 1_000_000, writes: 20_000, rounds: 5 };

/**
 * What a run is asked to do.
 * @param names of the figures there are
 * @throws RangeError or TypeError naming the option that can't be used
 */
export function optionsFrom(args: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [...names] },
      events: { type: 'string', default: String(DEFAULTS.events) },
      writes: { type: 'string', default: String(DEFAULTS.writes) },
      rounds: { type: 'string', default: String(DEFAULTS.rounds) },
    },
  });
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new RangeError(`--only ${unknown}: there is no such figure; choose among ${names.join(', ')}`);
  return {
    json: values.json,
    only: values.only,
    events: whole('events', values.events, FEWEST_EVENTS),
    writes: whole('writes', values.writes, 1),
    rounds: whole('rounds', values.rounds, 1),
  };
}

function whole(option: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`--${option} ${text}: give a whole number, at least ${least}`);
}
