import { decidingDaysOf, levelsOf, measuresOf, onlyFollows, thingsOf, unitsOf } from './mentions.js';
import { needsOf } from './needs.js';
import { parseSpec, type Spec, type SpecInput } from './spec/index.js';

const level = (measure: object, when: object = {}): SpecInput =>
  ({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure,
    when: {
      kind: 'byDate',
      bound: { kind: 'atLeast', limit: '5', strict: false },
      path: { shape: 'level' },
      interim: [{ on: '2023-06-30', bound: { kind: 'atLeast', limit: '3', strict: false }, binding: true }],
      tolerance: '0',
      ...when,
    },
    maxAgeDays: null,
    decidingDate: '2024-12-31',
  }) as SpecInput;
const judged: SpecInput = {
  evaluator: 'judgement',
  scale: { kind: 'rubric', rubric: 'strength', target: 'strong' },
  cadenceDays: 400,
  decidingDate: '2025-06-30',
};
const visits: SpecInput = {
  evaluator: 'coverage',
  occasions: 'once',
  coverage: 'visits',
  eligible: {
    kind: 'units',
    graceDays: 0,
    strata: [
      { stratum: 'north', units: ['a', 'b'], obligation: 'must' },
      { stratum: 'all', units: ['b', 'c'], obligation: 'should' },
    ],
  },
  cell: 'done',
  required: '1',
  path: 'none',
  tolerance: '0',
  decidingDate: null,
};
const ranked: SpecInput = {
  evaluator: 'value',
  relativeTo: 'peers',
  measure: { kind: 'survey', measure: 'own', as: 'ratio', gate: { answers: null, responseRate: null } },
  peers: [{ peer: 'P', measure: 'theirs', from: null, to: null }],
  better: 'higher',
  wanted: { kind: 'place', place: 1 },
  tieWithin: '0',
  apartDays: 400,
  held: false,
  maxAgeDays: null,
  decidingDate: null,
};
const delivered: SpecInput = {
  evaluator: 'thing',
  decidedBy: 'us',
  parts: { kind: 'one', register: 'things', entry: 'book' },
  targetState: 'accepted',
  plannedStart: null,
  due: { kind: 'date', on: '2023-03-31' },
  toleranceDays: 0,
  maxAgeDays: null,
};
const together = (...members: readonly SpecInput[]): Spec =>
  parseSpec({
    evaluator: 'combination',
    rule: { kind: 'all' },
    members: [
      { title: 'another', group: null, spec: { evaluator: 'goal', goal: 'G2' } },
      ...members.map((spec, index) => ({ title: `m${index}`, group: null, spec })),
    ],
  });

describe('what a spec speaks of', () => {
  it('is every measure, with how it is read, and whether it is kept for comparison only', () => {
    expect(measuresOf(together(level({ kind: 'shareOf', numerator: 'n', denominator: 'd' }), ranked))).toEqual([
      { measure: 'n', as: 'number', kept: false },
      { measure: 'd', as: 'number', kept: false },
      { measure: 'own', as: 'surveyOfRatio', kept: false },
      { measure: 'theirs', as: 'surveyOfRatio', kept: true },
    ]);
    expect(measuresOf(parseSpec(visits))).toEqual([]);
  });

  it('is every measure of a figure that each unit has of its own', () => {
    const own = parseSpec({
      evaluator: 'coverage',
      occasions: 'ownFigure',
      eligible: { kind: 'units', graceDays: 0 },
      cell: level({ kind: 'rate', measure: 'cases' }),
      required: '1',
    });
    expect(measuresOf(own)).toEqual([{ measure: 'cases', as: 'rate', kept: false }]);
    expect(decidingDaysOf(own)).toEqual(['2024-12-31', '2023-06-30']);
  });

  it('is what the evaluation needs to read: both name the same measures', () => {
    const { measures, references } = needsOf(together(level({ kind: 'share', measure: 'covered' }), ranked));
    expect({ measures, references }).toEqual({ measures: ['covered', 'own'], references: ['theirs'] });
  });

  it('is each day that it names for a decision', () => {
    expect(decidingDaysOf(together(level({ kind: 'number', measure: 'm' }), judged, visits, delivered))).toEqual([
      '2024-12-31',
      '2023-06-30',
      '2025-06-30',
      '2023-03-31',
    ]);
    const afterAnother = parseSpec({ ...delivered, due: { kind: 'after', register: 'things', entry: 'start', states: ['accepted'], days: 30 } });
    expect(decidingDaysOf(afterAnother)).toEqual([]);
    const matter = parseSpec({
      evaluator: 'thing',
      decidedBy: 'others',
      criterion: 'won',
      settlements: [{ register: 'matters', entry: 'law' }],
      required: 'all',
      due: '2024-06-30',
      effort: null,
      maxAgeDays: null,
    });
    expect(decidingDaysOf(matter)).toEqual(['2024-06-30']);
    expect(thingsOf(matter)).toEqual([{ register: 'matters', entry: 'law' }]);
  });

  it('is the things that it names, each once, and none of what is counted', () => {
    expect(thingsOf(together(delivered, delivered, visits))).toEqual([{ register: 'things', entry: 'book' }]);
    const several = { ...delivered, parts: { kind: 'several', parts: ['a', 'b'].map((entry) => ({ title: entry, register: 'things', entry })) } };
    expect(thingsOf(parseSpec(several)).map(({ entry }) => entry)).toEqual(['a', 'b']);
  });

  it('is the occasions on which it must hold', () => {
    const event = level({ kind: 'number', measure: 'm' });
    const { path: _path, interim: _interim, tolerance: _tolerance, ...when } = (event as { readonly when: Record<string, unknown> }).when;
    const held = { ...event, when: { ...when, kind: 'atOccasions', occasions: ['2023-09-11'], withinDays: 30, required: 'all' } } as SpecInput;
    expect(decidingDaysOf(parseSpec(held))).toEqual(['2024-12-31', '2023-09-11']);
  });

  it('is the units of strata, each once, and the levels of scales', () => {
    expect(unitsOf(together(visits, judged))).toEqual(['a', 'b', 'c']);
    expect(levelsOf(together(visits, judged))).toEqual([{ rubric: 'strength', level: 'strong' }]);
  });

  it('promises nothing where it only follows a figure', () => {
    const followed = parseSpec({ evaluator: 'value', relativeTo: 'noBound', measure: { kind: 'number', measure: 'm' }, maxAgeDays: null });
    expect([onlyFollows(followed), onlyFollows(parseSpec(level({ kind: 'number', measure: 'm' }))), onlyFollows(together(visits, judged))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
