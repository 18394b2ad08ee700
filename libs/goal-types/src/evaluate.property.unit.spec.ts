import fc from 'fast-check';
import { addDays, daysBetween, parseDate, type CalendarDate } from '#kernel';
import { ENTRY_STATES } from '#domain';
import {
  action,
  assessed,
  contextOn,
  count,
  entry,
  flow,
  occasion,
  planGoal,
  planOf,
  report,
  rubric,
  seriesBreak,
  share,
  unit,
  wave,
} from './catalogue/example.js';
import { heldOn } from './evaluators/common/days.js';
import { evaluate, expand, explain, LANGUAGES, parseSpec, type Evaluation, type Facts, type Spec } from './index.js';

/** Random facts of every kind about a small organisation with a merger, and one spec of every shape over them. */

const FIRST = parseDate('2020-06-01');
const LAST_OFFSET = 365 * 4;
const planPeriod = planOf(2021, 2022);

/** Enough to find a slip in seconds; each property held over three thousand runs when it was written. */
fc.configureGlobal({ numRuns: 50 });

/** Any day, or one of few, so that facts also meet on the same one. */
const anyDay = fc
  .oneof(
    fc.integer({ min: 0, max: LAST_OFFSET }),
    fc.integer({ min: 0, max: 7 }).map((step) => step * 180),
  )
  .map((offset) => addDays(FIRST, offset));
const anyUnit = fc.constantFrom('a', 'b', 'c', 'd');
const amount = fc.integer({ min: 0, max: 2000 }).map(String);

