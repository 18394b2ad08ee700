import { flow, planOf, seriesBreak, unit } from '../../catalogue/example.js';
import type { Facts } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

const units = [unit('N')];
const years = [
  { year: 2021, low: '80', high: '100' },
  { year: 2022, high: '100' },
];
const frame = (measurements: Facts['measurements'], at: string, parameters = {}) =>
  evaluated('resourceFrame', { measure: 'money', years, ...parameters }, { units, measurements }, at);
const spent = (year: number, amount: string) => flow('money', 'N', `${year}-01-01`, `${year + 1}-01-01`, amount);
const soFar = (amount: string) => flow('money', 'N', '2021-01-01', '2021-07-01', amount);

describe('a frame', () => {
  it('is held on course while no more is spent than set aside, and never reached', () => {
    const answer = frame([soFar('50')], '2021-07-10');
    expect(answer).toMatchObject({ course: 'onCourse', result: 'notDecidable', notes: ['spendingIsNoResult'] });
    expect(frame([spent(2021, '90'), spent(2022, '90'), spent(2023, '1')], '2024-06-01')).toMatchObject({ course: 'onCourse', result: 'notDecidable' });
  });

  it('is over as soon as more is spent, also where a unit is silent', () => {
    const two = evaluated('resourceFrame', { measure: 'money', years }, { units: [unit('N'), unit('M')], measurements: [soFar('101')] }, '2021-07-10');
    expect(two).toMatchObject({ course: 'behind', notes: ['missingUnits', 'overFrame', 'spendingIsNoResult'] });
  });

  it('is under only when the year has passed and all of it is reported', () => {
    expect(frame([soFar('10')], '2021-12-31').course).toBe('onCourse');
    expect(frame([soFar('10')], '2022-01-01').parts[0]).toMatchObject({ title: '2021', course: 'notApplicable', notes: ['missingUnits'] });
    expect(frame([spent(2021, '79')], '2022-01-01')).toMatchObject({ course: 'behind', notes: ['spendingIsNoResult', 'tooEarly', 'underFrame'] });
  });

  it('tells every year that has begun, and all of them together', () => {
    const { parts, figures } = frame([spent(2021, '100'), spent(2022, '101')], '2023-01-01', { total: { high: '250' } });
    expect(parts.map(({ title, course }) => [title, course])).toEqual([
      ['2021', 'onCourse'],
      ['2022', 'behind'],
      ['inAll', 'onCourse'],
    ]);
    expect(figures).toMatchObject({ total: '201', highest: '250' });
  });

  it('is too early before the first year begins', () => {
    expect(frame([], '2021-06-01', { years: [{ year: 2022, high: '1' }] })).toMatchObject({ course: 'tooEarly', nextChangeOn: '2022-01-01', parts: [] });
  });

  it('says when the newest report has grown too old', () => {
    expect(frame([soFar('50')], '2021-09-01', { maxAgeDays: 62 })).toMatchObject({ data: 'outdated' });
    expect(frame([soFar('50')], '2021-08-31', { maxAgeDays: 62 })).toMatchObject({ data: 'fresh', nextChangeOn: '2021-09-01' });
  });

  it('bug-363: is neither over nor under across a break in the series', () => {
    const measurements = [soFar('60'), flow('money', 'N', '2021-07-01', '2022-01-01', '60')];
    const facts = { units, measurements, breaks: [seriesBreak('money', '2021-07-01')] };
    const { course, data, parts } = evaluated('resourceFrame', { measure: 'money', years: years.slice(0, 1) }, facts, '2022-01-01');
    expect([course, data, parts[0]?.notes]).toEqual(['notApplicable', 'break', ['seriesBreak']]);
  });

  it('bug-364: tells the year and the whole apart in a plan for one year', () => {
    const facts = { units, measurements: [soFar('60')] };
    const parameters = { measure: 'money', years: years.slice(0, 1), total: { high: '250' } };
    const { parts } = evaluated('resourceFrame', parameters, facts, '2021-08-01', { planPeriod: planOf(2021, 2021) });
    expect(parts.map(({ title }) => title)).toEqual(['2021', 'inAll']);
  });
});
