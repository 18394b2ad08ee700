import { addDays, contains, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { DataLight, Evaluation, EvaluationContext } from '../../evaluation.js';
import type { CoverageFact, Facts, UnitFact } from '../../facts.js';
import type { OnceSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { courseAgainst } from '../common/bounds.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { expectedOn } from '../common/path.js';

/** How the eligible units stand on a day. */
interface Tally {
  readonly done: number;
  readonly notDone: number;
  readonly exempt: number;
  /** Units that have said nothing: unknown, not undone. */
  readonly silent: readonly string[];
  /** All that count: the exempt are left out. */
  readonly eligible: number;
  readonly reports: readonly CoverageFact[];
}

/**
 * Every unit that exists on the day does it once. Reached as soon as the required share is covered; a new unit may take that back until
 * the deciding date, whose evening stands.
 */
export function evaluateOnce(spec: OnceSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const tally = tallyOf(spec, facts, horizon.day);
  const share = tally.eligible === 0 ? null : decimal(tally.done).div(tally.eligible);
  const start = addDays(startOf(context), -1);
  const pathRuns = spec.path === 'linear' && horizon.deciding !== null && start < horizon.deciding;
  const expected = pathRuns
    ? expectedOn(
        [
          { on: start, value: decimal(0) },
          { on: horizon.deciding, value: decimal(spec.required) },
        ],
        horizon.day,
      )
    : null;
  return evaluationOf(
    {
      course: horizon.decided || share === null ? 'notApplicable' : courseOf(spec, share, expected),
      result: resultOf(spec, tally, share, horizon.decided),
      data: lightOf(tally, horizon.decided),
      notes: [
        ...noteIf(tally.eligible === 0, 'divisionByZero'),
        ...noteIf(tally.silent.length > 0, tally.reports.length === 0 ? 'notReported' : 'missingUnits'),
      ],
      figures: [
        figure('covered', tally.done, 'count', null),
        figure('eligible', tally.eligible, 'count'),
        figure('share', share, 'ratio'),
        figure('notDone', tally.notDone, 'count'),
        figure('notReported', tally.silent.length, 'count'),
        figure('exempt', tally.exempt, 'count'),
        figure('expected', expected, 'ratio'),
        figure('required', decimal(spec.required), 'ratio', horizon.deciding),
      ],
      explanation: [
        { key: 'covered', values: { covered: tally.done, eligible: tally.eligible, share: share && decimalText(share) } },
        { key: 'coverageReports', values: { notDone: tally.notDone, notReported: tally.silent.length, exempt: tally.exempt } },
        { key: 'wantedCoverage', values: { required: spec.required, by: horizon.deciding } },
      ],
      contributing: tally.reports.map((report) => report.eventId),
      workList: tally.silent,
      changesOn: horizon.decided
        ? []
        : [
            expected !== null ? addDays(context.at, 1) : null,
            start,
            horizon.deciding && addDays(horizon.deciding, 1),
            ...facts.units.map((unit) => addDays(unit.from, spec.eligible.graceDays)),
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

/** The latest word of each unit that exists on the day; of two on the same day the one with the highest seq. */
function tallyOf({ coverage, eligible }: OnceSpec, facts: Facts, day: CalendarDate): Tally {
  const latest = latestByUnit(facts.coverage.filter((report) => report.coverage === coverage && report.occasion === null && report.on <= day));
  const inGrace = (unit: UnitFact) => day < addDays(unit.from, eligible.graceDays);
  const asked = facts.units.filter((unit) => contains(unit, day) && (latest.has(unit.unit) || !inGrace(unit)));
  const reports = asked.map((unit) => latest.get(unit.unit)).filter((report) => report !== undefined);
  const count = (state: CoverageFact['state']) => reports.filter((report) => report.state === state).length;
  const exempt = count('exempt');
  return {
    done: count('done'),
    notDone: count('notDone'),
    exempt,
    silent: asked.filter((unit) => !latest.has(unit.unit)).map((unit) => unit.unit),
    eligible: asked.length - exempt,
    reports,
  };
}

function latestByUnit(reports: readonly CoverageFact[]): ReadonlyMap<string, CoverageFact> {
  const latest = new Map<string, CoverageFact>();
  for (const report of reports) {
    const rival = latest.get(report.unit);
    if (rival === undefined || rival.on < report.on || (rival.on === report.on && rival.seq < report.seq)) latest.set(report.unit, report);
  }
  return latest;
}

/** Without a path nothing is expected before the deciding date, so only a share that is covered already has a course. */
function courseOf({ required, tolerance }: OnceSpec, share: Decimal, expected: Decimal | null): Course {
  if (share.gte(required)) return expected !== null && share.gt(expected.plus(tolerance)) ? 'ahead' : 'onCourse';
  return expected === null
    ? 'notApplicable'
    : courseAgainst({ kind: 'atLeast', limit: decimalText(decimal(required)), strict: false }, share, expected, tolerance);
}

/** Silence is not "not done": as long as those who have said nothing might make up the share, nothing is decided. */
function resultOf({ required }: OnceSpec, tally: Tally, share: Decimal | null, decided: boolean): Result {
  if (share === null) return 'notDecidable';
  if (share.gte(required)) return 'reached';
  const atBest = decimal(tally.done + tally.silent.length).div(tally.eligible);
  if (!decided || atBest.gte(required)) return 'notDecidable';
  return tally.done > 0 ? 'partly' : 'notReached';
}

function lightOf(tally: Tally, decided: boolean): DataLight {
  if (tally.reports.length === 0) return 'missing';
  if (tally.silent.length === 0) return 'fresh';
  return decided ? 'missing' : 'provisional';
}
