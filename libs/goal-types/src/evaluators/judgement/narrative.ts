import type { CalendarDate } from '#kernel';
import type { EntryState } from '#domain';
import type { DataLight, Evaluation, EvaluationContext } from '../../evaluation.js';
import type { EntryFact, Facts } from '../../facts.js';
import type { JudgementSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, staleOn } from '../common/days.js';
import { entriesOf, entriesOn } from '../common/entries.js';
import { assessmentsByUnit } from './assessments.js';

type NarrativeSpec = JudgementSpec & { readonly scale: Extract<JudgementSpec['scale'], { kind: 'narrative' }> };

/** What has become of an occasion: it has not arisen, it waits for an answer, or it was handled, whatever the answer was. */
const OCCASION: Readonly<Record<EntryState, 'notArisen' | 'open' | 'handled'>> = {
  planned: 'notArisen',
  cancelled: 'notArisen',
  underWay: 'open',
  active: 'open',
  dormant: 'open',
  delivered: 'handled',
  accepted: 'handled',
  achieved: 'handled',
  partly: 'handled',
  rejected: 'handled',
  ended: 'handled',
};

/**
 * An attitude, told in words: which occasions arose in the plan period, how many of them were handled, and when somebody last wrote of it.
 * There is no course and no result, also where no occasion arose.
 */
export function evaluateNarrative(spec: NarrativeSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const { day } = horizonOf(null, context);
  const occasions = occasionsIn(spec.scale.log, facts, context.planPeriod.from, day);
  const handled = occasions.filter(({ current }) => OCCASION[current.state] === 'handled');
  const told = assessmentsByUnit(null, facts, context.goal, day).flat();
  const last = latest([...told.map(({ on }) => on), ...occasions.map(({ current }) => current.from)]);
  const stale = last === null ? null : staleOn(last, spec.cadenceDays);
  const written = latest(told.map(({ on }) => on));
  return evaluationOf(
    {
      course: 'notApplicable',
      result: 'notDecidable',
      data: lightOf(last, stale, day),
      notes: [...noteIf(spec.scale.log !== null && occasions.length === 0, 'noOccasions'), ...noteIf(last === null && spec.scale.log === null, 'notReported')],
      figures: spec.scale.log === null ? [] : [figure('occasions', occasions.length, 'count'), figure('occasionsHandled', handled.length, 'count')],
      explanation: [
        ...(occasions.length === 0 ? [] : [{ key: 'occasions' as const, values: { all: occasions.length, handled: handled.length } }]),
        ...(written === null ? [] : [{ key: 'written' as const, values: { on: written } }]),
      ],
      contributing: [...told.map(({ eventId }) => eventId), ...occasions.flatMap(({ versions }) => versions.map(({ eventId }) => eventId))],
      workList: [],
      changesOn: [stale, ...factDays(facts)],
    },
    context.at,
  );
}

interface Occasion {
  readonly current: EntryFact;
  readonly versions: readonly EntryFact[];
}

/** The entries of the log that first were more than planned on a day from `first` to `last`, as they stand on the last. */
function occasionsIn(log: string | null, facts: Facts, first: CalendarDate, last: CalendarDate): readonly Occasion[] {
  if (log === null) return [];
  const seen = entriesOf(log, facts).filter(({ from }) => from <= last);
  const versionsOf = Map.groupBy(seen, ({ entry }) => entry);
  return entriesOn(seen, last).flatMap((current) => {
    const versions = versionsOf.get(current.entry) ?? [];
    const arose = versions.filter(({ state }) => OCCASION[state] !== 'notArisen').map(({ from }) => from);
    return OCCASION[current.state] !== 'notArisen' && arose.every((day) => day >= first) ? [{ current, versions }] : [];
  });
}

function latest(days: readonly CalendarDate[]): CalendarDate | null {
  return days.toSorted().at(-1) ?? null;
}

function lightOf(last: CalendarDate | null, stale: CalendarDate | null, day: CalendarDate): DataLight {
  if (last === null) return 'missing';
  return stale !== null && stale <= day ? 'outdated' : 'fresh';
}