const specs: readonly Spec[] = [
  expand('annualGrowthFloor', { measure: 'm', rate: '0.02', tolerance: '0.005' }).spec,
  expand('annualGrowthFloor', { measure: 'm', rate: '-0.1', yearsRequired: 1, maxAgeDays: null, baseline: { on: '2020-12-31', value: '0' } }).spec,
  expand('netDelta', { measure: 'm', change: '80', baseline: { on: '2020-12-31', value: '900' }, maxAgeDays: 200 }).spec,
  expand('netDelta', {
    measure: 'm',
    change: '-80',
    baseline: { on: '2021-03-01', value: '900' },
    path: { shape: 'points', points: [{ on: '2021-12-31', value: '-10' }] },
    decidingDate: '2022-06-30',
  }).spec,
  expand('netDelta', { measure: 'm', change: '80' }).spec,
  expand('annualGrowthFloor', { measure: 'm', rate: '0.02', path: { shape: 'seasonal', years: 3 }, maxAgeDays: null }).spec,
  expand('netDelta', { measure: 'm', change: '0', by: 'percent', baseline: { on: '2020-12-31', value: null }, maxAgeDays: null }).spec,
  expand('netDelta', {
    measure: { kind: 'share', measure: 's' },
    change: '0.05',
    baseline: { on: '2021-02-01', value: null },
    path: { shape: 'stepped', points: [{ on: '2021-12-31', value: '0.02' }] },
    maxAgeDays: 300,
  }).spec,
  expand('netDelta', {
    measure: { kind: 'entries', register: 'r', states: ['active'], having: null },
    change: '1',
    baseline: { on: '2021-02-01', value: null },
    maxAgeDays: 500,
  }).spec,
  expand('directionOnly', { measure: 'm', direction: 'down', baseline: { on: '2020-12-31', value: null }, materiality: '5', maxAgeDays: null }).spec,
  expand('directionOnly', { measure: { kind: 'share', measure: 's' }, direction: 'up', baseline: { on: '2021-06-15', value: '0.5' } }).spec,
  expand('directionOnly', {
    measure: { kind: 'entries', register: 'r', states: ['active'], having: null },
    direction: 'up',
    baseline: { on: '2021-02-01', value: null },
  }).spec,
  expand('directionOnly', { measure: { kind: 'age', register: 'r', entry: null }, direction: 'down', baseline: { on: '2021-02-01', value: null } }).spec,
  expand('scoreImprovement', { measure: 'v', as: 'number', baseline: { on: '2021-02-01', value: null }, materiality: '3', answers: 50 }).spec,
  expand('monitoredFigure', { measure: 'm', maxAgeDays: 90 }).spec,
  expand('monitoredFigure', { measure: { kind: 'flow', measure: 'f' }, maxAgeDays: 90 }).spec,
  expand('monitoredFigure', { measure: { kind: 'age', register: 'r', entry: 'e1' } }).spec,
  parseSpec({
    evaluator: 'value',
    relativeTo: 'ownPlan',
    measure: { kind: 'entries', register: 'r', states: ['delivered', 'accepted', 'active'], having: null },
    when: { kind: 'byDate', bound: { kind: 'atLeast', limit: '2', strict: false }, tolerance: '0' },
    maxAgeDays: 400,
    decidingDate: null,
  }),
  expand('shareThreshold', { measure: 's', share: '0.5', baseline: { on: '2021-01-31', value: '0.2' }, tolerance: '0.05' }).spec,
  expand('shareThreshold', { measure: 's', share: '0.5', policy: 'throughout', maxAgeDays: 90 }).spec,
  expand('countInRange', { register: 'r', low: 1, high: 2, from: '2021-04-01', having: { attribute: 'input', equals: true } }).spec,
  expand('shareThreshold', { measure: 's', share: '0.5', policy: 'atLeastOnce', from: '2021-04-01' }).spec,
  expand('shareThreshold', { measure: 's', share: '0.5', policy: 'mean', comparison: 'lessThan', maxAgeDays: 200 }).spec,
  expand('parityWithNeed', { supply: 'm', need: 'm', low: '0.9', high: '1.1', maxAgeDays: 200 }).spec,
  expand('parityWithNeed', { supply: 'v', need: 'm', low: '0.1', high: '0.9', from: '2021-04-01' }).spec,
  expand('minimumCount', { register: 'r', count: 2, having: [{ attribute: 'input', equals: true }] }).spec,
  expand('minimumCount', { register: 'r', count: 1, hold: 'eachYear', counterparts: { attribute: 'input', values: ['true', 'false'] } }).spec,
  expand('majorityAtEvent', { measure: 'v', event: '2021-09-13', share: '0.1', answers: 50 }).spec,
  expand('levelReached', {
    measure: 'm',
    bound: { kind: 'atLeast', limit: '1500', strict: false },
    path: { shape: 'linear' },
    baseline: { on: '2020-12-31', value: null },
    interim: [
      { on: '2021-06-30', bound: { kind: 'atLeast', limit: '900', strict: true }, binding: true },
      { on: '2021-12-31', bound: { kind: 'atLeast', limit: '1200', strict: false }, binding: false },
    ],
  }).spec,
  expand('levelReached', {
    measure: { kind: 'rate', measure: 's' },
    bound: { kind: 'atMost', limit: '1.5', strict: false },
    path: { shape: 'stepped', points: [{ on: '2021-06-30', value: '3' }] },
  }).spec,
  expand('levelReached', { measure: { kind: 'shareOf', numerator: 'v', denominator: 'm' }, bound: { kind: 'between', low: '0.2', high: '0.6' } }).spec,
  expand('levelReached', {
    measure: 'm',
    bound: { kind: 'atLeast', limit: '1500', strict: false },
    interim: [{ on: '2021-06-30', bound: { kind: 'atLeast', limit: '300', strict: false }, binding: false }],
  }).spec,
  expand('monitoredFigure', { measure: { kind: 'rate', measure: 's' } }).spec,
  expand('withinLimits', { measure: 'm', bound: { kind: 'atLeast', limit: '800', strict: false }, when: 'quarter', required: 3, maxAgeDays: 100 }).spec,
  expand('withinLimits', { measure: { kind: 'age', register: 'r', entry: null }, bound: { kind: 'atMost', limit: '200', strict: false } }).spec,
  parseSpec({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: { kind: 'age', register: 'r', entry: 'e1' },
    when: { kind: 'mean', bound: { kind: 'atMost', limit: '90', strict: false }, from: null, tolerance: '5' },
    maxAgeDays: null,
    decidingDate: null,
  }),
  parseSpec({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: { kind: 'number', measure: 'm' },
    when: { kind: 'atOccasions', occasions: ['2021-03-01', '2022-12-01'], withinDays: 60, bound: { kind: 'between', low: '200', high: '4000' }, required: 1 },
    maxAgeDays: 400,
    decidingDate: null,
  }),
  parseSpec({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: { kind: 'entries', register: 'r', states: ['active'], having: null },
    when: {
      kind: 'byDate',
      bound: { kind: 'atLeast', limit: '3', strict: true },
      path: { shape: 'linear', baseline: { on: '2020-12-31', value: '0' } },
      tolerance: '0.5',
    },
    maxAgeDays: 300,
    decidingDate: null,
  }),
  expand('totalOverPeriod', { measure: 'f', amount: '1500', tolerance: '100' }).spec,
  expand('totalOverPeriod', {
    measure: 'f',
    amount: '900',
    comparison: 'atMost',
    window: { kind: 'years', every: 1, required: 1 },
    path: { shape: 'seasonal', years: 2 },
  }).spec,
  expand('totalOverPeriod', { measure: 'f', amount: '900', window: { kind: 'dates', first: '2021-04-01', last: '2021-10-31' }, path: { shape: 'none' } }).spec,
  expand('resourceFrame', { measure: 'f', years: [{ year: 2021, low: '300', high: '900' }], total: { high: '2500' }, maxAgeDays: 120 }).spec,
  expand('narrowingGap', {
    methods: [
      { method: 'one', first: 'm', second: 'v' },
      { method: 'other', first: { kind: 'rate', measure: 's' }, second: { kind: 'rate', measure: 's' } },
    ],
    gap: 'ratio',
    baseOn: '2020-12-31',
    materiality: '0.1',
  }).spec,
  expand('narrowingGap', {
    methods: [
      {
        method: 'waves',
        first: { kind: 'survey', measure: 'v', as: 'number', gate: { answers: 50, responseRate: null } },
        second: { kind: 'survey', measure: 'v', as: 'number', gate: { answers: null, responseRate: null } },
      },
    ],
    gap: 'difference',
    baseOn: '2021-02-01',
    target: '300',
    significant: true,
    maxAgeDays: 300,
  }).spec,
  expand('rankAmongPeers', {
    measure: 'm',
    peers: [
      { peer: 'one', measure: 'v' },
      { peer: 'other', measure: 'm', to: '2021-09-01' },
    ],
    held: true,
    apartDays: 90,
  }).spec,
  expand('rankAmongPeers', {
    measure: { kind: 'survey', measure: 'v', as: 'number', gate: { answers: 50, responseRate: null } },
    peers: [{ peer: 'one', measure: 'm', from: '2021-06-01' }],
    place: null,
    topShare: '0.5',
    better: 'lower',
    tieWithin: '50',
  }).spec,
  expand('benchmarkParity', { measure: 'm', reference: 'v', since: '2020-12-31', maxAgeDays: 200 }).spec,
  expand('benchmarkParity', { measure: { kind: 'rate', measure: 's' }, reference: 's', since: '2021-02-01', reset: 'eachYear', comparison: 'lessThan' }).spec,
  expand('benchmarkParity', { measure: 'v', reference: 'm', since: '2021-02-01', compare: 'level', reset: 'eachYear', tolerance: '0.5' }).spec,
  expand('compositionBalanced', {
    groups: [
      { group: 'one', measure: 'm' },
      { group: 'other', measure: 'v' },
    ],
    reference: { kind: 'fixed', shares: ['0.4', '0.6'] },
    within: '0.2',
    smallest: 100,
    maxAgeDays: 300,
  }).spec,
  expand('compositionBalanced', {
    groups: [
      { group: 'one', measure: 'm' },
      { group: 'other', measure: 'm' },
    ],
    reference: { kind: 'measured', measures: ['v', 'm'] },
    within: '0.2',
    hold: 'throughout',
  }).spec,
  expand('allUnitsOnce', { coverage: 'c', graceDays: 60 }).spec,
  expand('allUnitsOnce', { coverage: 'c', path: 'none', decidingDate: '2022-03-31' }).spec,
  expand('deliverable', { register: 'r', entry: 'e1', due: '2022-03-31', plannedStart: '2021-06-01', maxAgeDays: 120, toleranceDays: 10 }).spec,
  expand('deliverable', { register: 'r', entry: 'e2', due: '2021-12-31', targetState: 'delivered' }).spec,
  expand('rubricState', { rubric: 'q', target: 'fair', cadenceDays: 200 }).spec,
  expand('continuousEffort', { coverage: 'c', longestDays: 60 }).spec,
  expand('allUnitsOnce', {
    coverage: 'c',
    required: '0.5',
    graceDays: 30,
    strata: [
      { stratum: 'large', units: ['a', 'c'], obligation: 'must' },
      { stratum: 'small', units: ['b'], obligation: 'should' },
    ],
  }).spec,
  expand('minimumPerUnit', { coverage: 'c', times: 2, required: '0.6' }).spec,
  expand('allUnitsEachYear', { coverage: 'c', graceDays: 40 }).spec,
  expand('allUnitsEachYear', { coverage: 'o', period: 'quarter', required: '0.4', periods: 3, lateDays: 20 }).spec,
  parseSpec({ ...expand('allUnitsEachYear', { coverage: 'c', period: 'halfYear' }).spec, eligible: { kind: 'owner' }, cell: { atLeast: 2 } }),
  expand('allUnitsEachOccasion', { coverage: 'o', lateDays: 45, graceDays: 20 }).spec,
  expand('allUnitsEachOccasion', { coverage: 'o', required: '0.5', decidingDate: '2022-10-10' }).spec,
  expand('allUnitsEachOccasion', { coverage: 'c', longestDays: 200, graceDays: 30 }).spec,
  expand('conditionalCoverage', { register: 'r', withinDays: 90, having: { attribute: 'input', equals: true } }).spec,
  expand('conditionalCoverage', { register: 'u', withinDays: 0, done: ['active'], required: '0.5' }).spec,
  expand('measureAndAdjust', { register: 'r', longestDays: 150 }).spec,
  expand('derivationRule', {}).spec,
  expand('derivationRule', { graceDays: 0, required: '0.5' }).spec,
  expand('eachUnitReaches', { figure: { type: 'netDelta', parameters: { measure: 'm', change: '80', baseline: { on: '2020-12-31', value: '100' } } } }).spec,
  expand('eachUnitReaches', {
    figure: { type: 'annualGrowthFloor', parameters: { measure: 'm', rate: '0.02', maxAgeDays: 300 } },
    required: '0.5',
    graceDays: 50,
  }).spec,
  expand('coverageMaintained', { register: 'u', states: ['active', 'underWay', 'delivered'], required: '0.4', graceDays: 30, tolerance: '0.1' }).spec,
  expand('deliverable', { register: 'r', entry: 'e1', due: { register: 'r', entry: 'e2', states: ['active', 'accepted'], days: 60 }, maxAgeDays: 200 }).spec,
  expand('deliverableInParts', {
    parts: ['e1', 'e2', 'e3'].map((id) => ({ title: id, register: 'r', entry: id })),
    due: '2022-03-31',
    plannedStart: '2021-06-01',
    maxAgeDays: 300,
  }).spec,
  expand('initiated', { register: 'r', entry: 'e1', due: '2022-03-31', effort: 'c', maxAgeDays: 120 }).spec,
  expand('externalDecision', {
    settlements: ['e1', 'e2', 'e3'].map((id) => ({ register: 'r', entry: id })),
    criterion: 'agreed',
    required: 2,
    effort: 'c',
    maxAgeDays: 150,
  }).spec,
  expand('externalDecision', { settlements: [{ register: 'r', entry: 'e1' }], criterion: 'agreed', due: '2022-03-31' }).spec,
  expand('rubricState', { rubric: 'q', target: 'fair', cadenceDays: 200, assessedBy: 'others' }).spec,
  expand('standingPosture', { log: 'r', cadenceDays: 200 }).spec,
  expand('livingRegister', {
    creation: { register: 'r', entry: 'e1' },
    due: '2021-06-30',
    kept: 'r',
    maxAgeDays: 200,
    use: 'c',
    usedEveryDays: 300,
  }).spec,
  expand('structuredQuota', {
    register: 'r',
    total: 2,
    states: ['active', 'delivered', 'accepted'],
    conditions: [{ title: 'with input', having: { attribute: 'input', equals: true }, atLeast: 1 }],
    areas: { attribute: 'input', values: ['true', 'false'] },
  }).spec,
];
/** A number, units, a thing and a state, under each rule. */
const members = [
  {
    title: 'number',
    group: 'counted',
    spec: expand('netDelta', { measure: 'm', change: '80', baseline: { on: '2020-12-31', value: '900' }, maxAgeDays: 200 }).spec,
  },
  { title: 'units', group: 'counted', spec: expand('allUnitsOnce', { coverage: 'c', graceDays: 60 }).spec },
  { title: 'thing', group: null, spec: expand('deliverable', { register: 'r', entry: 'e1', due: '2022-03-31' }).spec },
  { title: 'level', group: null, spec: expand('rubricState', { rubric: 'q', target: 'fair', cadenceDays: 200 }).spec },
];
const rules = [
  { kind: 'all' },
  { kind: 'worst' },
  { kind: 'ofEachGroup', atLeast: 1 },
  {
    kind: 'weights',
    atLeast: '0.5',
    weights: [
      { from: '2021-03-01', weights: ['0.1', '0.2', '0.3', '0.4'] },
      { from: '2022-03-01', weights: ['0.4', '0.3', '0.2', '0.1'] },
    ],
  },
];
const all: readonly Spec[] = [
  ...specs,
  ...rules.map((rule) => parseSpec({ evaluator: 'combination', rule, members })),
  parseSpec({ evaluator: 'combination', rule: { kind: 'noneWorse' }, members: [members[0], members[3]] }),
];

