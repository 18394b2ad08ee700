import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarDate } from '#kernel';
import {
  computedStatuses,
  explainedChanges,
  findingsAt,
  reachedSeq,
  readModels,
  sampleOf,
  SqliteViewsReader,
  traceOf,
  weakSpots,
  type Read,
} from '#projections';
import { fillFolder } from './fill.js';
import { sampleMoments } from './moments.js';

const LONG = 120_000;
const day = (text: string) => text as CalendarDate;
const everything = { figure: null, cursor: null, limit: 1000 };

let reader: SqliteViewsReader;
const closing: (() => Promise<void>)[] = [];
const ask = async <T>(question: (read: Read, seq: number) => Promise<T>): Promise<T> => reader.snapshot(async (read) => question(read, await reachedSeq(read)));

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'samples-audit-'));
  closing.push(() => rm(root, { recursive: true }));
  await fillFolder(root);
  reader = new SqliteViewsReader(join(root, 'views.db'), readModels);
  closing.push(() => reader.close());
}, LONG);
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

/** Days within each plan, at its end, and after. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  N: ['2021-06-30', '2021-12-31', '2022-06-30', '2022-12-31', '2023-12-31', '2024-03-31'],
  F: ['2024-06-30', '2024-12-31', '2025-06-30', '2025-12-31', '2026-01-20'],
  O: ['2024-06-30', '2024-12-31', '2025-06-30', '2026-01-20'],
};

/** Days asked about, and stretches of the log in shares of its length: short and long, early and late, before and after each plan was adopted. */
const STRETCHES = [
  ['N', '2021-12-31', 0, 0.15],
  ['N', '2022-12-31', 0.3, 0.4],
  ['N', '2022-12-31', 0.39, 1],
  ['N', '2024-03-31', 0.5, 1],
  ['F', '2024-12-31', 0.5, 0.75],
  ['F', '2025-06-30', 0.8, 1],
  ['F', '2025-12-31', 0.95, 1],
  ['O', '2025-06-30', 0.55, 0.9],
  ['O', '2026-01-20', 0, 1],
] as const;

describe('the figures of the samples', () => {
  it.each(Object.entries(DAYS))(
    'of plan %s are traced, every one of them on every day, to the events its status rests on, which alone give it',
    async (plan, days) => {
      for (const at of days.map(day)) {
        const faults = await ask(async (read, seq) => {
          const found: string[] = [];
          for (const { goalId, contributing } of await computedStatuses(read, plan, { at, seq })) {
            const { facts, interpretation, decisions, recalculated } = await traceOf(read, goalId, { at, seq }, everything);
            const named = [...facts.items.map(({ event }) => event.id), ...interpretation.map(({ id }) => id), ...decisions.map(({ id }) => id)];
            if (!recalculated || named.toSorted().join() !== contributing.join()) found.push(`${goalId} ${at}`);
          }
          return found;
        });
        expect(faults).toEqual([]);
      }
    },
    LONG,
  );

  it('of N1 at the end of 2022 lead to the correction in February, what it corrected, its source, and no approval of it', async () => {
    const { on, unit } = sampleMoments.correctionAfterYearEnd;
    const { facts } = await ask((read, seq) => traceOf(read, 'N1', { at: on, seq }, everything));
    const traced = facts.items.find(({ event }) => event.type === 'MeasurementCorrected' && event.data.unit === unit);
    expect(traced).toMatchObject({ corrects: { type: 'MeasurementRecorded' }, approvals: [], definition: { type: 'MeasureDefined' } });
    const [approval] = facts.items.flatMap(({ approvals }) => approvals);
    expect(approval?.data.approval).toBe(sampleMoments.approval.approval);
  });
});

describe('the differences of the samples', () => {
  it.each(STRETCHES)(
    'of plan %s on %s are explained whole, from %f of the log to %f',
    async (plan, at, from, until) => {
      await ask(async (read, head) => {
        const [after, to] = [await endOfAppend(read, head, from), await endOfAppend(read, head, until)];
        const { unexplained, items, events } = await explainedChanges(read, plan, day(at), { after, to });
        expect(unexplained).toEqual([]);
        expect(items.length).toBeGreaterThan(0);
        for (const { steps } of items) steps.forEach((step, nth) => nth > 0 && expect(step.before).toBe(steps[nth - 1]?.after));
        expect([...events.moved, ...events.movedNothing].reduce((sum, { count }) => sum + count, 0)).toBe(to - after);
      });
    },
    LONG,
  );

  it('of N1 since January 2023 are one correction of 19 members, and the step says so', async () => {
    const { on, recordedOn } = sampleMoments.approval;
    const { items } = await ask(async (read, to) => explainedChanges(read, 'N', on, { after: await lastBefore(read, `${recordedOn}T23`), to }));
    const n1 = items.find(({ statementId }) => statementId === 'N1');
    expect(n1?.steps).toHaveLength(1);
    expect(n1?.figures.find(({ key }) => key === 'value')).toMatchObject({ before: '20880', after: '20861', effect: '-19' });
  });
});

describe('the weak spots of the samples', () => {
  it('are those that were put there', async () => {
    const cutoff = { on: day('2023-01-31'), seq: await ask((read) => lastBefore(read, '2023-01-31T23')) };
    const { spots } = await ask((read, seq) => weakSpots(read, 'N', { at: day('2022-12-31'), seq }, { cutoff, days: 180 }));
    const subjects = Object.fromEntries(Object.entries(spots).map(([kind, { items }]) => [kind, items.map(({ event }) => event.type)]));
    expect(subjects).toEqual({
      correctedAfterApproval: ['MeasurementCorrected'],
      sameHand: [],
      eased: [],
      override: ['StatusOverrideProposed'],
      late: ['MeasurementCorrected', 'MeasurementRecorded', 'MeasurementRecorded'],
      dropped: ['GoalDropped'],
    });
    const { goal } = sampleMoments.targetChanged;
    const ofF = await ask((read, seq) => weakSpots(read, 'F', { at: day('2025-12-31'), seq }, { cutoff: null, days: 365 }));
    expect(ofF.spots.eased.items.map(({ event }) => ('goal' in event.data ? event.data.goal : null))).toEqual([goal]);
  });

  it('are drawn from a population that is the whole of the log, and no finding is raised yet', async () => {
    const { log, items } = await ask((read, seq) =>
      sampleOf(
        read,
        { population: 'facts', stratum: 'type', n: 25, seed: 'kontroll', plan: 'N', unit: null, measure: null, from: null, to: null },
        { at: day('2022-12-31'), seq },
        null,
      ),
    );
    expect(log).toMatchObject({ dense: true, events: log.facts + log.superseded + log.retractions + log.decisions });
    expect(items).toHaveLength(25);
    expect(await ask((read, seq) => findingsAt(read, seq))).toEqual([]);
  });
});

async function lastBefore(read: Read, instant: string): Promise<number> {
  const [row] = await read.all<{ seq: number }>('SELECT max(seq) AS seq FROM event WHERE recorded_at < ?', instant);
  return row?.seq ?? -1;
}

async function endOfAppend(read: Read, head: number, share: number): Promise<number> {
  const [row] = await read.all<{ seq: number }>('SELECT max(seq) AS seq FROM event WHERE seq <= ? AND part_index + 1 = part_count', Math.floor(head * share));
  return row?.seq ?? -1;
}
