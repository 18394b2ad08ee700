import {
  AssessmentMade,
  ActionCompleted,
  ActionDropped,
  ActionPlanned,
  EntryChanged,
  EntryRecorded,
  event,
  GoalInterpreted,
  MeasureDefined,
  MeasurementRecorded,
  PlanAdopted,
  RegisterDefined,
  RubricDefined,
  StatementAdopted,
  type LedgerDomainEvent,
  type MeasureDefinition,
  type MeasurementData,
  type UnitKind,
} from '#domain';
import { expand } from '#goal-types';
import { addDays, addMonths, parseDecimal, unreachable, type CalendarDate } from '#kernel';
import { entered, measured } from './facts.js';
import { day, type TestLedger } from './ledger.js';

/** A second plan beside the sample plan, with a goal of each kind that reads something else than that plan's goals do. */

const from = { validFrom: day('2021-01-01') };

const measure = (id: string, kind: MeasureDefinition['kind'], quantity: MeasureDefinition['quantity'] = 'stock') =>
  event(
    MeasureDefined,
    { measure: id, title: id, kind, quantity, unitOfMeasure: 'stk', definition: id, source: null, priceBasis: null, range: null },
    { validFrom: day('2020-01-01') },
  );

const goal = (id: string, type: string, parameters: object, kind: UnitKind | null = 'branch') => [
  event(
    StatementAdopted,
    { plan: 'M', statement: id, role: 'goal', parent: null, position: Number(id.slice(1)), wording: { nb: id }, unit: null, origin: null },
    from,
  ),
  event(
    GoalInterpreted,
    { goal: id, plan: 'M', type, ...expand(type, { ...parameters }), reportingUnits: { root: null, kind }, source: 'b', frequency: null },
    from,
  ),
];

const titled = (goals: readonly string[]) => goals.map((id) => ({ title: id, goal: id }));

const goals = [
  goal('M1', 'benchmarkParity', { measure: 'members', reference: 'index', since: '2021-01-31' }),
  goal('M2', 'derivationRule', {}, null),
  // these two rest on each other
  goal('M3', 'overallGoal', { derived: { rule: { kind: 'all' }, goals: titled(['G1', 'M4', 'M6']) } }, null),
  goal('M4', 'overallGoal', { derived: { rule: { kind: 'worst' }, goals: titled(['M3', 'G2', 'later']) } }, null),
  goal('M5', 'compositeConstruct', {
    rule: { kind: 'all' },
    members: [
      { title: 'vekst', type: 'annualGrowthFloor', parameters: { measure: 'members', rate: '0.01' } },
      { title: 'pakke', goal: 'G2' },
    ],
  }),
  goal('M6', 'shareThreshold', { measure: 'covered', share: '0.5' }),
  goal('M7', 'totalOverPeriod', { measure: 'recruits', amount: '500' }),
  goal('M8', 'minimumCount', { register: 'agreements', count: 2 }),
  goal('M9', 'coverageMaintained', { register: 'agreements' }),
  goal('M10', 'conditionalCoverage', { register: 'agreements', withinDays: 90 }),
  goal('M11', 'allUnitsEachYear', { coverage: 'visits' }),
  goal('M12', 'eachUnitReaches', { figure: { type: 'shareThreshold', parameters: { measure: 'covered', share: '0.5' } } }),
  goal('M13', 'rubricState', { rubric: 'scale', target: 'good', cadenceDays: 400 }, null),
  goal('M14', 'scoreImprovement', { measure: 'trust', as: 'number', baseline: { on: '2021-03-31', value: null }, answers: 50 }, null),
];

/** Everything but the sample plan itself, which it stands beside. */
const everyKind: readonly (LedgerDomainEvent | readonly LedgerDomainEvent[])[] = [
  measure('index', 'number'),
  measure('covered', 'share'),
  measure('recruits', 'count', 'flow'),
  measure('trust', 'score'),
  event(RegisterDefined, { register: 'agreements', title: 'Avtaler', definition: 'Tariffavtaler', states: ['planned', 'active', 'accepted', 'ended'] }, from),
  event(
    RubricDefined,
    { rubric: 'scale', version: 1, title: 'Skala', levels: ['poor', 'fair', 'good'].map((level) => ({ level, title: level, description: level })) },
    from,
  ),
  [
    event(PlanAdopted, { plan: 'M', title: { nb: 'Plan M' }, unit: 'union', period: { from: day('2021-01-01'), to: day('2024-01-01') } }, from),
    ...goals.flatMap(([statement]) => statement ?? []),
  ],
  ...goals.flatMap(([, interpreted]) => interpreted ?? []),
];