const units = fc
  .record({ merged: anyDay, founded: anyDay })
  .map(({ merged, founded }) => [unit('a'), unit('b'), unit('c', { to: addDays(merged, 1), succeededBy: ['a'] }), unit('d', { from: founded })]);

const facts: fc.Arbitrary<Facts> = fc
  .record({
    units,
    counts: fc.array(fc.tuple(anyUnit, anyDay, amount, fc.boolean()), { maxLength: 12 }),
    shares: fc.array(fc.tuple(anyUnit, anyDay, amount, amount), { maxLength: 8 }),
    waves: fc.array(
      fc.tuple(anyDay, amount, fc.constantFrom('one', 'other'), fc.option(fc.constantFrom('2', '40'), { nil: undefined }), fc.integer({ min: 40, max: 70 })),
      {
        maxLength: 5,
      },
    ),
    flows: fc.array(fc.tuple(anyUnit, anyDay, fc.constantFrom(30, 91), amount), { maxLength: 8 }),
    entries: fc.array(fc.tuple(fc.constantFrom('e1', 'e2', 'e3'), anyDay, fc.constantFrom(...ENTRY_STATES), fc.option(anyDay), fc.boolean()), { maxLength: 8 }),
    reports: fc.array(fc.tuple(anyUnit, anyDay, fc.constantFrom('done' as const, 'notDone' as const, 'exempt' as const)), { maxLength: 8 }),
    marked: fc.array(
      fc.tuple(anyUnit, anyDay, fc.constantFrom('done' as const, 'notDone' as const, 'exempt' as const), fc.constantFrom('spring', 'autumn', 'yule', null)),
      {
        maxLength: 8,
      },
    ),
    held: fc.array(fc.tuple(anyUnit, anyDay, fc.constantFrom(...ENTRY_STATES), fc.option(fc.integer({ min: 1, max: 700 }))), { maxLength: 8 }),
    goals: fc.array(fc.tuple(anyDay, fc.option(fc.integer({ min: 1, max: 700 }))), { maxLength: 3 }),
    actions: fc.array(fc.tuple(fc.constantFrom('g0', 'g1', 'g2'), anyDay, fc.constantFrom([], [2021], [2021, 2022]), fc.option(anyDay)), { maxLength: 5 }),
    assessments: fc.array(fc.tuple(anyUnit, anyDay, fc.constantFrom('weak', 'fair', 'odd'), fc.constantFrom(1, 2), fc.boolean()), { maxLength: 5 }),
    breaks: fc.array(fc.tuple(anyDay, fc.option(anyDay)), { maxLength: 2 }),
  })
  .map((drawn) => {
    let seq = 0;
    const next = () => ({ seq: (seq += 1), eventId: `event-${seq}` });
    return {
      units: drawn.units,
      measurements: [
        ...drawn.counts.map(([unit, on, value, provisional]) => count('m', unit, on, value, { ...next(), provisional })),
        ...drawn.waves.map(([on, value, instrument, margin, answers]) =>
          wave('v', 'a', on, value, { instrument, answers, ...(margin === undefined ? {} : { margin }) }, next()),
        ),
        ...drawn.flows.map(([unit, from, days, value]) => flow('f', unit, from, addDays(from, days), value, next())),
        ...drawn.shares.map(([unit, on, part, whole]) => share('s', unit, on, part, whole, next())),
      ],
      entries: [
        ...drawn.entries.map(([id, from, state, plannedFor, input]) => entry('r', id, from, state, { ...next(), plannedFor, attributes: { input } })),
        ...drawn.held.map(([unit, from, state, days]) =>
          entry('u', `of-${unit}`, from, state, { ...next(), unit, to: days === null ? null : addDays(from, days) }),
        ),
      ],
      coverage: [
        ...drawn.reports.map(([unit, on, state]) => report('c', unit, on, state, next())),
        ...drawn.marked.map(([unit, on, state, occasion]) => report('o', unit, on, state, { ...next(), occasion })),
      ],
      occasions: [occasion('o', 'spring', '2021-04-10'), occasion('o', 'autumn', '2021-10-10'), occasion('o', 'yule', '2022-12-20')],
      assessments: drawn.assessments.map(([unit, on, level, rubricVersion, selfAssessed]) =>
        assessed('goal', unit, on, 'q', level, { ...next(), rubricVersion, selfAssessed }),
      ),
      breaks: drawn.breaks.map(([on, overlapTo]) => ({ ...seriesBreak('m', on, overlapTo), eventId: next().eventId })),
      planGoals: drawn.goals.map(([from, days], index) => planGoal(`g${index}`, from, days === null ? null : addDays(from, days))),
      actions: drawn.actions.map(([goal, from, years, droppedOn]) => ({ ...action('line', [goal], from, addDays(from, 400), years, droppedOn), ...next() })),
      rubrics: [rubric('q', 1, ['weak', 'fair']), rubric('q', 2, ['weak', 'fair', 'strong'])],
    };
  });

