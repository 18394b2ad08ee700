import { between, randomFrom } from '#samples';
import { count, Row } from '../support/row.js';
import { scaled } from '../support/scale.js';
import { isReplay, seed as first } from '../support/seed.js';
import { Observer } from './hold.js';
import { World } from './world.js';

const SEEDS = isReplay ? 1 : scaled(300, 10_000);
const MOST_STEPS = 120;
const row = new Row('11 and 20', { short: 60, long: 1800 });

/** The steps between which something may be half done: so often each of them must have been the last one of a life. */
const TIMES_AT_EACH = scaled(1, 100);
const KILL_POINTS = [
  'log: to append',
  'log: appended',
  'inside: write tile/entries',
  'inside: sync tile/entries',
  'published: write tile',
  'published: sync tile',
  'checkpoints: write',
  'checkpoints: sync',
  'published: write checkpoint',
  'published: sync checkpoint',
  'views: to commit',
  'views: committed',
] as const;

interface Seen {
  lives: number;
  steps: number;
  events: number;
  checkpoints: number;
  /** How often a task was at each of the kill points when the power went. */
  readonly lostAt: Map<string, number>;
}

it(
  'a log, its clients, publisher, signer and projector that lose power between any two steps lose nothing and contradict nothing',
  async () => {
    row.begin();
    const seen: Seen = { lives: 0, steps: 0, events: 0, checkpoints: 0, lostAt: new Map() };
    for (let seed = first; seed < first + SEEDS; seed += 1) {
      const world = new World(seed);
      try {
        await simulate(world, seed, seen);
      } catch (error) {
        const last = world.trace.slice(-30).join('\n  ');
        throw new Error(`seed ${seed} fails; FREMDRIFT_SEED=${seed} npm run test:faults replays it. It did last:\n  ${last}`, { cause: error });
      }
    }
    if (!isReplay) for (const point of KILL_POINTS) expect({ point, enough: (seen.lostAt.get(point) ?? 0) >= TIMES_AT_EACH }).toEqual({ point, enough: true });
    row.tell(
      `${count(SEEDS)} seeds from ${first}, ${count(seen.lives)} crashes between ${count(seen.steps)} steps: 0 lost of ${count(seen.events)} events, ` +
        `${count(seen.checkpoints)} checkpoints signed, all consistent; the power went at ${KILL_POINTS.map((point) => `“${point}” ${seen.lostAt.get(point) ?? 0}×`).join(', ')}`,
    );
  },
  row.limit,
);

async function simulate(world: World, seed: number, seen: Seen): Promise<void> {
  const random = randomFrom(seed ^ 0x5eed);
  const observer = new Observer();
  for (let lives = between(random, 1, 6); lives > 0; lives -= 1) {
    expect(await world.live(between(random, 1, MOST_STEPS))).toEqual([]);
    await observer.hold(world);
    seen.lives += 1;
  }
  expect(await world.rest()).toEqual([]);
  await observer.holdAtRest(world);
  seen.steps += world.trace.length;
  seen.events += world.acknowledged.size;
  for (const at of world.lostAt) for (const point of KILL_POINTS) if (at.startsWith(point)) seen.lostAt.set(point, (seen.lostAt.get(point) ?? 0) + 1);
  for await (const _ of world.archive().all(world.origin)) seen.checkpoints += 1;
}
