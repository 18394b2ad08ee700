import { count, entry, planOf, seriesBreak, share, unit, wave } from '../../catalogue/example.js';
import type { Facts } from '../../facts.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];
const baseline = { on: '2023-12-31', value: null };
const counts = (...values: readonly (readonly [on: string, value: string])[]) => values.map(([on, value]) => count('m', 'b', on, value));

const direction = (parameters: object, facts: Partial<Facts>, at: string) =>
  evaluated('directionOnly', { measure: 'm', direction: 'up', baseline, ...parameters }, { units, ...facts }, at, plan);
const went = (to: string, parameters: object = {}, at = '2025-02-01') =>
  direction(parameters, { measurements: counts(['2023-12-31', '400'], ['2024-12-31', to]) }, at);

const decided = (to: string) => direction({}, { measurements: counts(['2023-12-31', '400'], ['2025-12-31', to]) }, '2026-01-01');
const shares = (part: string, whole: string) => ({
  measurements: [share('s', 'b', '2023-12-31', '200', '1000'), share('s', 'b', '2024-12-31', part, whole)],
});

describe('a direction without a level', () => {
  it.each([
    ['401', 'up', 'onCourse', 'improved'],
    ['400', 'up', 'notApplicable', 'unchanged'],
    ['399', 'up', 'behind', 'worsened'],
    ['399', 'down', 'onCourse', 'improved'],
    ['401', 'down', 'behind', 'worsened'],
  ])('is, at %s from 400 when it should go %s, %s and %s', (to, way, course, note) => {
    expect(went(to, { direction: way })).toMatchObject({ course, result: 'notDecidable', notes: [note] });
  });

  it('never has a percentage, a path or a target', () => {
    const { figures } = went('500');
    expect(Object.keys(figures).toSorted()).toEqual(['baseline', 'change', 'missingUnits', 'slope', 'value']);
  });

  it('does not take noise for a change: less than what is material is unchanged', () => {
    expect(went('404', { materiality: '5' }).notes).toEqual(['unchanged']);
    expect(went('405', { materiality: '5' }).notes).toEqual(['improved']);
    expect(went('395', { materiality: '5' }).notes).toEqual(['worsened']);
  });

  it('is decided after the deciding date: standing still is not reached', () => {
    expect(decided('401')).toMatchObject({ course: 'notApplicable', result: 'reached', nextChangeOn: null });
    expect(decided('400')).toMatchObject({ result: 'notReached', notes: ['unchanged'] });
    expect(decided('399')).toMatchObject({ result: 'notReached', notes: ['worsened'] });
  });

  it('is not decidable without a baseline, and says so', () => {
    const facts = { measurements: counts(['2025-12-31', '500']) };
    expect(direction({ baseline: null }, facts, '2026-01-01')).toMatchObject({ result: 'notDecidable', data: 'missing', notes: ['noBaseline'] });
    expect(direction({}, facts, '2025-12-31')).toMatchObject({ course: 'notApplicable', notes: ['noBaseline'] });
  });

  it('is too early before anything is counted after the baseline, and not reported when that lasts', () => {
    const facts = { measurements: counts(['2023-12-31', '400']) };
    expect(direction({}, facts, '2024-02-01')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'] });
    expect(direction({ maxAgeDays: 2000 }, facts, '2026-02-01')).toMatchObject({ result: 'notDecidable', notes: ['notReported'] });
  });

  it('has a slope a year over all counts since the baseline, not only the last', () => {
    // By least squares over 0, 30, 20 at the ends of three years: 10 a year.
    const measurements = counts(['2022-12-31', '400'], ['2023-12-31', '430'], ['2024-12-31', '420']);
    const { figures, contributing } = direction({ baseline: { on: '2022-12-31', value: null } }, { measurements }, '2025-01-15');
    expect(figures).toMatchObject({ change: '20', slope: '10' });
    expect(contributing).toHaveLength(3);
  });

  it('is not compared across a break in a survey, such as a new questionnaire, and has no slope across it', () => {
    const measurements = counts(['2023-12-31', '400'], ['2024-06-30', '410'], ['2024-12-31', '300']);
    const answer = direction({}, { measurements, breaks: [seriesBreak('m', '2024-07-01')] }, '2025-02-01');
    expect(answer).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'break', notes: ['seriesBreak'] });
    // From 2023-12-31 to 2024-06-30 is 182/366 of a year: 10 in that time is 20.1 a year.
    expect(answer.figures.slope).toMatch(/^20\.10989/);
  });

  it('says when count and share tell different stories', () => {
    const measure = { kind: 'share', measure: 's' };
    expect(direction({ measure }, shares('190', '900'), '2025-02-01')).toMatchObject({ course: 'onCourse', notes: ['countMovedOtherwise', 'improved'] });
    expect(direction({ measure }, shares('210', '1200'), '2025-02-01').notes).toEqual(['countMovedOtherwise', 'worsened']);
    expect(direction({ measure }, shares('210', '1000'), '2025-02-01')).toMatchObject({ notes: ['improved'], figures: { numerator: '210', change: '0.01' } });
  });

  it('counts units that have started, in a register', () => {
    const measure = { kind: 'entries', register: 'r', states: ['underWay', 'accepted'], having: null };
    const entries = [entry('r', 'oslo', '2023-02-01', 'underWay'), entry('r', 'bergen', '2024-03-01', 'underWay'), entry('r', 'moss', '2024-04-01', 'planned')];
    expect(direction({ measure }, { entries }, '2024-12-31')).toMatchObject({ course: 'onCourse', figures: { baseline: '1', entries: '2', change: '1' } });
  });

  it('can be undone by a later count: a good year does not stay', () => {
    const measurements = counts(['2023-12-31', '400'], ['2024-12-31', '450'], ['2025-12-31', '390']);
    expect(direction({}, { measurements }, '2025-02-01').notes).toEqual(['improved']);
    expect(direction({}, { measurements }, '2026-01-01')).toMatchObject({ result: 'notReached', notes: ['worsened'] });
  });
});

