import { count, seriesBreak, share, unit, wave } from '../../catalogue/example.js';
import type { Facts, MeasurementFact } from '../../facts.js';
import { explain } from '../../sentences/index.js';
import { evaluated } from '../../testing/evaluated.js';

const units = [unit('N')];
const method = { method: 'mean', first: 'men', second: 'women' };

const gap = (facts: Partial<Facts>, at: string, parameters = {}) =>
  evaluated('narrowingGap', { methods: [method], gap: 'difference', baseOn: '2020-12-31', ...parameters }, { units, ...facts }, at);
/** What men and women have at the end of each year, from 2020 on. */
const ends = (...pairs: readonly (readonly [men: string, women: string])[]): readonly MeasurementFact[] =>
  pairs.flatMap(([men, women], index) => [count('men', 'N', `${2020 + index}-12-31`, men), count('women', 'N', `${2020 + index}-12-31`, women)]);

describe('a gap that is to narrow', () => {
  it('is on course when it is smaller than it was, and reached when it still is in the end', () => {
    const measurements = ends(['300', '270'], ['310', '285'], ['320', '300'], ['330', '315']);
    expect(gap({ measurements }, '2022-01-01')).toMatchObject({ course: 'onCourse', notes: ['gapNarrowed'], figures: { gap: '25', baselineGap: '30' } });
    expect(gap({ measurements }, '2023-12-31').result).toBe('notDecidable');
    expect(gap({ measurements }, '2024-01-01')).toMatchObject({ course: 'notApplicable', result: 'reached', figures: { shareClosed: '0.5' } });
  });

  it('is behind when it has widened, and shows that less than nothing is closed', () => {
    const answer = gap({ measurements: ends(['300', '270'], ['320', '275']) }, '2022-01-01');
    expect(answer).toMatchObject({ course: 'behind', notes: ['gapWidened'], figures: { shareClosed: '-0.5' } });
  });

  it('is unchanged by less than what is material', () => {
    const measurements = ends(['300', '270'], ['300', '272']);
    expect(gap({ measurements }, '2022-01-01', { materiality: '3' })).toMatchObject({ course: 'notApplicable', notes: ['gapUnchanged'] });
    expect(gap({ measurements }, '2022-01-01', { materiality: '2' }).notes).toEqual(['gapNarrowed']);
  });

  it('says that its sign has changed, and goes by its size', () => {
    expect(gap({ measurements: ends(['300', '270'], ['300', '310']) }, '2022-01-01')).toMatchObject({
      course: 'onCourse',
      notes: ['gapNarrowed', 'gapTurned'],
    });
    expect(gap({ measurements: ends(['300', '270'], ['300', '340']) }, '2022-01-01')).toMatchObject({ course: 'behind', notes: ['gapTurned', 'gapWidened'] });
  });

  it('says that it narrowed because the better-off fell', () => {
    expect(gap({ measurements: ends(['300', '270'], ['290', '270']) }, '2022-01-01').notes).toEqual(['gapNarrowed', 'leaderFell']);
    expect(gap({ measurements: ends(['270', '300'], ['270', '290']) }, '2022-01-01').notes).toEqual(['gapNarrowed', 'leaderFell']);
    expect(gap({ measurements: ends(['300', '270'], ['300', '280']) }, '2022-01-01').notes).toEqual(['gapNarrowed']);
  });

  it('compares both groups on the last day that both are known, when one lags', () => {
    const measurements = [...ends(['300', '270'], ['310', '285']), count('men', 'N', '2022-06-30', '500')];
    expect(gap({ measurements }, '2022-07-15').figures).toMatchObject({ gap: '25', firstGroup: '310' });
  });

  it('finds no gap on days of which only one group is known', () => {
    const measurements = [...ends(['300', '270']).slice(0, 1), count('women', 'N', '2021-01-15', '270')];
    expect(gap({ measurements }, '2021-02-01')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['noCommonDay'] });
    expect(gap({}, '2021-02-01').notes).toEqual(['notReported']);
  });

  it('does not divide by a gap of 0 at the baseline, and holds as long as it stays closed', () => {
    const closed = gap({ measurements: ends(['300', '300'], ['310', '310']) }, '2022-01-01');
    expect(closed).toMatchObject({ course: 'onCourse', notes: ['gapUnchanged', 'noGapAtBaseline'], figures: { gap: '0', shareClosed: null } });
    expect(gap({ measurements: ends(['300', '300'], ['310', '300']) }, '2022-01-01').course).toBe('behind');
  });

  it('is as a ratio the distance from one, and unknown where there is nothing to divide by', () => {
    const ratio = { gap: 'ratio' };
    expect(gap({ measurements: ends(['120', '100'], ['110', '100']) }, '2022-01-01', ratio).figures).toMatchObject({
      gap: '0.1',
      baselineGap: '0.2',
      shareClosed: '0.5',
    });
    expect(gap({ measurements: ends(['80', '100'], ['90', '100']) }, '2022-01-01', ratio).figures).toMatchObject({ gap: '0.1', baselineGap: '0.2' });
    expect(gap({ measurements: ends(['120', '100'], ['110', '0']) }, '2022-01-01', ratio)).toMatchObject({
      course: 'notApplicable',
      data: 'missing',
      notes: ['divisionByZero'],
    });
  });

  it('is reached by a target gap, and not by narrowing alone', () => {
    const measurements = ends(['300', '270'], ['300', '280'], ['300', '285'], ['300', '289']);
    expect(gap({ measurements }, '2024-01-01', { target: '10' }).result).toBe('notReached');
    expect(gap({ measurements }, '2024-01-01', { target: '11' }).result).toBe('reached');
  });

  it('says that there is no baseline while nothing was counted by its day, or only what is too old', () => {
    const late = ends(['300', '270'], ['310', '285']).slice(2);
    expect(gap({ measurements: late }, '2022-01-01')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['noBaseline'] });
    const measurements = ends(['300', '270'], ['310', '285']);
    expect(gap({ measurements }, '2022-01-01', { baseOn: '2021-11-30', maxAgeDays: 100 }).notes).toEqual(['noBaseline']);
  });

  it('is too early while nothing is counted after the baseline', () => {
    expect(gap({ measurements: ends(['300', '270']) }, '2021-03-01')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'] });
  });

  it('is not decided on what has grown too old', () => {
    const measurements = ends(['300', '270'], ['310', '285']);
    expect(gap({ measurements }, '2024-01-01')).toMatchObject({ result: 'notDecidable', data: 'outdated' });
    expect(gap({ measurements }, '2024-01-01', { maxAgeDays: null }).result).toBe('reached');
  });

  it('can not be compared across a break in either series', () => {
    const answer = gap({ measurements: ends(['300', '270'], ['310', '285']), breaks: [seriesBreak('women', '2021-06-01')] }, '2022-01-01');
    expect(answer).toMatchObject({ course: 'notApplicable', data: 'break', notes: ['seriesBreak'] });
    expect(answer.contributing).toContain('break/women/2021-06-01');
  });

  it('knows no gap while a unit has never counted one of the groups', () => {
    const answer = gap({ units: [unit('N'), unit('M')], measurements: ends(['300', '270'], ['310', '285']) }, '2022-01-01');
    expect(answer).toMatchObject({ course: 'notApplicable', notes: ['missingUnits'], workList: ['M'] });
  });
});

