import { oncePerObject, type CalendarDate } from '#kernel';
import { GATE_CHECKS, type GateCheck, type ReportingUnits } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import { ofType } from '../history/read.js';
import { inForce } from './in-force.js';

/** A goal's decisions are the events about it and its statement, as known at k, in order of seq. What holds at t is asked of them here. */
export type GoalDecisions = readonly LedgerEvent[];

/** The decisions that give a whole spec, in force until the next of them; a baseline or target only under the interpretation it was decided on. */
export const SPECIFYING = ['GoalInterpreted', 'BaselineSet', 'TargetChanged'] as const;

/** What the statement is taken to mean on a day. */
export interface Interpretation {
  readonly type: string;
  readonly typeVersion: number;
  /** As chosen in the catalogue's form, with the latest target and baseline. */
  readonly parameters: LedgerEvent<'GoalInterpreted'>['data']['parameters'];
  readonly spec: LedgerEvent<'GoalInterpreted'>['data']['spec'];
  readonly reportingUnits: ReportingUnits;
  readonly source: string | null;
  readonly frequency: LedgerEvent<'GoalInterpreted'>['data']['frequency'];
  /** The day the interpretation holds from; null when it says none. */
  readonly from: CalendarDate | null;
  /** The decision that chose the type, then the one that gave the spec, where that is another. */
  readonly decisions: readonly LedgerEvent[];
}

/** The statement in its adopted wording; null when none was known. */
export function statementOf(decisions: GoalDecisions): LedgerEvent<'StatementAdopted'> | null {
  return ofType(decisions, 'StatementAdopted')[0] ?? null;
}

export function interpretationAt(decisions: GoalDecisions, at: CalendarDate): Interpretation | null {
  const interpreted = inForce(ofType(decisions, 'GoalInterpreted'), at);
  if (interpreted === null) return null;
  const underIt = ofType(decisions, ...SPECIFYING).filter(({ seq }) => seq >= interpreted.seq);
  const specified = inForce(underIt, at) ?? interpreted;
  const { type, typeVersion, reportingUnits, source, frequency } = interpreted.data;
  const { parameters, spec } = specified.data;
  const both = specified === interpreted ? [interpreted] : [interpreted, specified];
  return { type, typeVersion, parameters, spec, reportingUnits, source, frequency, from: interpreted.validFrom, decisions: both };
}

/** An interpretation over the days it holds, `[from, to)`; a goal that changed type shows each over its own dates. */
export interface InterpretationSpan {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly type: string;
  readonly eventId: string;
}

/** The interpretations in the order of the days they hold, each to the day the next one begins. */
export function interpretationSpans(decisions: GoalDecisions): readonly InterpretationSpan[] {
  const latestOfDay = new Map(ofType(decisions, 'GoalInterpreted').map((event) => [event.validFrom, event]));
  const inOrder = [...latestOfDay.values()].toSorted((one, other) => ((one.validFrom ?? '') < (other.validFrom ?? '') ? -1 : 1));
  return inOrder.map(({ id, validFrom, data: { type } }, index) => ({ from: validFrom, to: inOrder[index + 1]?.validFrom ?? null, type, eventId: id }));
}

export function decidingDateAt(decisions: GoalDecisions, at: CalendarDate): LedgerEvent<'DecidingDatesMoved'> | null {
  return inForce(ofType(decisions, 'DecidingDatesMoved'), at);
}

/** Why a goal is no longer followed. */
export type Ended = 'dropped' | 'split' | 'merged' | 'withdrawn';

const ENDINGS = { GoalDropped: 'dropped', GoalSplit: 'split', GoalMerged: 'merged' } as const;

/** How the goal ended, with the event that ended it; null while it is followed. */
export function endedAt(decisions: GoalDecisions, at: CalendarDate): { readonly how: Ended; readonly event: LedgerEvent } | null {
  const own = statementOf(decisions)?.data;
  const withdrawals = ofType(decisions, 'StatementWithdrawn').filter(({ data }) => data.plan === own?.plan);
  const withdrawn = inForce(withdrawals, at);
  if (withdrawn !== null) return { how: 'withdrawn', event: withdrawn };
  const turns = ofType(decisions, 'GoalDropped', 'GoalResumed', 'GoalSplit', 'GoalMerged').filter(({ data }) => data.goal === own?.statement);
  const turn = inForce(turns, at);
  return turn === null || turn.type === 'GoalResumed' ? null : { how: ENDINGS[turn.type], event: turn };
}

