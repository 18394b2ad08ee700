import fc from 'fast-check';
import { diskContract } from './testing/disk-contract.js';
import { PowerLost, SimulatedDisk } from './testing/simulated-disk.js';

diskContract('the simulated one', async () => {
  const disk = new SimulatedDisk();
  return { disk, reopened: () => disk };
});

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });

describe('a simulated loss of power', () => {
  it('takes nothing of what was written whole, and of a write under way leaves each file as it was or as it was to become', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 5 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        async (steps, random) => {
          let left = Number.POSITIVE_INFINITY;
          const disk: SimulatedDisk = new SimulatedDisk(
            () => random.next().value as number,
            () => {
              left -= 1;
              if (left < 0) disk.crash();
            },
          );
          await disk.write([file('a', 'old'), file('kept', 'kept')]);
          left = steps;
          await expect(disk.write([file('a', 'new'), file('b', 'new'), file('c', 'new')])).rejects.toThrow(PowerLost);
          left = Number.POSITIVE_INFINITY;
          expect((await disk.read('kept'))?.toString()).toBe('kept');
          expect(['old', 'new']).toContain((await disk.read('a'))?.toString());
          for (const path of ['b', 'c']) expect([undefined, 'new']).toContain((await disk.read(path))?.toString());
          const after = disk.files();
          disk.crash();
          expect(disk.files()).toEqual(after);
        },
      ),
    );
  });

  it('may lose any of what was not synced', async () => {
    const survivors = new Set<string>();
    for (let seed = 0; seed < 64; seed += 1) {
      let draws = seed;
      const disk: SimulatedDisk = new SimulatedDisk(
        () => {
          const bit = draws % 2;
          draws = Math.floor(draws / 2);
          return bit;
        },
        (step) => {
          if (step === 'sync') disk.crash();
        },
      );
      await expect(disk.write([file('a', ''), file('b', '')])).rejects.toThrow(PowerLost);
      survivors.add([...disk.files().keys()].join());
    }
    expect([...survivors].sort()).toEqual(['', 'a', 'a,b', 'b']);
  });
});
