import { between } from '#samples';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';
import { sideBySide } from './support/side-by-side.js';
import type { Fault, Point } from './support/strace.js';
import { SweptWriter } from './support/swept-writer.js';

const RUNS = scaled(15, 300);
const MOST_FAULTS = 4;
/** Of each kind of call, so many belong to opening and recovering the file. */
const RECOVERING = 40;
const FAULTS: readonly Fault[] = ['SIGKILL', 'SIGKILL', 'EIO once', 'ENOSPC once'];
const row = new Row('18', { short: 30, long: 600 });

let writer: SweptWriter;
beforeAll(async () => {
  writer = await SweptWriter.make();
}, 60_000);
afterAll(() => writer.remove());

it(
  'a writer that is hit while it works, and again and again while it recovers from that, loses nothing acknowledged',
  async () => {
    row.begin();
    const random = seeded('fault during recovery');
    const recovering = writer.points.filter(({ nth }) => nth <= RECOVERING);
    const pick = <T>(all: readonly T[]): T => all[between(random, 0, all.length - 1)] as T;
    // drawn beforehand: what runs side by side would draw in any order
    const runs = Array.from({ length: RUNS }, (): readonly (readonly [Fault, Point])[] => [
      ['SIGKILL', pick(writer.points)],
      ...Array.from({ length: between(random, 1, MOST_FAULTS) }, () => [pick(FAULTS), pick(recovering)] as const),
    ]);
    let acknowledged = 0;
    await sideBySide(runs, async (faults, run) => {
      const victim = writer.victim(`run-${run}`);
      for (const [fault, point] of faults) await victim.suffer(fault, point);
      acknowledged += victim.acknowledged;
      await victim.mustHaveKeptEverything();
    });
    const faults = runs.reduce((sum, each) => sum + each.length - 1, 0);
    row.tell(`${RUNS} killed writers hit ${faults} times more while they recovered: 0 lost of ${count(acknowledged)} acknowledged`);
  },
  row.limit,
);