/** Whether the event ends a goal that goes on as this one, which it changes nothing about. */
export function endsAnother({ type, data }: LedgerEvent, goal: string | undefined): boolean {
  return (type === 'GoalSplit' || type === 'GoalMerged') && 'goal' in data && data.goal !== goal;
}

/** Judgement in place of the rule: proposed by one, confirmed by another, from a day until a day. */
export interface Override {
  readonly proposed: LedgerEvent<'StatusOverrideProposed'>;
  readonly confirmed: LedgerEvent<'StatusOverrideConfirmed'>;
}

/** The confirmed override that holds on the day: not yet expired, nor withdrawn. The latest proposed, where several do. */
export function overrideAt(decisions: GoalDecisions, at: CalendarDate): Override | null {
  return confirmedOverrides(decisions).findLast(({ proposed }) => holds(decisions, proposed, at)) ?? null;
}

export function confirmedOverrides(decisions: GoalDecisions): readonly Override[] {
  const confirmations = ofType(decisions, 'StatusOverrideConfirmed');
  return ofType(decisions, 'StatusOverrideProposed').flatMap((proposed) => {
    const confirmed = confirmations.find(({ data }) => data.override === proposed.data.override);
    return confirmed === undefined ? [] : [{ proposed, confirmed }];
  });
}

function holds(decisions: GoalDecisions, { data, validFrom, validTo }: LedgerEvent<'StatusOverrideProposed'>, at: CalendarDate): boolean {
  if ((validFrom !== null && at < validFrom) || (validTo !== null && at >= validTo)) return false;
  const withdrawals = ofType(decisions, 'StatusOverrideWithdrawn').filter((withdrawal) => withdrawal.data.override === data.override);
  return inForce(withdrawals, at) === null;
}

/** The checks of a branch's own goal that have not passed; none for other statements. */
export function missingChecksAt(decisions: GoalDecisions, at: CalendarDate): readonly GateCheck[] {
  if (statementOf(decisions)?.data.role !== 'localGoal') return [];
  const checked = ofType(decisions, 'LocalGoalChecked');
  return GATE_CHECKS.filter((check) => {
    const latest = inForce(
      checked.filter(({ data }) => data.check === check),
      at,
    );
    return latest?.data.passed !== true;
  });
}

export function ownerAt(decisions: GoalDecisions, at: CalendarDate): string | null {
  return inForce(ofType(decisions, 'OwnerAssigned'), at)?.data.owner ?? null;
}

/** The decisions that may change the answer from their day on; an override does so only once it is confirmed. */
const DECISIVE = [
  ...SPECIFYING,
  'DecidingDatesMoved',
  'GoalDropped',
  'GoalResumed',
  'GoalSplit',
  'GoalMerged',
  'StatementWithdrawn',
  'LocalGoalChecked',
  'StatusOverrideWithdrawn',
] as const;

/** The decisions by which the answer came to be what it is, or may have. */
export function decisiveOf(decisions: GoalDecisions): readonly LedgerEvent[] {
  const goal = statementOf(decisions)?.data.statement;
  return ofType(decisions, ...DECISIVE, 'StatementAdopted', 'StatusOverrideConfirmed').filter((event) => !endsAnother(event, goal));
}

/** The days from which a decision may change the answer, each once, ascending. */
export const daysOfDecision = oncePerObject((decisions: GoalDecisions): readonly CalendarDate[] => {
  const days = ofType(decisions, ...DECISIVE).map(({ validFrom }) => validFrom);
  const ofOverrides = confirmedOverrides(decisions).flatMap(({ proposed }) => [proposed.validFrom, proposed.validTo]);
  return [...new Set([...days, ...ofOverrides].filter((day) => day !== null))].toSorted();
});