const methods = [method, { method: 'median', first: { kind: 'share', measure: 'menShare' }, second: { kind: 'share', measure: 'womenShare' } }];
const shares = (men: string, women: string, year: number) => [
  share('menShare', 'N', `${year}-12-31`, men, '100'),
  share('womenShare', 'N', `${year}-12-31`, women, '100'),
];
const measured = (women2021: string) => [...ends(['300', '270'], ['310', '290']), ...shares('60', '40', 2020), ...shares('60', women2021, 2021)];

describe('a gap by several methods', () => {
  it('holds only where all of them do, and tells each by itself', () => {
    const both = gap({ measurements: measured('45') }, '2022-01-01', { methods });
    expect(both.course).toBe('onCourse');
    expect(both.parts.map(({ title, course, notes }) => [title, course, notes])).toEqual([
      ['mean', 'onCourse', ['gapNarrowed']],
      ['median', 'onCourse', ['gapNarrowed']],
    ]);
    expect(gap({ measurements: measured('35') }, '2022-01-01', { methods })).toMatchObject({ course: 'behind', notes: ['gapNarrowed', 'gapWidened'] });
  });

  it('is not reached when one of them is not, also where another is', () => {
    const decided = { methods, decidingDate: '2021-12-31' };
    const answer = gap({ measurements: measured('35') }, '2022-01-01', decided);
    expect(answer.result).toBe('notReached');
    expect(answer.parts.map(({ result }) => result)).toEqual(['reached', 'notReached']);
    expect(gap({ measurements: ends(['300', '270'], ['310', '290']) }, '2022-01-01', decided).result).toBe('notDecidable');
  });
});

