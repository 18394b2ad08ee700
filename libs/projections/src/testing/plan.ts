import {
  CoverageDefined,
  event,
  GoalInterpreted,
  MeasureDefined,
  PlanAdopted,
  RegisterDefined,
  StatementAdopted,
  UnitEstablished,
  type LedgerDomainEvent,
  type StatementRole,
  type UnitKind,
} from '#domain';
import { expand } from '#goal-types';
import { day, opened, type TestLedger } from './ledger.js';

const from = { validFrom: day('2021-01-01') };
const reportingUnits = { root: null, kind: 'branch' as const };

export const unit = (id: string, kind: UnitKind, parent: string | null) =>
  event(UnitEstablished, { unit: id, kind, name: id, parent }, { validFrom: day('2020-01-01') });

export const statement = (id: string, role: StatementRole, parent: string | null, position: number) =>
  event(
    StatementAdopted,
    { plan: 'N', statement: id, role, parent, position, wording: { nb: `Mål ${id}` }, unit: role === 'localGoal' ? 'b1' : null, origin: null },
    from,
  );

export const interpreted = (goal: string, type: string, parameters: object, when = from) =>
  event(GoalInterpreted, { goal, plan: 'N', type, ...expand(type, parameters), reportingUnits, source: null, frequency: null }, when);

/** How many members a unit has, counted as it stands on a day. */
export const membersDefined = event(
  MeasureDefined,
  {
    measure: 'members',
    title: 'Medlemmer',
    kind: 'count',
    quantity: 'stock',
    unitOfMeasure: 'medlemmer',
    definition: 'Alle',
    source: null,
    priceBasis: null,
    range: null,
  },
  { validFrom: day('2020-01-01') },
);

/** A union with two regions and three branches, and a plan for 2021–2023 with one goal of each kind of fact. */
export const samplePlan: readonly (LedgerDomainEvent | readonly LedgerDomainEvent[])[] = [
  opened,
  [
    unit('union', 'union', null),
    unit('north', 'region', 'union'),
    unit('south', 'region', 'union'),
    unit('b1', 'branch', 'north'),
    unit('b2', 'branch', 'north'),
    unit('b3', 'branch', 'south'),
  ],
  membersDefined,
  event(
    RegisterDefined,
    { register: 'things', title: 'Leveranser', definition: 'Det som skal leveres', states: ['planned', 'underWay', 'delivered', 'accepted'] },
    from,
  ),
  event(CoverageDefined, { coverage: 'visits', title: 'Besøk', question: 'Er det holdt besøk?', eligible: { root: null, kind: 'branch' } }, from),
  [
    event(PlanAdopted, { plan: 'N', title: { nb: 'Plan N' }, unit: 'union', period: { from: day('2021-01-01'), to: day('2024-01-01') } }, from),
    statement('A', 'priorityArea', null, 1),
    statement('G1', 'goal', 'A', 1),
    statement('G2', 'goal', 'A', 2),
    statement('G3', 'goal', 'A', 3),
    statement('G4', 'goal', 'A', 4),
    statement('L1', 'localGoal', 'A', 5),
  ],
  interpreted('G1', 'annualGrowthFloor', { measure: 'members', rate: '0.02' }),
  interpreted('G2', 'deliverable', { register: 'things', entry: 'thing', due: '2022-06-30' }),
  interpreted('G3', 'allUnitsOnce', { coverage: 'visits' }),
];

export async function recordSamplePlan(ledger: TestLedger): Promise<void> {
  for (const events of samplePlan) await ledger.record(events, { on: '2021-01-01' });
}
