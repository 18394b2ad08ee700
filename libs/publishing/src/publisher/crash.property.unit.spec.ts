import fc from 'fast-check';
import { PowerLost } from '../disk/testing/simulated-disk.js';
import { Publisher } from './publisher.js';
import { audited, ORIGIN, publishing } from './testing/publishing.js';

it('a publisher may lose power before any of its effects: what was published stands, nothing is signed twice, and it goes on', async () => {
  const life = fc.record({ grows: fc.integer({ min: 0, max: 600 }), effects: fc.integer({ min: 0, max: 40 }) });
  const bits = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 8 }), bits, async (lives, random) => {
      let left = Number.POSITIVE_INFINITY;
      const crash = () => {
        left -= 1;
        if (left === 0) for (const disk of Object.values(given.disks)) disk.crash();
      };
      const given = await publishing({ size: 1, random: () => random.next().value as number, step: crash });
      let published = 0;
      for (const { grows, effects } of lives) {
        given.log.grow(grows);
        left = effects;
        await new Publisher(given.parts).publish().catch((error: unknown) => expect(error).toBeInstanceOf(PowerLost));
        left = Number.POSITIVE_INFINITY;
        const checkpoint = await audited(given.disks, given.vkey);
        expect(checkpoint?.size ?? 0).toBeGreaterThanOrEqual(published);
        published = checkpoint?.size ?? 0;
        expect((await given.archive.latest(ORIGIN))?.size ?? 0).toBeGreaterThanOrEqual(published);
      }
      await new Publisher(given.parts).publish();
      expect((await audited(given.disks, given.vkey))?.size).toBe(given.log.leaves.length);
      for await (const { size, root } of given.archive.all(ORIGIN)) expect(root.equals(await given.log.rootAt(size))).toBe(true);
    }),
    { numRuns: 100 },
  );
});
