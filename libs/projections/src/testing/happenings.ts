import fc from 'fast-check';
import { addDays } from '#kernel';
import {
  CoverageCorrected,
  CoverageReported,
  CoverageRetracted,
  DecidingDatesMoved,
  EntryChanged,
  EntryCorrected,
  EntryRecorded,
  event,
  GoalDropped,
  GoalResumed,
  LocalGoalChecked,
  MeasurementCorrected,
  MeasurementRecorded,
  MeasurementRetracted,
  RulesAdopted,
  SeriesBroken,
  StatusOverrideConfirmed,
  StatusOverrideProposed,
  StatusOverrideWithdrawn,
  TargetChanged,
  UnitClosed,
  UnitEstablished,
  UnitMoved,
  UnitsMerged,
  type LedgerDomainEvent,
} from '#domain';
import { expand } from '#goal-types';
import { happened, MORE_KINDS } from './every-kind.js';
import { entered, measured, reported } from './facts.js';
import { day, type TestLedger } from './ledger.js';
import { interpreted } from './plan.js';

/** One thing that may happen while the sample plan runs: what, when it holds, and numbers to choose with. */
export interface Happening {
  readonly what: (typeof KINDS)[number];
  /** Days after 2020-12-01. */
  readonly after: number;
  readonly pick: number;
  readonly value: number;
}

const KINDS = [
  'measure',
  'measure',
  'measure',
  'correct',
  'correct',
  'retract',
  'report',
  'entry',
  'entryCorrection',
  'target',
  'interpretation',
  'decidingDate',
  'drop',
  'resume',
  'override',
  'confirm',
  'withdraw',
  'check',
  'break',
  'move',
  'merge',
  'establish',
  'close',
  'rules',
  ...MORE_KINDS,
] as const;

export const happenings = fc.array(
  fc.record({ what: fc.constantFrom(...KINDS), after: fc.integer({ min: 0, max: 1200 }), pick: fc.nat(1000), value: fc.integer({ min: 1, max: 500 }) }),
  { minLength: 5, maxLength: 40 },
);

/** A fact that still counts, for corrections and retractions to name. */
interface Fact {
  readonly kind: 'measurement' | 'report' | 'entry';
  readonly unit: string;
  ids: readonly string[];
}