export const EVERY_KIND = goals.map((_, index) => `M${index + 1}`);

export async function recordEveryKind(ledger: TestLedger): Promise<void> {
  for (const events of everyKind) await ledger.record(events);
}

/** What may happen that the goals of every kind look at, besides what the sample plan's do. */
export const MORE_KINDS = ['figure', 'figure', 'figure', 'agreement', 'agreement', 'assess', 'action', 'endAction'] as const;

/** What has happened so far that later happenings go on from. */
export interface SoFar {
  readonly agreements: Set<string>;
  readonly actions: Map<string, 'open' | 'ended'>;
}

/** The event of one such happening; null where there is nothing for it to happen to. */
export function happened(
  what: (typeof MORE_KINDS)[number],
  { on, pick, value, unit }: { readonly on: CalendarDate; readonly pick: number; readonly value: number; readonly unit: string },
  soFar: SoFar,
): LedgerDomainEvent | null {
  const when = { validFrom: on };
  switch (what) {
    case 'figure':
      return figure(on, pick, value, unit);
    case 'agreement': {
      const definition = soFar.agreements.has(unit) ? EntryChanged : EntryRecorded;
      soFar.agreements.add(unit);
      const state = (['planned', 'active', 'accepted', 'ended'] as const)[value % 4] ?? 'planned';
      return event(definition, { ...entered(value), register: 'agreements', entry: `agreement-${unit}`, unit, state }, when);
    }
    case 'assess':
      return event(
        AssessmentMade,
        {
          goal: 'M13',
          unit: 'union',
          rubric: 'scale',
          rubricVersion: 1,
          level: ['poor', 'fair', 'good'][value % 3] ?? 'poor',
          selfAssessed: pick % 2 === 0,
          rationale: 'derfor',
          evidence: [],
          delivery: null,
        },
        when,
      );
    case 'action': {
      const action = `a${soFar.actions.size}`;
      soFar.actions.set(action, 'open');
      const budget = pick % 2 === 0 ? [{ year: Number(on.slice(0, 4)), amount: parseDecimal(value), note: 'satt av' }] : [];
      const planned = { action, plan: 'M', goals: [`M${(pick % 8) + 1}`], unit: 'union', title: action, owner: 'actor-other', expectedEffect: null };
      return event(ActionPlanned, { ...planned, period: { from: on, to: addDays(on, value * 3) }, budget }, when);
    }
    case 'endAction': {
      const open = [...soFar.actions].find(([, state]) => state === 'open')?.[0];
      if (open === undefined) return null;
      soFar.actions.set(open, 'ended');
      return event(pick % 2 === 0 ? ActionDropped : ActionCompleted, { action: open }, when);
    }
    default:
      return unreachable(what);
  }
}

function figure(on: CalendarDate, pick: number, value: number, unit: string): LedgerDomainEvent {
  const plain: MeasurementData = { ...measured(unit, value), source: value % 4 === 0 ? null : { name: value % 2 === 0 ? 'a' : 'b', reference: null } };
  const when = { validFrom: on };
  switch (pick % 5) {
    case 0:
      return event(MeasurementRecorded, { ...plain, measure: 'index', unit: 'union' }, when);
    case 1:
      return event(
        MeasurementRecorded,
        { ...plain, measure: 'covered', value: null, numerator: parseDecimal(value), denominator: parseDecimal(Math.max(value, 1) + pick) },
        when,
      );
    case 2:
      return event(MeasurementRecorded, { ...plain, measure: 'recruits' }, { ...when, validTo: addMonths(on, 1) });
    case 3: {
      const survey = { instrument: pick % 2 === 0 ? 'one' : 'two', answers: value, asked: value * 2, margin: parseDecimal('1.5') };
      return event(MeasurementRecorded, { ...plain, measure: 'trust', unit: 'union', survey }, when);
    }
    default:
      return event(MeasurementRecorded, plain, when);
  }
}
