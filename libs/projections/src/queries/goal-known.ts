import { notFound, oncePerObject, type CalendarDate } from '#kernel';
import { allNeeds, needsOf, parseSpec, type FactNeeds, type Facts, type MeasurementFact, type RulesVersion, type Spec, type UnitFact } from '#goal-types';
import { streams, type OrganisationState } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, eventsOfStream, ofType } from '../history/read.js';
import { loadFacts, loadReferences } from './facts.js';
import { SPECIFYING, statementOf, type GoalDecisions, type Interpretation } from './goal-decisions.js';
import { rulesAsOf } from './ledger.js';
import { organisationAsOf, unitsInScope, type Scope } from './organisation.js';

/** What is decided about a goal, as known at k, and what it is judged by. */
export interface GoalDecided {
  readonly statement: LedgerEvent<'StatementAdopted'>;
  readonly plan: LedgerEvent<'PlanAdopted'>;
  readonly decisions: GoalDecisions;
  readonly organisation: OrganisationState;
  /** The rules that were in force. */
  readonly rules: RulesVersion;
  /** The parsed spec of each decision that gave one. */
  readonly specs: ReadonlyMap<string, Spec>;
  readonly needs: FactNeeds;
  /** The units that report on it on any of the days asked about. */
  readonly units: readonly UnitFact[];
}

/** Everything known of a goal at k, read once: from it, its status on any of the days asked about is computed in memory. */
export interface GoalKnown extends GoalDecided {
  readonly facts: Facts;
  /** Measurements kept for comparison. */
  readonly references: readonly MeasurementFact[];
}

/** @param had decisions taken as if they had been, after all others @throws Refused `not-found` when no such goal was known at `seq` */
export async function decidedOf(read: Read, goal: string, days: readonly CalendarDate[], seq: number, had: readonly LedgerEvent[] = []): Promise<GoalDecided> {
  const decided = await decidedIfKnown(read, goal, days, seq, had);
  if (decided === null) throw notFound('goal', `goal ${goal}, as known at seq ${seq},`, 'choose one that the plan lists');
  return decided;
}

async function decidedIfKnown(
  read: Read,
  goal: string,
  days: readonly CalendarDate[],
  seq: number,
  had: readonly LedgerEvent[] = [],
): Promise<GoalDecided | null> {
  const taken = await decisionsAbout(read, 'goal', goal, seq);
  const decisions = had.length === 0 ? taken : [...taken, ...had];
  const statement = statementOf(decisions);
  if (statement === null) return null;
  const organisation = await organisationAsOf(read, seq);
  const plan = await planAdopted(read, statement.data.plan, seq);
  const scopes = ofType(decisions, 'GoalInterpreted').map(({ data }) => scopeOf(data, plan));
  return {
    statement,
    plan,
    decisions,
    organisation,
    rules: await rulesAsOf(read, seq),
    ...specified(decisions),
    units: unitsOn(scopes, organisation, days),
  };
}

const specified = oncePerObject((decisions: GoalDecisions): Pick<GoalDecided, 'specs' | 'needs'> => {
  const specs = new Map(ofType(decisions, ...SPECIFYING).map(({ id, data }) => [id, parseSpec(data.spec)]));
  return { specs, needs: allNeeds([...specs.values()].map(needsOf)) };
});

/** @throws Refused `not-found` when no such goal was known at `seq` */
export async function knownOf(read: Read, goal: string, days: readonly CalendarDate[], seq: number): Promise<GoalKnown> {
  return withFacts(read, await decidedOf(read, goal, days, seq), seq);
}

async function withFacts(read: Read, decided: GoalDecided, seq: number): Promise<GoalKnown> {
  const { statement, plan, needs, units } = decided;
  const scope = { goal: statement.data.statement, plan: plan.data.plan, units };
  return { ...decided, facts: await loadFacts(read, scope, needs, seq), references: await loadReferences(read, needs, plan.data.unit, seq) };
}

/** A goal with all that its status rests on: for a priority area what stands below it, in the order of the plan; then the goals they refer to. */
export async function familyOf(read: Read, goal: string, days: readonly CalendarDate[], seq: number): Promise<readonly GoalKnown[]> {
  const own = await knownOf(read, goal, days, seq);
  if (own.statement.data.role !== 'priorityArea') return withReferred(read, [own], days, seq);
  const family = new Map([[goal, own]]);
  for (const { data } of await statementsOf(read, own.statement.data.plan, seq)) {
    if (data.parent !== null && family.has(data.parent)) family.set(data.statement, await knownOf(read, data.statement, days, seq));
  }
  return withReferred(read, [...family.values()], days, seq);
}

/** A goal as if the decisions `had` had been taken about it last, with the goals it refers to. @throws Refused `not-found` */
export async function familyHad(
  read: Read,
  goal: string,
  had: readonly LedgerEvent[],
  days: readonly CalendarDate[],
  seq: number,
): Promise<readonly GoalKnown[]> {
  return withReferred(read, [await withFacts(read, await decidedOf(read, goal, days, seq, had), seq)], days, seq);
}

/** The goals, and after them those whose answers they are judged by, and those that these are in turn; one that was not known is left out. */
export async function withReferred(read: Read, goals: readonly GoalKnown[], days: readonly CalendarDate[], seq: number): Promise<readonly GoalKnown[]> {
  return reached(goals, async (goal) => {
    const decided = await decidedIfKnown(read, goal, days, seq);
    return decided === null ? null : withFacts(read, decided, seq);
  });
}

/** What is decided about a goal, and after it about those whose answers it is judged by. @throws Refused `not-found` */
export async function decidedFamily(read: Read, goal: string, days: readonly CalendarDate[], seq: number): Promise<readonly GoalDecided[]> {
  return reached([await decidedOf(read, goal, days, seq)], (other) => decidedIfKnown(read, other, days, seq));
}

async function reached<G extends GoalDecided>(goals: readonly G[], load: (goal: string) => Promise<G | null>): Promise<readonly G[]> {
  const found = new Map(goals.map((known) => [known.statement.data.statement, known]));
  const referred = new Set(goals.flatMap(({ needs }) => needs.goals));
  for (const goal of referred) {
    const known = found.get(goal) ?? (await load(goal));
    if (known === null) continue;
    found.set(goal, known);
    for (const further of known.needs.goals) referred.add(further);
  }
  return [...found.values()];
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