/** Records what happens, as far as it can: a correction before any fact is nothing. Goals of every kind must be adopted already. @param then done after each */
export async function record(ledger: TestLedger, all: readonly Happening[], then: () => Promise<void> = async () => undefined): Promise<void> {
  const facts: Fact[] = [];
  const overrides: string[] = [];
  let merged = false;
  let closed = false;
  let established = 0;
  const soFar = { agreements: new Set<string>(), actions: new Map<string, 'open' | 'ended'>() };
  for (const { what, after, pick, value } of all) {
    const on = addDays(day('2020-12-01'), after);
    const when = { validFrom: on };
    const unit = ['b1', 'b2', 'b3'][pick % 3] as string;
    const goal = ['G1', 'G2', 'G3'][pick % 3] as string;
    const chosen = facts[pick % Math.max(facts.length, 1)];
    const corrects = chosen?.ids[pick % chosen.ids.length] ?? null;
    const put = (one: LedgerDomainEvent | readonly LedgerDomainEvent[]) => ledger.record(one, { reason: 'derfor' });
    switch (what) {
      case 'measure':
        facts.push({ kind: 'measurement', unit, ids: await put(event(MeasurementRecorded, measured(unit, value), when)) });
        break;
      case 'report':
        facts.push({ kind: 'report', unit, ids: await put(event(CoverageReported, reported(unit, value), when)) });
        break;
      case 'entry':
        facts.push({
          kind: 'entry',
          unit,
          ids: await put(event(facts.some(({ kind }) => kind === 'entry') ? EntryChanged : EntryRecorded, entered(value), when)),
        });
        break;
      case 'entryCorrection':
      case 'correct':
        if (chosen !== undefined) chosen.ids = [...chosen.ids, ...(await put(correction(chosen, value, { ...when, corrects })))];
        break;
      case 'retract':
        if (chosen === undefined || chosen.kind === 'entry') break;
        await put(retraction(chosen, corrects));
        facts.splice(facts.indexOf(chosen), 1);
        break;
      case 'target':
        await put(event(TargetChanged, { goal: 'G1', previous: '2 %', next: `${value} ‰`, ...growthSpec(String(value / 1000)) }, when));
        break;
      case 'interpretation':
        await put(interpreted('G1', 'netDelta', { measure: 'members', change: String(value), baseline: { on: '2020-12-31', value: '300' } }, when));
        break;
      case 'decidingDate':
        await put(event(DecidingDatesMoved, { plan: 'N', goals: ['G1', 'G3'], decidingDate: addDays(on, 30) }, when));
        break;
      case 'drop':
        await put(event(GoalDropped, { goal }, when));
        break;
      case 'resume':
        await put(event(GoalResumed, { goal }, when));
        break;
      case 'override':
        overrides.push(`o${overrides.length}`);
        await put(
          event(
            StatusOverrideProposed,
            { goal: 'G1', override: `o${overrides.length - 1}`, course: 'behind', result: null },
            { ...when, validTo: addDays(on, value) },
          ),
        );
        break;
      case 'confirm':
      case 'withdraw': {
        const override = overrides[pick % Math.max(overrides.length, 1)];
        if (override === undefined) break;
        if (what === 'confirm') await put(event(StatusOverrideConfirmed, { goal: 'G1', override }));
        else await put(event(StatusOverrideWithdrawn, { goal: 'G1', override }, when));
        break;
      }
      case 'check':
        await put(event(LocalGoalChecked, { plan: 'N', statement: 'L1', check: 'concrete', passed: value % 2 === 0, note: null }, when));
        break;
      case 'break':
        await put(event(SeriesBroken, { measure: 'members', unit: null, cause: 'opprydding', overlapTo: null }, when));
        break;
      case 'move':
        if (!merged) await put(event(UnitMoved, { unit: 'b2', parent: pick % 2 === 0 ? 'south' : 'north' }, when));
        break;
      case 'merge':
        if (!merged) await put([event(UnitsMerged, { from: ['b2'], into: 'b1' }, when)]);
        merged = true;
        break;
      case 'establish':
        established += 1;
        await put([
          event(UnitEstablished, { unit: `new${established}`, kind: 'branch', name: `new${established}`, parent: pick % 2 === 0 ? 'south' : 'north' }, when),
        ]);
        break;
      case 'close':
        if (!closed) await put(event(UnitClosed, { unit: 'b3' }, when));
        closed = true;
        break;
      case 'rules':
        await put(event(RulesAdopted, { rules: value % 2 === 0 ? '1' : '2' }));
        break;
      case 'figure':
      case 'agreement':
      case 'assess':
      case 'action':
      case 'endAction': {
        const more = happened(what, { on, pick, value, unit }, soFar);
        if (more !== null) await put(more);
      }
    }
    await then();
  }
}

/** A whole spec of the sample plan's first goal, with this rate of growth. */
export const growthSpec = (rate: string) => {
  const { parameters, spec } = expand('annualGrowthFloor', { measure: 'members', rate });
  return { parameters, spec };
};

function correction(
  { kind, unit }: Fact,
  value: number,
  when: { readonly validFrom: ReturnType<typeof day>; readonly corrects: string | null },
): LedgerDomainEvent {
  if (kind === 'measurement') return event(MeasurementCorrected, measured(unit, value), when);
  return kind === 'report' ? event(CoverageCorrected, reported(unit, value), when) : event(EntryCorrected, entered(value), when);
}

function retraction({ kind, unit }: Fact, corrects: string | null): LedgerDomainEvent {
  return kind === 'measurement'
    ? event(MeasurementRetracted, { measure: 'members', unit }, { corrects })
    : event(CoverageRetracted, { coverage: 'visits', unit }, { corrects });
}
