import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { event, MeasurementCorrected, MeasurementRecorded, MeasurementRetracted } from '#domain';
import type { Read } from '../engine/views.js';
import { reachedSeq } from '../queries/point.js';
import { measured } from '../testing/facts.js';
import { happenings, record } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';
import { populationOf, POPULATIONS } from './population.js';
import { sampleOf, STRATA, type Draw, type EarlierDraw } from './sample.js';

const tenCounts = async (ledger: TestLedger) => {
  for (let month = 1; month <= 5; month += 1) {
    for (const unit of ['b1', 'b2'])
      await ledger.record(event(MeasurementRecorded, measured(unit, 100 + month), { validFrom: day(`2022-0${month}-28`) }), { on: `2022-0${month + 1}-03` });
  }
};

onEveryEngine((places) => {
  const AT = day('2023-12-31');
  const whole: Draw = { population: 'events', stratum: 'none', n: 5, seed: 'frø', plan: null, unit: null, measure: null, from: null, to: null };

  async function views(fill: (ledger: TestLedger) => Promise<unknown>) {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    await fill(ledger);
    return builtViews(await places.make(), ledger.store);
  }

  const draw = async (read: Read, more: Partial<Draw>, avoid: EarlierDraw | null = null, seq?: number) =>
    sampleOf(read, { ...whole, ...more }, { at: AT, seq: seq ?? (await reachedSeq(read)) }, avoid);
  const ids = ({ items }: Awaited<ReturnType<typeof draw>>) => items.map((item) => item.event.id);

  describe('a sample', () => {
    it('is the same every time, grows with n, and holds the lowest digests of each stratum', async () => {
      await fc.assert(
        fc.asyncProperty(
          happenings,
          fc.constantFrom(...STRATA),
          fc.constantFrom(...POPULATIONS),
          fc.integer({ min: 1, max: 40 }),
          fc.string({ minLength: 1, maxLength: 20 }),
          async (all, stratum, population, n, seed) => {
            const built = await views((ledger) => record(ledger, all));
            await built.reader.snapshot(async (read) => {
              const [one, again, more] = [
                await draw(read, { stratum, population, n, seed }),
                await draw(read, { stratum, population, n, seed }),
                await draw(read, { stratum, population, n: n + 1, seed }),
              ];
              expect(again).toEqual(one);
              expect(ids(more)).toEqual(expect.arrayContaining([...ids(one)]));
              expect(one.items.length).toBe(Math.min(n, one.population.size));
              for (const { digest, event: drawn } of one.items)
                expect(digest).toBe(
                  createHash('sha256')
                    .update(seed + drawn.id)
                    .digest('hex'),
                );
              const everything = await draw(read, { stratum, population, n: 1000, seed });
              for (const { stratum: of, drawn } of one.population.strata) {
                const inStratum = everything.items.filter((item) => item.stratum === of).map(({ digest }) => digest);
                expect(one.items.filter((item) => item.stratum === of).map(({ digest }) => digest)).toEqual(inStratum.toSorted().slice(0, drawn));
              }
            });
            await built.close();
          },
        ),
        { numRuns: 20 },
      );
    }, 60_000);

    it('accounts for the whole log: every number from 0, each event a fact, a superseded version, a retraction or a decision', async () => {
      await fc.assert(
        fc.asyncProperty(happenings, async (all) => {
          const built = await views((ledger) => record(ledger, all));
          await built.reader.snapshot(async (read) => {
            const { log, population } = await draw(read, { population: 'facts' });
            expect(log.dense).toBe(true);
            expect(log.events).toBe(log.seq + 1);
            expect(log.facts + log.superseded + log.retractions + log.decisions).toBe(log.events);
            expect(population.size).toBe(log.facts);
            expect((await draw(read, { population: 'decisions' })).population.size).toBe(log.decisions);
            expect((await draw(read, { population: 'events' })).population.size).toBe(log.events);
          });
          await built.close();
        }),
        { numRuns: 15 },
      );
    }, 60_000);

    it('says so where a number is not there', async () => {
      const built = await views(tenCounts);
      await built.place.spoil('DELETE FROM event WHERE seq = 3');
      await built.reader.snapshot(async (read) => expect((await draw(read, {})).log.dense).toBe(false));
      await built.close();
    });

    it('draws a fact by the version that counts, and none that was retracted', async () => {
      const built = await views(async (ledger) => {
        const [first] = (await ledger.record(event(MeasurementRecorded, measured('b1', 100), { validFrom: day('2022-12-31') }))) as [string];
        await ledger.record(event(MeasurementCorrected, measured('b1', 101), { validFrom: day('2022-12-31'), corrects: first }));
        const [gone] = (await ledger.record(event(MeasurementRecorded, measured('b2', 100), { validFrom: day('2022-12-31') }))) as [string];
        await ledger.record(event(MeasurementRetracted, { measure: 'members', unit: 'b2' }, { corrects: gone }));
      });
      await built.reader.snapshot(async (read) => {
        const { items, log } = await draw(read, { population: 'facts' });
        expect(items.map((item) => item.event.type)).toEqual(['MeasurementCorrected']);
        expect(log).toMatchObject({ facts: 1, superseded: 2, retractions: 1 });
      });
      await built.close();
    });

    it('is of a plan, of a unit with those below it, or of a measure, where asked; each must be known', async () => {
      const built = await views(tenCounts);
      await built.reader.snapshot(async (read) => {
        const sizeOf = async (more: Partial<Draw>) => (await draw(read, { population: 'facts', ...more })).population.size;
        expect([
          await sizeOf({ unit: 'b1' }),
          await sizeOf({ unit: 'north' }),
          await sizeOf({ unit: 'south' }),
          await sizeOf({ measure: 'members' }),
          await sizeOf({ plan: 'N' }),
        ]).toEqual([5, 10, 0, 10, 10]);
        for (const unknown of [{ unit: 'nowhere' }, { measure: 'nothing' }, { plan: 'none' }])
          await expect(draw(read, unknown)).rejects.toMatchObject({ kind: 'not-found' });
      });
      await built.close();
    });

    it('bug-1102: is of the days that are asked for, both ends included, and so of one year', async () => {
      const built = await views(tenCounts);
      await built.reader.snapshot(async (read) => {
        const sizeOf = async (more: Partial<Draw>) => (await draw(read, { population: 'facts', ...more })).population.size;
        const [from, to] = [day('2022-02-28'), day('2022-04-28')];
        expect([
          await sizeOf({ from, to }),
          await sizeOf({ from }),
          await sizeOf({ to }),
          await sizeOf({ from: day('2022-03-01'), to: day('2022-03-27') }),
        ]).toEqual([6, 8, 8, 0]);
        const retracted = await draw(read, { from: day('2000-01-01'), n: 1000 });
        expect(retracted.items.every((item) => item.event.validFrom !== null)).toBe(true);
      });
      await built.close();
    });

    it('is parted by the month it was recorded in, where the ledger keeps its time', async () => {
      const built = await views(tenCounts);
      await built.reader.snapshot(async (read) => {
        const { population } = await draw(read, { population: 'facts', stratum: 'month', n: 5 });
        expect(population.strata).toEqual(['02', '03', '04', '05', '06'].map((month) => ({ stratum: `2022-${month}`, size: 2, drawn: 1 })));
      });
      await built.close();
    });

    it('leaves out what an earlier draw drew, from what was known then', async () => {
      const built = await views(tenCounts);
      await built.reader.snapshot(async (read) => {
        const seq = await reachedSeq(read);
        const earlier = await draw(read, { population: 'facts', seed: 'i fjor', n: 4 }, null, seq - 2);
        const now = await draw(read, { population: 'facts', n: 10 }, { seed: 'i fjor', n: 4, seq: seq - 2 });
        expect(now.population).toMatchObject({ size: 6, avoided: 4 });
        expect(ids(now).filter((id) => ids(earlier).includes(id))).toEqual([]);
      });
      await built.close();
    });
  });

  describe('a population', () => {
    it('is read a page at a time, in order, whole', async () => {
      const built = await views(async (ledger) => {
        for (let n = 0; n < 2100; n += 1) await ledger.record(event(MeasurementRecorded, measured('b1', n), { validFrom: day('2022-12-31') }));
      });
      await built.reader.snapshot(async (read) => {
        const seq = await reachedSeq(read);
        const seqs: number[] = [];
        for await (const one of populationOf(read, whole, { at: AT, seq })) seqs.push(one.seq);
        expect(seqs).toEqual(Array.from({ length: seq + 1 }, (_, index) => index));
      });
      await built.close();
    });
  });
});