const asked = { kind: 'survey', as: 'number', gate: { answers: null, responseRate: null } };
const byWaves = [{ method: 'mean', first: { ...asked, measure: 'men' }, second: { ...asked, measure: 'women' } }];
const waves = (year: number, men: string, women: string, asked: { readonly margin?: string }) => [
  wave('men', 'N', `${year}-12-31`, men, asked),
  wave('women', 'N', `${year}-12-31`, women, asked),
];

const trendWith = (women: string, significant: boolean) =>
  gap({ measurements: [...waves(2020, '60', '50', { margin: '2' }), ...waves(2021, '60', women, { margin: '2' })] }, '2022-01-01', {
    methods: byWaves,
    significant,
  }).notes;
const heldTo5 = (women: string) =>
  gap({ measurements: [...waves(2020, '60', '40', { margin: '3' }), ...waves(2021, '60', women, { margin: '3' })] }, '2022-01-01', {
    methods: byWaves,
    significant: true,
    target: '5',
    decidingDate: '2021-12-31',
  });

describe('a gap between survey answers', () => {
  it('has not narrowed by less than the margins of all four allow, where it must be significant', () => {
    // Four margins of 2 make one of 4.
    expect(trendWith('54', false)).toEqual(['gapNarrowed']);
    expect(trendWith('54', true)).toEqual(['gapUnchanged']);
    expect(trendWith('54.1', true)).toEqual(['gapNarrowed']);
  });

  it('decides nothing of significance where no margin is stated', () => {
    const measurements = [...waves(2020, '60', '50', {}), ...waves(2021, '60', '58', {})];
    const answer = gap({ measurements }, '2022-01-01', { methods: byWaves, significant: true, decidingDate: '2021-12-31' });
    expect(answer).toMatchObject({ result: 'notDecidable', notes: ['gapNarrowed', 'noMargin'] });
  });

  it('is within a target only with the whole of its margin', () => {
    expect(heldTo5('57')).toMatchObject({ result: 'notDecidable', notes: expect.arrayContaining(['withinUncertainty']) as unknown });
    expect(heldTo5('60').result).toBe('reached');
    expect(heldTo5('50').result).toBe('notReached');
  });

  it('bug-357: tells a target of shares in percentage points', () => {
    const methods = [{ method: 'mean', first: { kind: 'share', measure: 'men' }, second: { kind: 'share', measure: 'women' } }];
    const answer = gap({}, '2022-01-01', { methods, target: '0.05' });
    expect(explain(answer, 'nb').replaceAll('\u00A0', ' ')).toContain('Målet er en forskjell på høyst 5 prosentpoeng per 31.12.2023.');
  });
});
