import { earlierOf, type CalendarDate } from '#kernel';
import { evaluate, type Evaluation, type GoalAnswer } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import { inputOf } from './evaluation-input.js';
import {
  daysOfDecision,
  decidingDateAt,
  endedAt,
  interpretationAt,
  missingChecksAt,
  overrideAt,
  type Interpretation,
  type Override,
} from './goal-decisions.js';
import type { GoalKnown } from './goal-known.js';
import { daysOfStructure } from './organisation.js';
import type { OverrideInForce, StatusItem } from './status-item.js';

/** The answers of a statement that nothing is computed for. */
const UNDECIDED: Evaluation = {
  course: 'notApplicable',
  result: 'notDecidable',
  data: 'missing',
  notes: [],
  figures: [],
  explanation: [],
  parts: [],
  contributing: [],
  workList: [],
  nextChangeOn: null,
};

/** A status without that which a priority area has of its children. */
export type OwnStatus = Omit<StatusItem, 'distribution'>;

/** What the goals that a goal refers to answer on the day, and the days from which they may be others, or answer for the first time. */
export interface Referred {
  readonly answers: ReadonlyMap<string, GoalAnswer>;
  readonly days: readonly CalendarDate[];
}

/** Where a goal stands by itself on the day; its statement must hold on it. Pure. */
export function ownStatusAt(known: GoalKnown, at: CalendarDate, referred: Referred): OwnStatus {
  const { statement, decisions } = known;
  const { statement: id, wording, role, parent, position } = statement.data;
  const interpretation = interpretationAt(decisions, at);
  const ended = endedAt(decisions, at);
  const missingChecks = missingChecksAt(decisions, at);
  const override = overrideAt(decisions, at);
  const evaluation = interpretation === null ? UNDECIDED : evaluated(known, interpretation, at, referred.answers);
  const tracked = missingChecks.length === 0 && ended === null;
  const { course, result } = tracked ? evaluation : UNDECIDED;
  return {
    statementId: id,
    goalId: id,
    wording,
    role,
    parent,
    position,
    type: interpretation?.type ?? null,
    interpreted: interpretation !== null,
    tracked,
    missingChecks,
    ended: ended?.how ?? null,
    ...evaluation,
    course: override?.proposed.data.course ?? course,
    result: override?.proposed.data.result ?? result,
    override: override === null ? null : overrideInForce(override),
    computed: override === null ? null : { course, result },
    contributing: contributing(evaluation, interpretation, [decidingDateAt(decisions, at), ended?.event, override?.proposed, override?.confirmed]),
    nextChangeOn: firstOf([
      evaluation.nextChangeOn,
      // a unit that begins, or comes to stand below the goal's, on a later day is not among those it was judged by
      interpretation === null ? null : firstOf(daysOfStructure(known.organisation).filter((day) => day > at)),
      [...daysOfDecision(decisions), ...referred.days].filter((day) => day > at).toSorted()[0] ?? null,
    ]),
  };
}

function contributing(evaluation: Evaluation, interpretation: Interpretation | null, others: readonly (LedgerEvent | null | undefined)[]): readonly string[] {
  const decisions = [...(interpretation?.decisions ?? []), ...others].flatMap((event) => event?.id ?? []);
  return [...new Set([...evaluation.contributing, ...decisions])].toSorted();
}

function evaluated(known: GoalKnown, interpretation: Interpretation, at: CalendarDate, answers: Referred['answers']): Evaluation {
  const { spec, facts, context } = inputOf(known, interpretation, at, answers);
  return evaluate(spec, facts, context);
}

function overrideInForce({ proposed, confirmed }: Override): OverrideInForce {
  return {
    override: proposed.data.override,
    course: proposed.data.course,
    result: proposed.data.result,
    reason: proposed.reason,
    from: proposed.validFrom,
    to: proposed.validTo,
    proposedBy: proposed.actor,
    confirmedBy: confirmed.actor,
  };
}

/** The earliest of the days that there are. */
export function firstOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : known.reduce(earlierOf);
}
