import { streams } from '#domain';
import { measurementsOf } from '../../facts/read.js';
import { decisionsAbout, ofType } from '../../history/read.js';
import type { StatusItem } from '../../queries/status-item.js';
import { revisionAt } from '../../queries/streams.js';
import { TO_FILL_IN, type Wanted } from './owed.js';
import { isOfTheYear, type Surroundings, wantsOf } from './wanted-of-goals.js';

/** Figures that one line approves; the next are wanted once these are approved. */
const MAX_APPROVED = 200;

/** Figures of the year that nobody has approved, of the measures whose figures are approved here. */
export async function wantedApprovalsOfFigures(items: readonly StatusItem[], surroundings: Surroundings): Promise<readonly Wanted[]> {
  const { read, point, organisation, measures } = surroundings;
  const units = [...organisation.units.keys()];
  const wanted: Wanted[] = [];
  for (const [measure, goals] of await goalsByMeasure(items, surroundings)) {
    const approvals = ofType(await decisionsAbout(read, 'measure', measure, point.seq), 'MeasurementsApproved');
    if (approvals.length === 0) continue;
    const approved = new Set(approvals.flatMap(({ data }) => data.events));
    const facts = (await measurementsOf(read, measure, units, point.seq)).filter((fact) => isOfTheYear(fact, surroundings) && !approved.has(fact.eventId));
    if (facts.length === 0) continue;
    const events = facts
      .toSorted((one, other) => one.seq - other.seq)
      .slice(0, MAX_APPROVED)
      .map(({ eventId }) => eventId);
    wanted.push({
      kind: 'confirmation',
      thing: { kind: 'measure', id: measure, title: measures.get(measure)?.title ?? null },
      from: { unit: null, unitName: null, role: 'board', owner: null },
      goals,
      prose: null,
      settling: {
        command: 'approveMeasurements',
        data: { measure, approval: TO_FILL_IN, events },
        revision: await revisionAt(read, streams.measure(measure), point.seq),
      },
    });
  }
  return wanted;
}

async function goalsByMeasure(items: readonly StatusItem[], surroundings: Surroundings): Promise<ReadonlyMap<string, readonly string[]>> {
  const goals = new Map<string, string[]>();
  for (const { goalId, tracked } of items) {
    const wants = tracked ? await wantsOf(goalId, surroundings) : null;
    for (const measure of wants?.needs.measures ?? []) goals.set(measure, [...(goals.get(measure) ?? []), goalId]);
  }
  return goals;
}
