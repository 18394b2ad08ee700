import { day, flow, planOf, seriesBreak, unit } from '../../catalogue/example.js';
import type { Facts } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

const units = [unit('a'), unit('b')];
const planPeriod = planOf(2021, 2021);
const dates = { kind: 'dates', first: '2021-01-01', last: '2021-04-10' };

const total = (facts: Partial<Facts>, at: string, parameters = {}) =>
  evaluated('totalOverPeriod', { measure: 'f', amount: '100', window: dates, ...parameters }, { units, ...facts }, at, { planPeriod });
/** What came in the window's hundred days, as told in two halves. */
const halves = (id: string, first: string, second: string) => [
  flow('f', id, '2021-01-01', '2021-02-20', first),
  flow('f', id, '2021-02-20', '2021-04-11', second),
];

const inHalves = (year: number, autumn: string) => [
  flow('f', 'a', `${year}-01-01`, `${year}-07-01`, '20'),
  flow('f', 'a', `${year}-07-01`, `${year + 1}-01-01`, autumn),
];

describe('a total', () => {
  it('adds up what belongs to periods wholly inside the window, over all units', () => {
    const measurements = [...halves('a', '30', '20'), ...halves('b', '25', '26')];
    expect(total({ measurements }, '2021-04-11')).toMatchObject({ course: 'notApplicable', result: 'reached', data: 'fresh', figures: { total: '101' } });
  });

  it('holds what has come by the last day that all have reported through against an even pace up to that day', () => {
    const measurements = [flow('f', 'a', '2021-01-01', '2021-02-20', '30'), flow('f', 'b', '2021-01-01', '2021-02-20', '19')];
    const { course, figures } = total({ measurements }, '2021-03-30');
    expect({ course, expected: figures.expected, total: figures.total }).toEqual({ course: 'behind', expected: '50', total: '49' });
    expect(total({ measurements }, '2021-03-30', { tolerance: '1' }).course).toBe('onCourse');
  });

  it('waits for a unit that lags: unknown, not zero', () => {
    const measurements = [...halves('a', '30', '20').slice(0, 2), flow('f', 'b', '2021-01-01', '2021-02-20', '20')];
    const open = total({ measurements }, '2021-04-10');
    expect(open).toMatchObject({ course: 'onCourse', data: 'provisional', notes: ['missingUnits'], workList: ['b'] });
    expect(open.figures).toMatchObject({ total: '70', expected: '50', missingUnits: '1' });
    expect(total({ measurements }, '2021-04-11')).toMatchObject({ result: 'notDecidable', workList: ['b'] });
  });

  it('has no course while a unit has reported nothing from the beginning', () => {
    expect(total({ measurements: halves('a', '30', '20') }, '2021-04-10')).toMatchObject({ course: 'notApplicable', workList: ['b'] });
  });

  it('is not decided across a hole between two reports', () => {
    const measurements = [...halves('b', '10', '10'), flow('f', 'a', '2021-01-01', '2021-02-01', '10'), flow('f', 'a', '2021-03-01', '2021-04-11', '10')];
    expect(total({ measurements }, '2021-04-11')).toMatchObject({ result: 'notDecidable', notes: ['missingUnits'], workList: ['a'] });
  });

  it('is reached at once when enough has come, however many are silent', () => {
    const measurements = [flow('f', 'a', '2021-01-01', '2021-01-08', '100')];
    expect(total({ measurements }, '2021-01-10')).toMatchObject({ course: 'ahead', result: 'reached' });
  });

  it('is not reached at once when it shall be at most and more has come', () => {
    const measurements = [flow('f', 'a', '2021-01-01', '2021-01-08', '101')];
    const atMost = { comparison: 'atMost' };
    expect(total({ measurements }, '2021-01-10', atMost)).toMatchObject({ course: 'behind', result: 'notReached' });
    expect(total({ measurements: [flow('f', 'a', '2021-01-01', '2021-01-08', '100')] }, '2021-01-10', atMost).result).toBe('notDecidable');
  });

  it('leaves out what straddles an edge of the window, says so, and decides nothing over the hole', () => {
    const measurements = [...halves('a', '60', '60'), flow('f', 'b', '2020-12-15', '2021-02-20', '50'), flow('f', 'b', '2021-02-20', '2021-04-11', '10')];
    const answer = total({ measurements }, '2021-04-11', { amount: '150' });
    expect(answer).toMatchObject({ result: 'notDecidable', notes: ['missingUnits', 'straddlesWindow'], workList: ['b'] });
    expect(answer.figures.total).toBe('130');
  });

  it('counts days once where periods overlap: what was recorded last stands', () => {
    const measurements = [
      ...halves('a', '10', '10'),
      ...halves('b', '10', '10').map((fact) => ({ ...fact, seq: 1 })),
      flow('f', 'b', '2021-01-01', '2021-04-11', '35', { seq: 2, eventId: 'whole' }),
    ];
    const answer = total({ measurements }, '2021-04-11');
    expect(answer).toMatchObject({ notes: ['overlappingFlows'], figures: { total: '55' } });
    expect(answer.contributing).toContain('whole');
  });

  it('takes the value of the source that is named where two tell of the same period, and says that there are two', () => {
    const rivals = [
      flow('f', 'a', '2021-01-01', '2021-04-11', '40', { source: 'register', eventId: 'one' }),
      flow('f', 'a', '2021-01-01', '2021-04-11', '90', { source: 'survey', seq: 5, eventId: 'two' }),
    ];
    const spec = { measure: 'f', amount: '100', window: dates };
    const facts = { units: [unit('a')], measurements: rivals };
    const answer = (source: string | null) => evaluated('totalOverPeriod', spec, facts, '2021-04-11', { planPeriod, source });
    expect(answer('register')).toMatchObject({ notes: ['severalSources'], figures: { total: '40' } });
    expect(answer(null).figures.total).toBe('90');
  });

  it('asks nothing of a unit from before it was founded or after it was closed', () => {
    const changing = [unit('a', { to: '2021-02-20' }), unit('b', { from: '2021-02-20' })];
    const measurements = [flow('f', 'a', '2021-01-01', '2021-02-20', '60'), flow('f', 'b', '2021-02-20', '2021-04-11', '40')];
    expect(total({ units: changing, measurements }, '2021-04-11')).toMatchObject({ result: 'reached', workList: [] });
  });

  it('is too early before anything has come, and unknown when nothing ever came', () => {
    expect(total({}, '2021-02-01')).toMatchObject({ course: 'tooEarly', data: 'missing', notes: ['tooEarly'] });
    expect(total({}, '2021-04-11')).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'missing', notes: ['notReported'] });
    expect(total({ measurements: halves('a', '0', '0') }, '2021-04-11').figures.total).toBe('0');
  });

  it('is too early before its window begins, and says when that is', () => {
    const window = { ...dates, first: '2021-03-01' };
    expect(total({}, '2021-01-10', { window })).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'], nextChangeOn: '2021-03-01' });
  });

  it('expects nothing on the way where the interpretation says so', () => {
    const measurements = [...halves('a', '1', '1'), ...halves('b', '1', '1')].slice(0, 3);
    expect(total({ measurements }, '2021-03-01', { path: { shape: 'none' } })).toMatchObject({ course: 'notApplicable', figures: { expected: null } });
  });

  it('expects of the season what earlier years had by the same day', () => {
    const facts = {
      units: [unit('a')],
      measurements: [...inHalves(2019, '80'), ...inHalves(2020, '30'), flow('f', 'a', '2021-01-01', '2021-07-01', '30')],
    };
    const seasonal = { window: { kind: 'plan' }, path: { shape: 'seasonal', years: 2 } };
    // 20 of 100 and 20 of 50 by midsummer: three tenths of what is wanted.
    expect(total(facts, '2021-07-05', seasonal)).toMatchObject({ course: 'onCourse', figures: { expected: '30' } });
    const none = { ...facts, measurements: facts.measurements.slice(4) };
    expect(total(none, '2021-07-05', seasonal)).toMatchObject({ course: 'notApplicable', notes: ['noEarlierYears'] });
  });
});

