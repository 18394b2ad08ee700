import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsAbout } from '../history/read.js';
import type { Nature, SubjectKind } from '../history/subjects.js';
import type { GoalDecided } from './goal-known.js';

/**
 * What happened to that which a goal is judged by, besides the decisions about the goal itself: its measures, registers, coverages and
 * rubrics, its assessments, and the rules of evaluation. Facts and amendments of units that do not report on it are left out.
 */
export async function eventsBehind(read: Read, decided: GoalDecided, range: Range, natures: readonly Nature[]): Promise<readonly LedgerEvent[]> {
  const { needs, units, statement } = decided;
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
  const assessments = await all(
    read,
    range,
    natures.filter((nature) => nature !== 'decision'),
    [['goal', [statement.data.statement]]],
  );
  return [...judged.filter(({ data }) => !('unit' in data) || data.unit === null || reporting.has(data.unit)), ...others, ...assessments];
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