const score = (parameters: object, measurements: Facts['measurements'], at = '2026-01-15') =>
  evaluated('scoreImprovement', { measure: 'v', as: 'number', baseline: { on: '2023-11-01', value: null }, ...parameters }, { units, measurements }, at, plan);
const first = wave('v', 'b', '2023-11-01', '4', { margin: '0.06' });
const second = (value: string, survey: Parameters<typeof wave>[4] = {}) => wave('v', 'b', '2025-11-01', value, { margin: '0.08', ...survey });

describe('a better score', () => {
  it('is better only by more than the two margins allow together', () => {
    // The root of 0.06² + 0.08² is 0.1.
    expect(score({}, [first, second('4.11')])).toMatchObject({ result: 'reached', notes: ['improved'] });
    expect(score({}, [first, second('4.1')])).toMatchObject({ result: 'notReached', notes: ['unchanged', 'withinUncertainty'] });
    expect(score({}, [first, second('3.89')])).toMatchObject({ result: 'notReached', notes: ['worsened'] });
  });

  it('has no baseline with one wave only', () => {
    expect(score({ baseline: null }, [second('4.5')])).toMatchObject({ result: 'notDecidable', notes: ['noBaseline'] });
    expect(score({}, [second('4.5')])).toMatchObject({ result: 'notDecidable', notes: ['noBaseline'] });
    expect(score({}, [first], '2025-06-01')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'] });
  });

  it('can not be compared when the wording has changed: that is another instrument', () => {
    expect(score({}, [first, second('5', { instrument: 'new wording' })])).toMatchObject({
      result: 'notDecidable',
      data: 'break',
      notes: ['instrumentChanged'],
      figures: { slope: null },
    });
  });

  it('decides nothing on a response below the gate, and shows it', () => {
    const low = second('4.5', { answers: 300, asked: 1000 });
    const answer = score({ responseRate: '0.4' }, [first, low]);
    expect(answer).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'provisional', notes: ['belowGate'] });
    expect(answer.figures).toMatchObject({ value: '4.5', responseRate: '0.3' });
    expect(score({ answers: 500 }, [first, low]).result).toBe('notDecidable');
    expect(score({ responseRate: '0.3', answers: 300 }, [first, low]).result).toBe('reached');
  });

  it('decides nothing against a first wave below the gate', () => {
    const weak = wave('v', 'b', '2023-11-01', '4', { answers: 90, asked: 1000 });
    expect(score({ answers: 100 }, [weak, second('4.5')])).toMatchObject({ result: 'notDecidable', data: 'provisional', notes: ['belowGate'] });
  });

  it('is in points when it is a share of the answers', () => {
    const asShare = score({ as: 'ratio' }, [wave('v', 'b', '2023-11-01', '0.5'), wave('v', 'b', '2025-11-01', '0.55')]);
    expect(asShare).toMatchObject({ result: 'reached', figures: { share: '0.55', change: '0.05' } });
  });

  it('bug-376: has a trend of what grows by itself that does not foretell tomorrow’s entry', () => {
    const parameters = { measure: { kind: 'age', register: 'r', entry: null }, direction: 'down', baseline: { on: '2024-02-01', value: null } };
    const entries = [entry('r', 'log', '2024-01-01', 'active'), entry('r', 'log', '2024-11-23', 'active', { seq: 1 })];
    const slopes = [entries.slice(0, 1), entries].map((known) => evaluated('directionOnly', parameters, { entries: known }, '2024-11-22', plan).figures.slope);
    expect(slopes[0]).toBe(slopes[1]);
    expect(Number(slopes[0])).toBeCloseTo(366, 6);
  });
});
