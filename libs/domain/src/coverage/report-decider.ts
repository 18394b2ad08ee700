import { invalid, notFound, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type StreamType } from '../event/index.js';
import { begunOn, correctedTo, type CorrectionKnown, type DistinctFacts, mustBeFree, mustCount, noFacts, retractedFrom, type Subject } from '../fact/index.js';
import { isWithin, mustBeOpen, type OrganisationState, unitAt } from '../organisation/index.js';
import { streams } from '../streams.js';
import { correctCoverage, type CoverageSaid, reportCoverage, retractCoverage } from './commands.js';
import type { CoverageState } from './coverage-decider.js';
import { CoverageCorrected, CoverageReported, type CoverageReportData, type CoverageReportEvent, CoverageRetracted } from './events.js';

/** What a report is judged against. */
export interface CoverageKnown {
  readonly coverage: CoverageState;
  readonly organisation: OrganisationState;
}

export type CoverageReportCommand =
  | CommandOf<typeof reportCoverage, CoverageKnown>
  | CommandOf<typeof correctCoverage, CoverageKnown & CorrectionKnown>
  | CommandOf<typeof retractCoverage, CorrectionKnown>;

/** One unit's reports on one question. */
export const coverageReportDecider: Decider<CoverageReportCommand, CoverageReportEvent, DistinctFacts> = {
  initialState: noFacts,

  evolve: (facts, event) => {
    switch (event.type) {
      case 'CoverageReported':
        return begunOn(facts, event, subjectOf(event.data));
      case 'CoverageCorrected':
        return correctedTo(facts, event, subjectOf(event.data));
      case 'CoverageRetracted':
        return retractedFrom(facts, event);
      default:
        return unreachable(event);
    }
  },

  decide: (command, facts) => {
    const { coverage, unit } = command.data;
    const stream = streams.coverageReports(coverage, unit);
    switch (command.type) {
      case 'reportCoverage':
        mustFit(command.data, command.known);
        mustBeFirst(facts, command.data, null);
        return [event(CoverageReported, dataOf(command.data), { validFrom: command.data.on })];
      case 'correctCoverage': {
        const { corrects, ...said } = command.data;
        mustCount(facts.chains, corrects, stream, command.known);
        mustFit(said, command.known);
        mustBeFirst(facts, said, corrects);
        return [event(CoverageCorrected, dataOf(said), { validFrom: said.on, corrects })];
      }
      case 'retractCoverage': {
        const { corrects } = command.data;
        mustCount(facts.chains, corrects, stream, command.known);
        return [event(CoverageRetracted, { coverage, unit }, { corrects })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const coverageReportStream: StreamType = {
  kind: 'reports',
  commands: [reportCoverage, correctCoverage, retractCoverage],
  decider: coverageReportDecider,
};

/** Holds a report against the question, its occasions and the units asked on that day. @throws Refused */
function mustFit(said: CoverageSaid, { coverage, organisation }: CoverageKnown): void {
  if (coverage.eligible === null) throw notFound('coverage', `coverage ${said.coverage}`, 'define it first, or choose one that is listed under coverage');
  if (said.occasion !== null && !coverage.occasions.has(said.occasion)) {
    throw invalid('occasion', `${said.occasion} is not listed for ${said.coverage}`, 'list it first, or choose a listed one');
  }
  mustBeOpen(organisation, said.unit, said.on, 'unit');
  mustBeAsked(said, coverage.eligible, organisation);
  mustAgree(said);
}

function mustBeAsked(said: CoverageSaid, { root, kind }: NonNullable<CoverageState['eligible']>, organisation: OrganisationState): void {
  const actual = unitAt(organisation, said.unit, said.on)?.kind;
  if (kind !== null && actual !== kind) {
    throw invalid('unit', `${said.unit} is a ${actual}, and ${said.coverage} asks each ${kind}`, `report for a ${kind}`);
  }
  if (root !== null && !isWithin(organisation, said.unit, root, said.on)) {
    throw invalid('unit', `${said.unit} was not in ${root} on ${said.on}, and only units in it are asked`, `report for ${root} or a unit below it`);
  }
}

/** Done and a count of zero, or not done and a count above it, contradict each other. */
function mustAgree({ state, count }: CoverageSaid): void {
  if (count === null || count > 0 === (state === 'done')) return;
  throw invalid('count', `is ${count}, though the state is ${state}`, 'give a count above zero with done, and none with the others');
}

/** A source gives one answer for an occasion; without one, reports are of what was done, as often as it was. */
function subjectOf({ occasion, source }: Pick<CoverageReportData, 'occasion' | 'source'>): Subject {
  return occasion === null ? null : `${occasion} ${source?.name ?? ''}`;
}

/** @throws Refused `exists` */
function mustBeFirst(facts: DistinctFacts, said: CoverageSaid, corrects: string | null): void {
  mustBeFree(facts, subjectOf(said), { corrects, field: 'occasion', what: `a report for ${said.occasion}`, correction: correctCoverage.name });
}

function dataOf({ on: _on, ...data }: CoverageSaid): CoverageReportData {
  return data;
}
