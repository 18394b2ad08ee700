import fc from 'fast-check';
import { event, MeasurementCorrected, MeasurementRecorded, MeasurementRetracted } from '#domain';
import { measureSeries } from '../queries/series.js';
import { measured } from '../testing/facts.js';
import { happenings, record } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { onEveryEngine } from '../testing/places.js';
import { recordSamplePlan } from '../testing/plan.js';
import { builtViews } from '../testing/views.js';
import { knownOnDays, revisableOf, revisionsIn, type Revised } from './triangle.js';

const AT = day('2023-12-31');
const MEMBERS = { measure: 'members', kind: 'count' } as const;

/** What of a figure a revision tells. */
const inShort = (figure: Revised['figure']) => figure && [figure.value, figure.numerator, figure.denominator, figure.provisional];
const days = ({ from, to }: Pick<Revised, 'from' | 'to'>) => `${from} ${to ?? ''}`;

onEveryEngine((places) => {
  describe('a revision triangle', () => {
    it('says of each day what a series as of each point of knowledge says, whatever happened', async () => {
      await fc.assert(
        fc.asyncProperty(happenings, fc.constantFrom(null, 'north', 'b1'), async (all, unit) => {
          const ledger = new TestLedger();
          await recordSamplePlan(ledger);
          const ends: number[] = [(await ledger.store.head()).seq];
          await record(ledger, all, async () => void ends.push((await ledger.store.head()).seq));
          const last = ends.at(-1) as number;
          const views = await builtViews(await places.make(), ledger.store);
          await views.reader.snapshot(async (read) => {
            const revisions = [...revisionsIn(await revisableOf(read, MEMBERS, { at: AT, seq: last }), unit)];
            for (const seq of ends) {
              const { points } = await measureSeries(read, 'members', unit, { at: AT, seq });
              const standing = new Map<string, Revised>();
              for (const revision of revisions) if (revision.known.seq <= seq) standing.set(days(revision), revision);
              const told = [...standing.values()].filter(({ figure }) => figure !== null).map((revision) => [days(revision), inShort(revision.figure)]);
              expect(told).toEqual(points.map((point) => [days(point), inShort(point)]));
            }
          });
          await views.close();
        }),
        { numRuns: 40 },
      );
    });

    it('has a row only where a figure became another, a taken back one too', async () => {
      const ledger = new TestLedger();
      await recordSamplePlan(ledger);
      const [first = ''] = await ledger.record(event(MeasurementRecorded, measured('b1', 101), { validFrom: day('2022-01-31') }), { on: '2022-02-01' });
      await ledger.record(event(MeasurementCorrected, measured('b1', 101), { validFrom: day('2022-01-31'), corrects: first }), { on: '2022-02-02' });
      const [third = ''] = await ledger.record(event(MeasurementCorrected, measured('b1', 102), { validFrom: day('2022-01-31'), corrects: first }), {
        on: '2022-03-01',
      });
      await ledger.record(event(MeasurementRetracted, { measure: 'members', unit: 'b1' }, { corrects: third }), { on: '2022-05-01' });
      const { seq } = await ledger.store.head();
      const views = await builtViews(await places.make(), ledger.store);
      const revisions = await views.reader.snapshot(async (read) => [...revisionsIn(await revisableOf(read, MEMBERS, { at: AT, seq }), null)]);
      expect(revisions.map(({ known, figure }) => [known.recordedAt.slice(0, 10), figure?.value ?? null])).toEqual([
        ['2022-01-31', '101'],
        ['2022-02-28', '102'],
        ['2022-04-30', null],
      ]);
      const ends = ['2022-01-31', '2022-02-28', '2022-03-31', '2022-05-31'].map(day);
      expect([...knownOnDays(revisions, ends, 'Europe/Oslo')].map(({ on, figure }) => [on, figure?.value ?? null])).toEqual([
        ['2022-02-28', '101'],
        ['2022-03-31', '102'],
        ['2022-05-31', null],
      ]);
      await views.close();
    });
  });
});