const each = (facts: Partial<Facts>, at: string, window = {}) =>
  evaluated(
    'totalOverPeriod',
    { measure: 'f', amount: '10', window: { kind: 'years', every: 1, required: 'all', ...window } },
    { units: [unit('a')], ...facts },
    at,
  );

const yearly = (...values: readonly string[]) => values.map((value, index) => flow('f', 'a', `${2021 + index}-01-01`, `${2022 + index}-01-01`, value));

describe('a total that begins anew', () => {
  it('judges every window by itself, and needs as many as it says', () => {
    const answer = each({ measurements: yearly('10', '9', '30') }, '2024-01-01');
    expect(answer).toMatchObject({ result: 'partly', figures: { periodsMet: '2', periodsDecided: '3', periodsRequired: '3' } });
    expect(answer.parts.map(({ title, result }) => [title, result])).toEqual([
      ['2021', 'reached'],
      ['2022', 'notReached'],
      ['2023', 'reached'],
    ]);
    expect(each({ measurements: yearly('10', '9', '30') }, '2024-01-01', { required: 2 }).result).toBe('reached');
  });

  it('is reached as soon as enough windows are, and missed as soon as enough no longer can be', () => {
    expect(each({ measurements: yearly('10', '10') }, '2023-01-01', { required: 2 }).result).toBe('reached');
    expect(each({ measurements: yearly('9') }, '2022-01-01').result).toBe('notReached');
    expect(each({ measurements: yearly('10') }, '2022-01-01').result).toBe('notDecidable');
  });

  it('does not count a window without a value as missed', () => {
    expect(each({ measurements: yearly('10', '10', '10').filter(({ from }) => from !== '2022-01-01') }, '2024-01-01')).toMatchObject({
      result: 'notDecidable',
    });
  });

  it('counts only whole windows of several years', () => {
    const answer = each({ measurements: yearly('4', '6') }, '2023-06-01', { every: 2 });
    expect(answer).toMatchObject({ result: 'reached', figures: { periodsRequired: '1' } });
    expect(answer.parts.map(({ title }) => title)).toEqual(['2021–2022']);
    expect(each({}, '2022-01-01', { every: 4 })).toMatchObject({ result: 'notDecidable', notes: ['noWholeWindow'] });
  });

  it('follows a moved deciding date', () => {
    const asking = { decidingDate: day('2022-12-31') };
    const spec = { measure: 'f', amount: '10', window: { kind: 'years', every: 1, required: 'all' } };
    expect(evaluated('totalOverPeriod', spec, { units: [unit('a')], measurements: yearly('10', '10') }, '2023-01-01', asking).result).toBe('reached');
  });

  it('bug-365: is no sum across a break in the series, however much it comes to', () => {
    const measurements = [...halves('a', '90', '20'), ...halves('b', '25', '26')];
    const broken = (overlapTo: string | null) => total({ measurements, breaks: [seriesBreak('f', '2021-02-20', overlapTo)] }, '2021-04-11');
    expect(broken(null)).toMatchObject({ result: 'notDecidable', data: 'break', notes: ['seriesBreak'] });
    expect(broken(null).contributing).toContain('break/f/2021-02-20');
    expect(broken('2021-04-10')).toMatchObject({ result: 'reached', data: 'fresh' });
  });
});
