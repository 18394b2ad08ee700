import { earlierOf, type CalendarDate } from '#kernel';
import { distribution, evaluate, type Evaluation } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import { withUnits } from './facts.js';
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
import { scopeOf, specEventOf, type GoalKnown } from './goal-known.js';
import { daysOfStructure, unitsInScope } from './organisation.js';
import type { OverrideInForce, StatusItem } from './status-item.js';

/** The answers of a statement that nothing is computed for. */
const UNDECIDED: Evaluation = {
  course: 'notApplicable',
  result: 'notDecidable',
  data: 'missing',
  notes: [],
  figures: [],
  explanation: [],
  contributing: [],
  workList: [],
  nextChangeOn: null,
};

/**
 * Where goals stand on the day, from what is known of them. Pure; the day must be one that they were read for. Parents come before
 * their children, and a statement adopted later is left out.
 */
export function statusesAt(goals: readonly GoalKnown[], at: CalendarDate): readonly StatusItem[] {
  const items: StatusItem[] = [];
  for (const known of goals.toReversed()) {
    if (!holdsOn(known, at)) continue;
    const children = goals.filter(({ statement }) => statement.data.parent === known.statement.data.statement);
    items.unshift(
      statusAt(
        known,
        at,
        items.filter(({ parent }) => parent === known.statement.data.statement),
        children.flatMap(({ statement: { validFrom } }) => (validFrom !== null && validFrom > at ? [validFrom] : [])),
      ),
    );
  }
  return items;
}

/** Where the first of them stands on the day; null when its statement was adopted later. */
export function statusOfFirst(goals: readonly GoalKnown[], at: CalendarDate): StatusItem | null {
  const own = goals[0]?.statement.data.statement;
  return statusesAt(goals, at).find(({ goalId }) => goalId === own) ?? null;
}

function statusAt(known: GoalKnown, at: CalendarDate, children: readonly StatusItem[], childrenFrom: readonly CalendarDate[]): StatusItem {
  const { statement, decisions } = known;
  const { statement: id, wording, role, parent, position } = statement.data;
  const interpretation = interpretationAt(decisions, at);
  const ended = endedAt(decisions, at);
  const missingChecks = missingChecksAt(decisions, at);
  const override = overrideAt(decisions, at);
  const evaluation = interpretation === null ? UNDECIDED : evaluated(known, interpretation, at);
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
    distribution: role === 'priorityArea' ? distribution(children.filter((child) => child.tracked).map((child) => (child.interpreted ? child : null))) : null,
    contributing: contributing(evaluation, interpretation, [decidingDateAt(decisions, at), ended?.event, override?.proposed, override?.confirmed]),
    nextChangeOn: earliest([
      evaluation.nextChangeOn,
      // a unit that begins, or comes to stand below the goal's, on a later day is not among those it was judged by
      interpretation === null ? null : earliest(daysOfStructure(known.organisation).filter((day) => day > at)),
      daysOfDecision(decisions).find((day) => day > at) ?? null,
      ...(role === 'priorityArea' ? [...children.map(({ nextChangeOn }) => nextChangeOn), ...childrenFrom] : []),
    ]),
  };
}

function holdsOn({ statement: { validFrom } }: GoalKnown, at: CalendarDate): boolean {
  return validFrom === null || validFrom <= at;
}

function contributing(evaluation: Evaluation, interpretation: Interpretation | null, others: readonly (LedgerEvent | null | undefined)[]): readonly string[] {
  const decisions = [...(interpretation?.decisions ?? []), ...others].flatMap((event) => event?.id ?? []);
  return [...new Set([...evaluation.contributing, ...decisions])].toSorted();
}

function evaluated(known: GoalKnown, interpretation: Interpretation, at: CalendarDate): Evaluation {
  const { plan, organisation, statement } = known;
  const spec = known.specs.get(specEventOf(interpretation).id);
  if (spec === undefined) throw new RangeError(`${statement.data.statement} was not read for ${at}`);
  return evaluate(spec, withUnits(known.facts, unitsInScope(organisation, scopeOf(interpretation, plan), at)), {
    goal: statement.data.statement,
    at,
    planPeriod: plan.data.period,
    effectiveFrom: interpretation.from ?? plan.data.period.from,
    decidingDate: decidingDateAt(known.decisions, at)?.data.decidingDate ?? null,
  });
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

function earliest(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : known.reduce(earlierOf);
}
