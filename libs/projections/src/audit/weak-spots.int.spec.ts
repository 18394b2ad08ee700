import {
  CoverageReported,
  DecidingDatesMoved,
  event,
  GoalDropped,
  MeasurementCorrected,
  MeasurementRecorded,
  MeasurementRetracted,
  MeasurementsApproved,
  StatusOverrideConfirmed,
  StatusOverrideProposed,
  StatusOverrideWithdrawn,
  TargetChanged,
} from '#domain';
import { LANGUAGES } from '#goal-types';
import { measured, reported } from '../testing/facts.js';
import { growthSpec } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';
import { questionsToTheBoard } from './questions.js';
import { weakSpots, WEAK_SPOTS, type LookedFor } from './weak-spots.js';

const counted = (unit: string, value: number, on: string) => event(MeasurementRecorded, measured(unit, value), { validFrom: day(on) });

const approved = (approval: string, ...events: readonly string[]) =>
  event(MeasurementsApproved, { measure: 'members', approval, events: [...events], digest: '0'.repeat(64) });

const target = (rate: string, on: string) => event(TargetChanged, { goal: 'G1', previous: '2 %', next: rate, ...growthSpec(rate) }, { validFrom: day(on) });

const moved = (to: string) => event(DecidingDatesMoved, { plan: 'N', goals: ['G1'], decidingDate: day(to) }, { validFrom: day('2023-01-01') });

