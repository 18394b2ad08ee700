import { notFound } from '#kernel';
import type { CoverageFact } from '#goal-types';
import { isWithin, openUnits, type OrganisationState, type UnitOnDay } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { coverageOf } from '../facts/read.js';
import { decisionsAbout, ofType } from '../history/read.js';
import { organisationAsOf } from './organisation.js';
import type { Point } from './point.js';

/** What a unit has answered by t; silence is "not reported", never "not done". */
export interface UnitReport {
  readonly unit: string;
  readonly name: string;
  readonly state: CoverageFact['state'] | 'notReported';
  readonly count: number | null;
  readonly on: string | null;
  readonly eventId: string | null;
}

export interface CoverageAnswer {
  readonly coverage: string;
  readonly title: string;
  readonly question: string;
  readonly occasions: readonly { readonly occasion: string; readonly on: string }[];
  /** Every unit that is asked on the day, in the order of the organisation. */
  readonly units: readonly UnitReport[];
}

/** Who has reported by t, and who has not; for one occasion, or the latest answer whatever the occasion. @throws Refused `not-found` */
export async function coverageReports(read: Read, coverage: string, occasion: string | null, { at, seq }: Point): Promise<CoverageAnswer> {
  const decisions = await decisionsAbout(read, 'coverage', coverage, seq);
  const [defined] = ofType(decisions, 'CoverageDefined');
  if (defined === undefined) throw notFound('coverage', `coverage ${coverage}, as known at seq ${seq},`, 'choose one that is defined');
  const occasions = ofType(decisions, 'OccasionListed').map(({ data }) => ({ occasion: data.occasion, on: data.on }));
  if (occasion !== null && !occasions.some((listed) => listed.occasion === occasion)) {
    throw notFound('occasion', `occasion ${occasion} of ${coverage}`, 'choose one that is listed for it');
  }
  const units: UnitReport[] = [];
  for (const { unit, name } of eligible(await organisationAsOf(read, seq), defined, at)) {
    const reports = (await coverageOf(read, coverage, [unit], seq)).filter((report) => report.on <= at && (occasion === null || report.occasion === occasion));
    units.push(reportOf(unit, name, latest(reports)));
  }
  return { coverage, title: defined.data.title, question: defined.data.question, occasions, units };
}

function eligible(organisation: OrganisationState, { data }: LedgerEvent<'CoverageDefined'>, at: Point['at']): readonly UnitOnDay[] {
  const { root, kind } = data.eligible;
  return openUnits(organisation, at).filter((unit) => (kind === null || unit.kind === kind) && (root === null || isWithin(organisation, unit.unit, root, at)));
}

function latest(reports: readonly CoverageFact[]): CoverageFact | null {
  return reports.reduce<CoverageFact | null>(
    (last, one) => (last === null || one.on > last.on || (one.on === last.on && one.seq > last.seq) ? one : last),
    null,
  );
}

function reportOf(unit: string, name: string, report: CoverageFact | null): UnitReport {
  if (report === null) return { unit, name, state: 'notReported', count: null, on: null, eventId: null };
  return { unit, name, state: report.state, count: report.count, on: report.on, eventId: report.eventId };
}