const context = (at: CalendarDate) => contextOn(at, planPeriod);
const ANSWERS = ['contributing', 'course', 'data', 'explanation', 'figures', 'nextChangeOn', 'notes', 'parts', 'result', 'workList'];
const answer = (evaluation: Evaluation) => ({ ...evaluation, nextChangeOn: null });

describe.each(all.map((spec, index) => ({ spec, index, evaluator: spec.evaluator })))('a $evaluator spec, number $index', ({ spec }) => {
  it('gives the same answer in whatever order the facts come', () => {
    const shuffled = facts.chain((known) =>
      fc.record({
        known: fc.constant(known),
        other: fc.record({
          measurements: fc.shuffledSubarray([...known.measurements], { minLength: known.measurements.length }),
          entries: fc.shuffledSubarray([...known.entries], { minLength: known.entries.length }),
          coverage: fc.shuffledSubarray([...known.coverage], { minLength: known.coverage.length }),
          assessments: fc.shuffledSubarray([...known.assessments], { minLength: known.assessments.length }),
          breaks: fc.shuffledSubarray([...known.breaks], { minLength: known.breaks.length }),
          units: fc.shuffledSubarray([...known.units], { minLength: known.units.length }),
          occasions: fc.shuffledSubarray([...known.occasions], { minLength: known.occasions.length }),
          planGoals: fc.shuffledSubarray([...known.planGoals], { minLength: known.planGoals.length }),
          actions: fc.shuffledSubarray([...known.actions], { minLength: known.actions.length }),
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, anyDay, ({ known, other }, at) => {
        expect(evaluate(spec, { ...known, ...other }, context(at))).toEqual(evaluate(spec, known, context(at)));
      }),
    );
  });

  it('does not see what is dated after the day asked about', () => {
    fc.assert(
      fc.property(facts, anyDay, (known, at) => {
        const seen: Facts = {
          ...known,
          measurements: known.measurements.filter((fact) => heldOn(fact) <= at),
          entries: known.entries.filter((fact) => fact.from <= at),
          coverage: known.coverage.filter((fact) => fact.on <= at),
          assessments: known.assessments.filter((fact) => fact.on <= at),
          breaks: known.breaks.filter((fact) => fact.on <= at),
        };
        expect(answer(evaluate(spec, seen, context(at)))).toEqual(answer(evaluate(spec, known, context(at))));
      }),
    );
  });

  it('says honestly until when the answer stands', () => {
    fc.assert(
      fc.property(facts, anyDay, fc.double({ min: 0, max: 1, noNaN: true }), (known, at, where) => {
        const now = evaluate(spec, known, context(at));
        const end = now.nextChangeOn ?? addDays(FIRST, LAST_OFFSET + 400);
        const later = addDays(at, Math.floor(where * (daysBetween(at, end) - 1)));
        expect(answer(evaluate(spec, known, context(later)))).toEqual(answer(now));
      }),
    );
  });

  it('answers in its one form, and says nothing besides', () => {
    fc.assert(
      fc.property(facts, anyDay, (known, at) => {
        const evaluation = evaluate(spec, known, context(at));
        expect(Object.keys(evaluation).toSorted()).toEqual(ANSWERS);
        expect(Array.isArray(evaluation.parts)).toBe(true);
      }),
    );
  });

  it('tells what it found without a hole in the sentence', () => {
    fc.assert(
      fc.property(facts, anyDay, fc.constantFrom(...LANGUAGES), (known, at, language) => {
        expect(explain(evaluate(spec, known, context(at)), language)).not.toMatch(/undefined|NaN/);
      }),
    );
  });

  it('never decides before the plan begins, and is then too early', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 200 }), (known, days) => {
        const { course, result, notes } = evaluate(spec, known, context(addDays(planPeriod.from, -days)));
        expect({ course, result }).toEqual({ course: 'tooEarly', result: 'notDecidable' });
        expect(notes).toContain('tooEarly');
      }),
    );
  });
});
