import { randomInt } from 'node:crypto';
import { randomFrom, type Random } from '#samples';

const GIVEN = process.env['FREMDRIFT_SEED'];

/** The seed of this run: the one given as `FREMDRIFT_SEED`, which replays a run, or one drawn now. */
export const seed: number = GIVEN === undefined ? randomInt(2 ** 31) : Number(GIVEN);

/** Whether the seed was given: then what is drawn by seeds replays that one alone. */
export const isReplay: boolean = GIVEN !== undefined;

/** Random numbers of this run; when the test fails its seed is in what it printed. */
export function seeded(what: string): Random {
  process.stdout.write(`${what}: FREMDRIFT_SEED=${seed}\n`);
  return randomFrom(seed);
}
