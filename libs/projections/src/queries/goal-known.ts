import { notFound, type CalendarDate } from '#kernel';
import { needsOf, parseSpec, type FactNeeds, type Facts, type Spec, type UnitFact } from '#goal-types';
import { streams, type OrganisationState } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, eventsOfStream, ofType } from '../history/read.js';
import { loadFacts } from './facts.js';
import { SPECIFYING, statementOf, type GoalDecisions, type Interpretation } from './goal-decisions.js';
import { organisationAsOf, unitsInScope, type Scope } from './organisation.js';

/** What is decided about a goal, as known at k, and what it is judged by. */
export interface GoalDecided {
  readonly statement: LedgerEvent<'StatementAdopted'>;
  readonly plan: LedgerEvent<'PlanAdopted'>;
  readonly decisions: GoalDecisions;
  readonly organisation: OrganisationState;
  /** The parsed spec of each decision that gave one. */
  readonly specs: ReadonlyMap<string, Spec>;
  readonly needs: FactNeeds;
  /** The units that report on it on any of the days asked about. */
  readonly units: readonly UnitFact[];
}

/** Everything known of a goal at k, read once: from it, its status on any of the days asked about is computed in memory. */
export interface GoalKnown extends GoalDecided {
  readonly facts: Facts;
}

/** @throws Refused `not-found` when no such goal was known at `seq` */
export async function decidedOf(read: Read, goal: string, days: readonly CalendarDate[], seq: number): Promise<GoalDecided> {
  const decisions = await decisionsAbout(read, 'goal', goal, seq);
  const statement = statementOf(decisions);
  if (statement === null) throw notFound('goal', `goal ${goal}, as known at seq ${seq},`, 'choose one that the plan lists');
  const organisation = await organisationAsOf(read, seq);
  const plan = await planAdopted(read, statement.data.plan, seq);
  const specs = new Map(ofType(decisions, ...SPECIFYING).map(({ id, data }) => [id, parseSpec(data.spec)]));
  const scopes = ofType(decisions, 'GoalInterpreted').map(({ data }) => scopeOf(data, plan));
  return { statement, plan, decisions, organisation, specs, needs: allNeeds([...specs.values()]), units: unitsOn(scopes, organisation, days) };
}

/** @throws Refused `not-found` when no such goal was known at `seq` */
export async function knownOf(read: Read, goal: string, days: readonly CalendarDate[], seq: number): Promise<GoalKnown> {
  const decided = await decidedOf(read, goal, days, seq);
  return { ...decided, facts: await loadFacts(read, goal, decided.needs, decided.units, seq) };
}

/** A goal, and for a priority area all that stands below it, since its status is theirs; in the order of the plan. */
export async function familyOf(read: Read, goal: string, days: readonly CalendarDate[], seq: number): Promise<readonly GoalKnown[]> {
  const own = await knownOf(read, goal, days, seq);
  if (own.statement.data.role !== 'priorityArea') return [own];
  const family = new Map([[goal, own]]);
  for (const { data } of await statementsOf(read, own.statement.data.plan, seq)) {
    if (data.parent !== null && family.has(data.parent)) family.set(data.statement, await knownOf(read, data.statement, days, seq));
  }
  return [...family.values()];
}

/** The decision that gave the spec in force. */
export function specEventOf({ decisions }: Interpretation): LedgerEvent {
  return decisions.at(-1) as LedgerEvent;
}

/** Who reports under an interpretation. */
export function scopeOf({ reportingUnits: { root, kind } }: Pick<Interpretation, 'reportingUnits'>, plan: LedgerEvent<'PlanAdopted'>): Scope {
  return { root: root ?? plan.data.unit, kind };
}

/** @throws Refused `not-found` when no such plan was known at `seq` */
export async function planAdopted(read: Read, plan: string, seq: number): Promise<LedgerEvent<'PlanAdopted'>> {
  const adopted = ofType(await decisionsAbout(read, 'plan', plan, seq), 'PlanAdopted')[0];
  if (adopted === undefined) throw notFound('plan', `plan ${plan}, as known at seq ${seq},`, 'choose one that is listed under plans');
  return adopted;
}

/** The statements of a plan in the order of the plan: by place among their siblings, those without a parent first. */
export async function statementsOf(read: Read, plan: string, seq: number): Promise<readonly LedgerEvent<'StatementAdopted'>[]> {
  const adopted = ofType(await eventsOfStream(read, streams.plan(plan), seq), 'StatementAdopted');
  const below = (parent: string | null): LedgerEvent<'StatementAdopted'>[] =>
    adopted
      .filter(({ data }) => data.parent === parent)
      .toSorted((one, other) => one.data.position - other.data.position || one.seq - other.seq)
      .flatMap((statement) => [statement, ...below(statement.data.statement)]);
  return below(null);
}

function unitsOn(scopes: readonly Scope[], organisation: OrganisationState, days: readonly CalendarDate[]): readonly UnitFact[] {
  const different = new Map(scopes.map((scope) => [JSON.stringify(scope), scope]));
  const units = [...different.values()].flatMap((scope) => days.flatMap((day) => unitsInScope(organisation, scope, day)));
  return [...new Map(units.map((unit) => [unit.unit, unit])).values()];
}

function allNeeds(specs: readonly Spec[]): FactNeeds {
  const each = specs.map(needsOf);
  const every = (key: 'measures' | 'registers' | 'coverages' | 'rubrics') => [...new Set(each.flatMap((needs) => needs[key]))].toSorted();
  return {
    measures: every('measures'),
    registers: every('registers'),
    coverages: every('coverages'),
    rubrics: every('rubrics'),
    assessments: each.some(({ assessments }) => assessments),
  };
}