onEveryEngine((places) => {
  const AT = day('2023-12-31');

  async function scene() {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    const look = async (looked: Partial<LookedFor> = {}) => {
      const { seq } = await ledger.store.head();
      const views = await builtViews(await places.make(), ledger.store);
      const found = await views.reader.snapshot((read) => weakSpots(read, 'N', { at: AT, seq }, { cutoff: null, days: 180, ...looked }));
      await views.close();
      return found;
    };
    return { ledger, look };
  }

  /** The events of each kind of weak spot that there is any of. */
  function found({ spots }: Awaited<ReturnType<Awaited<ReturnType<typeof scene>>['look']>>) {
    return Object.fromEntries(WEAK_SPOTS.flatMap((kind) => (spots[kind].count === 0 ? [] : [[kind, spots[kind].items.map((one) => one.event.id)]])));
  }

  describe('a weak spot', () => {
    it('is none where nothing deserves a second look', async () => {
      const { ledger, look } = await scene();
      const ids = await ledger.record(counted('b1', 100, '2022-12-31'), { actor: 'actor-recorder' });
      await ledger.record(approved('a', ...ids), { actor: 'actor-board' });
      expect(found(await look())).toEqual({});
    });

    it('is an approval by the hand that recorded, with what that hand recorded', async () => {
      const { ledger, look } = await scene();
      const own = await ledger.record(counted('b1', 100, '2022-12-31'), { actor: 'actor-both' });
      const others = await ledger.record(counted('b2', 100, '2022-12-31'), { actor: 'actor-other' });
      const [approval] = await ledger.record(approved('a', ...own, ...others), { actor: 'actor-both' });
      const looked = await look();
      expect(found(looked)).toEqual({ sameHand: [approval] });
      expect(looked.spots.sameHand.items).toMatchObject([{ facts: 1, related: [{ id: own[0] }] }]);
    });

    it('is a correction or retraction of what was approved, also of an earlier version, and not one that came before', async () => {
      const { ledger, look } = await scene();
      const corrects = async (id: string, value: number) =>
        (await ledger.record(event(MeasurementCorrected, measured('b1', value), { validFrom: day('2022-12-31'), corrects: id })))[0] as string;
      const [first] = (await ledger.record(counted('b1', 100, '2022-12-31'))) as [string];
      const second = await corrects(first, 101);
      const [approval] = await ledger.record(approved('a', second), { actor: 'actor-board' });
      const third = await corrects(first, 102);
      const [retracted] = await ledger.record(event(MeasurementRetracted, { measure: 'members', unit: 'b1' }, { corrects: third }));
      const looked = await look();
      expect(found(looked)).toEqual({ correctedAfterApproval: [third, retracted] });
      expect(looked.spots.correctedAfterApproval.items[0]?.related.map(({ id }) => id)).toEqual([second, approval]);
    });

    it('is a target lowered within so many days before its deciding date, or after it', async () => {
      const { ledger, look } = await scene();
      await ledger.record(target('0.015', '2022-01-01'), { on: '2023-05-01' });
      await ledger.record(target('0.03', '2022-01-01'), { on: '2023-11-01' });
      const [near] = await ledger.record(target('0.01', '2022-01-01'), { on: '2023-12-01' });
      const [afterwards] = await ledger.record(target('0.005', '2022-01-01'), { on: '2024-01-10' });
      const looked = await look();
      expect(found(looked)).toEqual({ eased: [near, afterwards] });
      expect(looked.spots.eased.items.map(({ days }) => days)).toEqual([30, -10]);
      expect((await look({ days: 365 })).spots.eased.count).toBe(3);
      expect((await look({ days: 0 })).spots.eased.count).toBe(1);
    });

    it('is a deciding date put off when it was near, and not one that was moved nearer', async () => {
      const { ledger, look } = await scene();
      await ledger.record(moved('2023-06-30'), { on: '2023-01-01' });
      const [off] = await ledger.record(moved('2023-12-31'), { on: '2023-06-01' });
      const looked = await look();
      expect(found(looked)).toEqual({ eased: [off] });
      expect(looked.spots.eased.items[0]?.days).toBe(29);
    });

    it('is an override, with its confirmation and withdrawal, and a goal that was dropped', async () => {
      const { ledger, look } = await scene();
      const [proposed] = await ledger.record(
        event(
          StatusOverrideProposed,
          { goal: 'G1', override: 'o', course: 'onCourse', result: null },
          { validFrom: day('2022-01-01'), validTo: day('2022-06-01') },
        ),
      );
      const [confirmed] = await ledger.record(event(StatusOverrideConfirmed, { goal: 'G1', override: 'o' }), { actor: 'actor-second' });
      const [withdrawn] = await ledger.record(event(StatusOverrideWithdrawn, { goal: 'G1', override: 'o' }, { validFrom: day('2022-03-01') }));
      const [dropped] = await ledger.record(event(GoalDropped, { goal: 'G2' }, { validFrom: day('2022-05-01') }));
      const looked = await look();
      expect(found(looked)).toEqual({ override: [proposed], dropped: [dropped] });
      expect(looked.spots.override.items[0]?.related.map(({ id }) => id)).toEqual([confirmed, withdrawn]);
    });

    it('is what came after the cut-off about the time before it, and nothing else that came', async () => {
      const { ledger, look } = await scene();
      const [early] = (await ledger.record(counted('b1', 100, '2022-12-31'))) as [string];
      const { seq } = await ledger.store.head();
      const [late] = await ledger.record(counted('b2', 100, '2022-12-31'));
      const [report] = await ledger.record(event(CoverageReported, reported('b3', 1), { validFrom: day('2022-06-01') }));
      const [retracted] = await ledger.record(event(MeasurementRetracted, { measure: 'members', unit: 'b1' }, { corrects: early }));
      await ledger.record(counted('b1', 101, '2023-02-28'));
      expect(found(await look({ cutoff: { on: day('2023-01-31'), seq } }))).toEqual({ late: [late, report, retracted] });
    });

    it('is counted among facts that nobody approved, that name no source, and no evidence', async () => {
      const { ledger, look } = await scene();
      const source = { name: 'Registeret', reference: null };
      const evidence = [{ hash: `sha256:${'a'.repeat(64)}`, title: null }];
      const [supported] = (await ledger.record(event(MeasurementRecorded, { ...measured('b1', 100), source, evidence }, { validFrom: day('2022-12-31') }))) as [
        string,
      ];
      await ledger.record(approved('a', supported), { actor: 'actor-board' });
      await ledger.record(counted('b2', 100, '2022-12-31'));
      await ledger.record(counted('b3', 100, '2024-12-31'));
      const { support } = await look();
      expect(support).toEqual({ facts: 2, mayNameSource: 2, withoutSource: 1, withoutEvidence: 1, measurements: 2, withoutApproval: 1 });
    });
  });

  describe('the questions to the board', () => {
    it('are three, in every language, of what may hide most, each with the event that it comes from', async () => {
      const { ledger, look } = await scene();
      const own = await ledger.record(counted('b1', 100, '2022-12-31'), { actor: 'actor-both' });
      await ledger.record(approved('a', ...own), { actor: 'actor-both' });
      await ledger.record(event(MeasurementCorrected, measured('b1', 50), { validFrom: day('2022-12-31'), corrects: own[0] ?? '' }));
      await ledger.record(event(GoalDropped, { goal: 'G2' }, { validFrom: day('2022-05-01') }));
      const looked = await look();
      const asked = LANGUAGES.map((language) => questionsToTheBoard(looked, null, language));
      for (const questions of asked) {
        expect(questions).toHaveLength(3);
        [looked.spots.correctedAfterApproval, looked.spots.sameHand, looked.spots.dropped].forEach(({ items }, index) => {
          expect(questions[index]).toMatch(new RegExp(`seq ${items[0]?.event.seq}\\b.*\\?$`));
        });
      }
      expect(new Set(asked.flat()).size).toBe(9);
      expect(asked[1]?.join(' ')).not.toMatch(/\b(ble|hva|hvem|ikke|fra)\b/i);
    });

    it('are of what the facts lack where there is nothing else, and none where nothing is amiss', async () => {
      const { ledger, look } = await scene();
      expect(questionsToTheBoard(await look(), null, 'nb')).toEqual([]);
      await ledger.record(counted('b1', 100, '2022-12-31'));
      expect(questionsToTheBoard(await look(), null, 'nb')).toEqual([
        'Ingen har godkjent 1 av 1 målinger. Hvem stod for tallene før de ble brukt?',
        '1 av 1 opplysninger viser ikke til noe bilag. Hva kan styret legge fram for dem det står mest på?',
        '1 av 1 opplysninger sier ikke hvor de kommer fra. Hvem går god for dem?',
      ]);
    });
  });
});
