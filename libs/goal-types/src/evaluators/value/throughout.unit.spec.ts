import { entry, share, unit } from '../../catalogue/example.js';
import type { EntryFact, Facts } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

const units = [unit('N')];

const range = (entries: readonly EntryFact[], at: string, parameters = {}) =>
  evaluated('countInRange', { register: 'forums', low: 2, high: 3, from: '2021-04-01', ...parameters }, { units, entries }, at);
const active = (...ids: readonly string[]) => ids.map((id) => entry('forums', id, '2021-03-01', 'active'));

describe('a count within a range', () => {
  it('is on course inside, both ends included, and behind below', () => {
    expect(range(active('a'), '2021-05-01').course).toBe('behind');
    expect(range(active('a', 'b'), '2021-05-01').course).toBe('onCourse');
    expect(range(active('a', 'b', 'c'), '2021-05-01').course).toBe('onCourse');
  });

  it('asks for a decision above the range, and calls it no success', () => {
    const { course, notes, figures } = range(active('a', 'b', 'c', 'd'), '2021-05-01');
    expect({ course, notes, entries: figures.entries }).toEqual({ course: 'notApplicable', notes: ['aboveRange', 'notThroughout'], entries: '4' });
    expect(range(active('a', 'b', 'c', 'd'), '2024-01-01').result).toBe('notDecidable');
  });

  it('does not count the dormant, the ended and those without the asked attribute', () => {
    const entries = [...active('a', 'b', 'c'), entry('forums', 'a', '2021-04-15', 'dormant'), entry('forums', 'b', '2021-04-15', 'ended')];
    expect(range(entries, '2021-05-01').figures.entries).toBe('1');
    const having = { having: { attribute: 'givesInput', equals: true } };
    const marked = [...active('a'), entry('forums', 'b', '2021-03-01', 'active', { attributes: { givesInput: true } })];
    expect(range(marked, '2021-05-01', having).figures.entries).toBe('1');
  });

  it('lets an entry end by itself on its last day', () => {
    const entries = [...active('a', 'b'), entry('forums', 'c', '2021-03-01', 'active', { to: unit('N', { from: '2021-06-01' }).from })];
    expect([range(entries, '2021-05-31').figures.entries, range(entries, '2021-06-01').figures.entries]).toEqual(['3', '2']);
    expect(range(entries, '2021-05-31').nextChangeOn).toBe('2021-06-01');
  });

  it('counts only entries of the goal’s own units, and those of none', () => {
    expect(range([...active('a'), entry('forums', 'b', '2021-03-01', 'active', { unit: 'elsewhere' })], '2021-05-01').figures.entries).toBe('1');
  });

  it('is reached when it held on every day from the first', () => {
    expect(range(active('a', 'b'), '2023-12-31').result).toBe('notDecidable');
    expect(range(active('a', 'b'), '2024-01-01').result).toBe('reached');
  });

  it('is partly reached when it fell below on the way and holds at the end', () => {
    const entries = [...active('a', 'b'), entry('forums', 'b', '2022-01-01', 'dormant'), entry('forums', 'b', '2022-06-01', 'active')];
    expect(range(entries, '2024-01-01')).toMatchObject({ result: 'partly', notes: ['notThroughout'] });
  });

  it('is not reached when it is below at the end', () => {
    expect(range([...active('a', 'b'), entry('forums', 'b', '2023-12-31', 'ended')], '2024-01-01').result).toBe('notReached');
  });

  it('knows nothing before the register’s first entry: an empty register is not a count of zero', () => {
    expect(range([], '2021-05-01')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['gaps', 'notReported'] });
    expect(range([entry('forums', 'a', '2021-06-01', 'active'), entry('forums', 'b', '2021-06-01', 'active')], '2024-01-01')).toMatchObject({
      result: 'notDecidable',
      notes: ['gaps'],
    });
  });

  it('bug-417: rests on the entries it shows also before the first day it must hold', () => {
    expect(range(active('a', 'b'), '2021-03-15').contributing).toHaveLength(2);
  });

  it('is too early before the first day it must hold', () => {
    expect(range(active('a'), '2021-03-31')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'], nextChangeOn: '2021-04-01' });
  });

  it('must hold from the interpretation’s first day for a goal added after the plan began', () => {
    const effectiveFrom = unit('N', { from: '2022-01-01' }).from;
    const late = { register: 'forums', low: 2, high: 3 };
    expect(evaluated('countInRange', late, { units, entries: active('a') }, '2021-12-01', { effectiveFrom }).course).toBe('tooEarly');
    expect(evaluated('countInRange', late, { units, entries: active('a') }, '2022-01-01', { effectiveFrom }).course).toBe('behind');
  });
});

const holds = (facts: Partial<Facts>, at: string, parameters = {}) =>
  evaluated('shareThreshold', { measure: 's', share: '0.5', policy: 'throughout', maxAgeDays: 200, ...parameters }, { units, ...facts }, at);
const halfYears = (...numerators: readonly string[]) =>
  numerators.map((numerator, index) => share('s', 'N', `${2020 + Math.ceil(index / 2)}-${index % 2 === 0 ? '12-31' : '06-30'}`, numerator, '100'));

describe('a share that must hold throughout', () => {
  it('is reached when no value was outside and none was missing', () => {
    expect(holds({ measurements: halfYears('50', '50', '60', '70', '55', '51', '50') }, '2024-01-01').result).toBe('reached');
  });

  it('is partly reached when one value was below, and not reached when the last was', () => {
    expect(holds({ measurements: halfYears('50', '49.9', '60', '70', '55', '51', '50') }, '2024-01-01').result).toBe('partly');
    expect(holds({ measurements: halfYears('50', '50', '60', '70', '55', '51', '40') }, '2024-01-01').result).toBe('notReached');
  });

  it('is not decidable with a hole in the series: a period without a value is not "not met"', () => {
    const measurements = halfYears('50', '50', '60', '70', '55', '51', '50').filter((fact) => fact.from !== '2022-06-30');
    expect(holds({ measurements }, '2024-01-01')).toMatchObject({ result: 'notDecidable', notes: ['gaps'] });
  });

  it('gives the course a tolerance and the result none', () => {
    const measurements = halfYears('50', '49', '60', '70', '55', '51', '50');
    expect(holds({ measurements }, '2021-07-01', { tolerance: '0.01' }).course).toBe('onCourse');
    expect(holds({ measurements }, '2024-01-01', { tolerance: '0.01' }).result).toBe('partly');
  });
});
