import type { CalendarDate } from '#kernel';
import type { Mandate, WordingText } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, eventsOfType, ofType } from '../history/read.js';
import { endedAt, interpretationAt, statementOf, type Ended } from './goal-decisions.js';
import { planAdopted, statementsOf } from './goal-known.js';
import { inForce } from './in-force.js';
import { ownWordsIn, type OwnWords } from './own-words.js';
import type { Point } from './point.js';

/** A plan as it stood at (t, k). */
export interface PlanSummary {
  readonly plan: string;
  readonly title: WordingText;
  readonly unit: string;
  /** Half-open. */
  readonly period: { readonly from: string; readonly to: string };
  readonly mandate: Mandate | null;
  /** The day from which the plan is closed; null while it is open. */
  readonly closedFrom: CalendarDate | null;
  readonly eventId: string;
}

/** A statement in its adopted wording, which nothing ever edits. */
export interface StatementSummary
  extends Pick<LedgerEvent<'StatementAdopted'>['data'], 'statement' | 'role' | 'parent' | 'position' | 'wording' | 'unit' | 'origin'> {
  readonly adoptedFrom: CalendarDate | null;
  readonly mandate: Mandate | null;
  /** How it ended as a goal; null while it is followed. */
  readonly ended: Ended | null;
  readonly interpreted: boolean;
  /** The plan that adopted a statement of this id before, where two raced: the goal is that plan's, and this statement wants another id. */
  readonly heldBy: string | null;
  readonly eventId: string;
}

/** Every plan that was known, in the order they were recorded. */
export async function plansAt(read: Read, { at, seq }: Point): Promise<readonly PlanSummary[]> {
  const summaries: PlanSummary[] = [];
  for (const adopted of await eventsOfType(read, 'PlanAdopted', seq)) {
    summaries.push(summaryOf(adopted, await decisionsAbout(read, 'plan', adopted.data.plan, seq), at));
  }
  return summaries;
}

/** A plan, its revisions, and its statements adopted by t in the order of the plan. */
export interface PlanAnswer extends PlanSummary {
  readonly revisions: readonly LedgerEvent<'PlanRevised'>[];
  /** Its own words for the three answers; null where the usual ones are used. */
  readonly ownWords: OwnWords | null;
  readonly statements: readonly StatementSummary[];
}

/** @throws Refused `not-found` */
export async function planAt(read: Read, id: string, { at, seq }: Point): Promise<PlanAnswer> {
  const adopted = await planAdopted(read, id, seq);
  const decisions = await decisionsAbout(read, 'plan', id, seq);
  const statements: StatementSummary[] = [];
  for (const statement of await statementsOf(read, id, seq)) {
    if (statement.validFrom === null || statement.validFrom <= at) statements.push(await statementSummary(read, statement, { at, seq }));
  }
  return { ...summaryOf(adopted, decisions, at), revisions: ofType(decisions, 'PlanRevised'), ownWords: ownWordsIn(decisions, at), statements };
}

async function statementSummary(read: Read, event: LedgerEvent<'StatementAdopted'>, { at, seq }: Point): Promise<StatementSummary> {
  const { statement, role, parent, position, wording, unit, origin, plan } = event.data;
  const decisions = await decisionsAbout(read, 'goal', statement, seq);
  const holder = statementOf(decisions)?.data.plan ?? plan;
  return {
    statement,
    role,
    parent,
    position,
    wording,
    unit,
    origin,
    adoptedFrom: event.validFrom,
    mandate: event.mandate,
    ended: endedAt(decisions, at)?.how ?? null,
    interpreted: interpretationAt(decisions, at) !== null,
    heldBy: holder === plan ? null : holder,
    eventId: event.id,
  };
}

function summaryOf({ id, data, mandate }: LedgerEvent<'PlanAdopted'>, decisions: readonly LedgerEvent[], at: CalendarDate): PlanSummary {
  const retitled = inForce(
    ofType(decisions, 'PlanRevised').filter((revised) => revised.data.title !== null),
    at,
  );
  const closed = inForce(ofType(decisions, 'PlanClosed'), at);
  return {
    plan: data.plan,
    title: retitled?.data.title ?? data.title,
    unit: data.unit,
    period: data.period,
    mandate,
    closedFrom: closed?.validFrom ?? null,
    eventId: id,
  };
}
