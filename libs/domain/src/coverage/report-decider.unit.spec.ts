import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { command, idOf, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import { correctCoverage, reportCoverage, retractCoverage } from './commands.js';
import type { CoverageState } from './coverage-decider.js';
import { CoverageCorrected, CoverageReported, type CoverageReportData, CoverageRetracted } from './events.js';
import { coverageReportDecider } from './report-decider.js';

const day = (text: string) => text as CalendarDate;
const { given } = specification(coverageReportDecider);

const place = { coverage: 'plan', unit: 'alta' };
const data = (more: Partial<CoverageReportData> = {}): CoverageReportData => ({
  ...place,
  occasion: null,
  state: 'done',
  count: null,
  source: null,
  evidence: [],
  note: null,
  delivery: null,
  ...more,
});
const reported = event(CoverageReported, data(), { validFrom: day('2022-03-01') });

const coverage: CoverageState = { eligible: { root: 'north', kind: 'branch' }, occasions: new Set(['2022']) };
const known = { coverage, organisation };
const said = { ...place, on: '2022-03-01', state: 'done' };
const report = (more: object = {}, asked: CoverageState = coverage) =>
  command('reportCoverage', reportCoverage.data.parse({ ...said, ...more }), { known: { ...known, coverage: asked } });
const correct = (corrects: string, more: object = {}) => command('correctCoverage', correctCoverage.data.parse({ ...said, corrects, ...more }), { known });
const again = (more: object = {}) => report({ occasion: '2022', on: '2022-03-02', ...more });
const retract = (corrects: string) => command('retractCoverage', retractCoverage.data.parse({ ...place, corrects }), { known: {} });
const problemOf = (unit: string) => given().when(report({ unit })).refused().issues[0]?.problem;

describe('reporting coverage', () => {
  it('says done, not done or exempt on a day, with a count where the question counts', () => {
    given().when(report()).then(reported);
    given()
      .when(report({ occasion: '2022', count: 3, delivery: 'd-1' }))
      .then(event(CoverageReported, data({ occasion: '2022', count: 3, delivery: 'd-1' }), { validFrom: day('2022-03-01') }));
    given()
      .when(report({ state: 'notDone', count: 0 }))
      .then(event(CoverageReported, data({ state: 'notDone', count: 0 }), { validFrom: day('2022-03-01') }));
    given()
      .when(report({ state: 'exempt' }))
      .then(event(CoverageReported, data({ state: 'exempt' }), { validFrom: day('2022-03-01') }));
  });

  it.each([
    ['an occasion that is not listed', { occasion: '2023' }, 'invalid', 'occasion'],
    ['a unit that was never established', { unit: 'nowhere' }, 'not-found', 'unit'],
    ['a unit that no longer exists', { on: '2022-07-01' }, 'invalid', 'unit'],
    ['a unit of a kind that is not asked', { unit: 'north' }, 'invalid', 'unit'],
    ['a unit outside the part that is asked', { unit: 'oslo' }, 'invalid', 'unit'],
    ['done, zero times', { count: 0 }, 'invalid', 'count'],
    ['not done, three times', { state: 'notDone', count: 3 }, 'invalid', 'count'],
    ['exempt, three times', { state: 'exempt', count: 3 }, 'invalid', 'count'],
  ])('refuses %s', (_, more, kind, field) => {
    expect(given().when(report(more)).refused()).toMatchObject({ kind, issues: [{ field }] });
  });

  it('says why a unit is not asked', () => {
    expect(problemOf('north')).toBe('north is a region, and plan asks each branch');
    expect(problemOf('oslo')).toBe('oslo was not in north on 2022-03-01, and only units in it are asked');
  });

  it('asks every unit when no kind or part is named', () => {
    const everyone: CoverageState = { eligible: { root: null, kind: null }, occasions: new Set() };
    expect(['union', 'north', 'oslo'].map((unit) => given().when(report({ unit }, everyone)).events().length)).toEqual([1, 1, 1]);
  });

  it('needs a question', () => {
    expect(
      given()
        .when(report({}, { eligible: null, occasions: new Set() }))
        .refused(),
    ).toMatchObject({ kind: 'not-found', issues: [{ field: 'coverage' }] });
  });

  it('refuses a negative count before anything else', () => {
    expect(reportCoverage.data.safeParse({ ...said, count: -1 }).error?.issues).toMatchObject([{ path: ['count'] }]);
  });
});

describe('correcting and retracting a report', () => {
  const retracted = event(CoverageRetracted, place, { corrects: idOf(0) });

  it('says the whole of it anew', () => {
    given(reported)
      .when(correct(idOf(0), { state: 'notDone' }))
      .then(event(CoverageCorrected, data({ state: 'notDone' }), { validFrom: day('2022-03-01'), corrects: idOf(0) }));
  });

  it('holds a correction to the rules of a report', () => {
    expect(
      given(reported)
        .when(correct(idOf(0), { occasion: '2023' }))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'occasion' }] });
  });

  it('takes it back once', () => {
    given(reported)
      .when(retract(idOf(0)))
      .then(retracted);
    expect(
      given(reported, retracted)
        .when(retract(idOf(0)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
    expect(
      given(reported, retracted)
        .when(correct(idOf(0)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
  });

  it('refuses a report that was never made', () => {
    expect(
      given()
        .when(retract(idOf(0)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
  });
});

describe('bug-202 a second report for the same occasion from the same source hid the first in silence', () => {
  const ofOccasion = event(CoverageReported, data({ occasion: '2022' }), { validFrom: day('2022-03-01') });

  it('is refused, naming the first and what to do instead', () => {
    expect(given(ofOccasion).when(again()).refused()).toMatchObject({
      kind: 'exists',
      issues: [{ field: 'occasion', problem: expect.stringContaining(idOf(0)), remedy: expect.stringContaining('correctCoverage') }],
    });
  });

  it('is kept from another source, after a retraction, and without an occasion', () => {
    const retracted = event(CoverageRetracted, place, { corrects: idOf(0) });
    expect(
      given(ofOccasion)
        .when(again({ source: { name: 'survey' } }))
        .events(),
    ).toHaveLength(1);
    expect(given(ofOccasion, retracted).when(again()).events()).toHaveLength(1);
    expect(given(reported).when(report()).events()).toHaveLength(1);
  });

  it('nor may a correction make one report another', () => {
    expect(
      given(ofOccasion, reported)
        .when(correct(idOf(1), { occasion: '2022' }))
        .refused().kind,
    ).toBe('exists');
    expect(
      given(ofOccasion)
        .when(correct(idOf(0), { occasion: '2022', state: 'notDone' }))
        .events(),
    ).toHaveLength(1);
  });
});
