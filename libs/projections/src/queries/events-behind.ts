import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsAbout } from '../history/read.js';
import { eventsOfActionPlan } from './action-plan.js';
import type { Nature, SubjectKind } from '../history/subjects.js';
import type { GoalDecided } from './goal-known.js';

/**
 * What happened to that which a goal is judged by, besides the decisions about the goal itself: its measures, registers, coverages and
 * rubrics, what it is compared with, its assessments, and the rules of evaluation; where it is judged by the plan's actions, these. Facts
 * and amendments of units that do not report on it are left out.
 */
export async function eventsBehind(read: Read, decided: GoalDecided, range: Range, natures: readonly Nature[]): Promise<readonly LedgerEvent[]> {
  const { needs, units, statement, plan } = decided;
  const reporting: ReadonlySet<string> = new Set(units.map(({ unit }) => unit));
  const judged = await all(read, range, natures, [
    ['measure', needs.measures],
    ['coverage', needs.coverages],
  ]);
  const others = await all(read, range, natures, [
    ['register', needs.registers],
    ['rubric', needs.rubrics],
    ['rules', ['rules']],
  ]);
  const planned = needs.plan && natures.includes('decision') ? await eventsOfActionPlan(read, plan.data.plan, range) : [];
  const compared = await all(read, range, natures, [['measure', needs.references]]);
  const assessments = await all(
    read,
    range,
    natures.filter((nature) => nature !== 'decision'),
    [['goal', [statement.data.statement]]],
  );
  return [
    ...judged.filter((event) => isOf(event, (unit) => reporting.has(unit))),
    ...compared.filter((event) => isOf(event, (unit) => unit === plan.data.unit)),
    ...others,
    ...planned,
    ...assessments,
  ];
}

/** Whether the event is of such a unit, or of no one unit. */
function isOf({ data }: LedgerEvent, wanted: (unit: string) => boolean): boolean {
  return !('unit' in data) || data.unit === null || wanted(data.unit);
}

/** Seqs in `(after, to]`. */
export interface Range {
  readonly after: number;
  readonly to: number;
}

async function all(
  read: Read,
  range: Range,
  natures: readonly Nature[],
  subjects: readonly (readonly [SubjectKind, readonly string[]])[],
): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  if (natures.length === 0) return events;
  for (const [kind, ids] of subjects) {
    for (const id of ids) events.push(...(await eventsAbout(read, { kind, id, natures }, range)));
  }
  return events;
}
