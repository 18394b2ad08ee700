import fc from 'fast-check';
import { count, unit } from '../../catalogue/example.js';
import { decimal } from '#kernel';
import type { Facts } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';
import { hiddenOf } from './suppression.js';

const units = [unit('N')];
const groups = ['young', 'middle', 'old'].map((group) => ({ group, measure: group }));
const fixed = { kind: 'fixed', shares: ['0.2', '0.5', '0.3'] };

const balance = (facts: Partial<Facts>, at: string, parameters = {}) =>
  evaluated('compositionBalanced', { groups, reference: fixed, within: '0.05', ...parameters }, { units, ...facts }, at);
const counted = (on: string, ...values: readonly string[]) =>
  groups.flatMap(({ measure }, index) => (values[index] === undefined ? [] : [count(measure, 'N', on, values[index])]));

const members = (on: string, ...values: readonly string[]) => values.map((value, index) => count(`m${index + 1}`, 'N', on, value));

describe('a composition', () => {
  it('is held against its reference group by group, and by the largest deviation', () => {
    const answer = balance({ measurements: counted('2022-01-01', '25', '49', '26') }, '2022-02-01');
    expect(answer).toMatchObject({ course: 'onCourse', data: 'fresh', notes: [], figures: { largestDeviation: '0.05' } });
    expect(answer.parts.map(({ title, course, figures }) => [title, course, figures.map(({ value }) => value)])).toEqual([
      ['young', 'onCourse', ['25', '0.25', '0.2', '0.05']],
      ['middle', 'onCourse', ['49', '0.49', '0.5', '-0.01']],
      ['old', 'onCourse', ['26', '0.26', '0.3', '-0.04']],
    ]);
    expect(balance({ measurements: counted('2022-01-01', '26', '48', '26') }, '2022-02-01')).toMatchObject({
      course: 'behind',
      figures: { largestDeviation: '0.06' },
    });
  });

  it('is decided the day after the deciding date', () => {
    const measurements = counted('2023-12-01', '25', '49', '26');
    expect(balance({ measurements }, '2023-12-31').result).toBe('notDecidable');
    const decided = balance({ measurements }, '2024-01-01');
    expect(decided).toMatchObject({ course: 'notApplicable', result: 'reached' });
    expect(decided.parts.map(({ result }) => result)).toEqual(['reached', 'reached', 'reached']);
  });

  it('mirrors a body that is itself measured, as it was when its own was counted', () => {
    const reference = { kind: 'measured', measures: ['m1', 'm2', 'm3'] };
    const measurements = [
      ...counted('2022-06-01', '20', '50', '30'),
      ...members('2021-12-31', '2000', '5000', '3000'),
      ...members('2022-12-31', '9000', '500', '500'),
    ];
    expect(balance({ measurements }, '2023-01-15', { reference })).toMatchObject({ course: 'onCourse', figures: { largestDeviation: '0' } });
    expect(balance({ measurements: counted('2022-06-01', '20', '50', '30') }, '2023-01-15', { reference })).toMatchObject({
      course: 'notApplicable',
      notes: ['notReported'],
    });
  });

  it('bug-360: does not take a reference that is too old to stand for the day as fresh', () => {
    const reference = { kind: 'measured', measures: ['m1', 'm2', 'm3'] };
    const measurements = [...counted('2022-06-01', '20', '50', '30'), ...members('2010-12-31', '2000', '5000', '3000')];
    expect(balance({ measurements }, '2022-06-15', { reference })).toMatchObject({ course: 'onCourse', data: 'outdated' });
    expect(balance({ measurements }, '2024-01-01', { reference, maxAgeDays: 800 })).toMatchObject({ result: 'notDecidable', data: 'outdated' });
  });

  it('hides a small group and the next smallest with it, so that it can’t be worked out from the rest', () => {
    const answer = balance({ measurements: counted('2022-01-01', '4', '60', '36') }, '2022-02-01', { within: '0.2' });
    expect(answer).toMatchObject({ course: 'notApplicable', data: 'suppressed', notes: ['smallGroups'], figures: { largestDeviation: null } });
    expect(answer.parts.map(({ title, data, figures }) => [title, data, figures[1]?.value])).toEqual([
      ['young', 'suppressed', null],
      ['middle', 'fresh', '0.6'],
      ['old', 'suppressed', null],
    ]);
  });

  it('decides from hidden groups nothing, and from shown ones only that they are too far off', () => {
    const measurements = counted('2023-12-01', '4', '60', '36');
    expect(balance({ measurements }, '2024-01-01', { within: '0.2' }).result).toBe('notDecidable');
    expect(balance({ measurements }, '2024-01-01').result).toBe('notReached');
  });

  it('shows a group of none as none', () => {
    expect(balance({ measurements: counted('2022-01-01', '0', '60', '40') }, '2022-02-01')).toMatchObject({ data: 'fresh', course: 'behind' });
  });

  it('shows no part of its reference either, where that is small', () => {
    const reference = { kind: 'measured', measures: ['m1', 'm2', 'm3'] };
    const members = ['2', '60', '40'].map((value, index) => count(`m${index + 1}`, 'N', '2021-12-31', value));
    const answer = balance({ measurements: [...counted('2022-06-01', '20', '50', '30'), ...members] }, '2022-07-01', { reference });
    expect(answer.parts.map(({ data }) => data)).toEqual(['suppressed', 'fresh', 'suppressed']);
  });

  it('waits for a day on which all groups are counted', () => {
    const measurements = [...counted('2022-01-01', '20', '50', '30'), ...counted('2022-06-01', '90')];
    expect(balance({ measurements }, '2022-07-01').figures.largestDeviation).toBe('0');
    expect(balance({ measurements: counted('2022-01-01', '20', '50') }, '2022-07-01')).toMatchObject({
      course: 'notApplicable',
      data: 'missing',
      notes: ['noCommonDay', 'notReported'],
    });
  });

  it('notes a body of nobody as a division by zero', () => {
    expect(balance({ measurements: counted('2022-01-01', '0', '0', '0') }, '2022-02-01')).toMatchObject({ course: 'notApplicable', notes: ['divisionByZero'] });
  });

  it('is unknown while a unit has not reported: not reported is not zero', () => {
    const answer = balance({ units: [unit('N'), unit('M')], measurements: counted('2022-01-01', '20', '50', '30') }, '2022-02-01', { maxAgeDays: null });
    expect(answer).toMatchObject({ course: 'notApplicable', notes: ['missingUnits'], workList: ['M'], parts: [] });
  });

  it('must, where it shall hold throughout, hold each time that it is counted in the plan', () => {
    const hold = { hold: 'throughout', maxAgeDays: null };
    const before = counted('2020-06-01', '90', '5', '5');
    const good = [...counted('2021-06-01', '20', '50', '30'), ...counted('2023-06-01', '21', '50', '29')];
    expect(balance({ measurements: [...before, ...good] }, '2024-01-01', hold).result).toBe('reached');
    const fell = [...good, ...counted('2022-06-01', '40', '30', '30')];
    expect(balance({ measurements: fell }, '2024-01-01', hold)).toMatchObject({ result: 'partly', notes: ['notThroughout'] });
    expect(balance({ measurements: [...good, ...counted('2023-09-01', '40', '30', '30')] }, '2024-01-01', hold).result).toBe('notReached');
  });

  it('is not decided on what is too old', () => {
    expect(balance({ measurements: counted('2022-01-01', '20', '50', '30') }, '2024-01-01')).toMatchObject({ result: 'notDecidable', data: 'outdated' });
  });
});

describe('what is hidden', () => {
  it('is never one alone, nor together fewer than what is small, unless everything is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 6 }), fc.integer({ min: 1, max: 10 }), (counts, smallest) => {
        const hidden = hiddenOf(counts.map(decimal), smallest);
        const sum = [...hidden].reduce((total, index) => total + (counts[index] ?? 0), 0);
        expect(counts.every((amount, index) => amount === 0 || amount >= smallest || hidden.has(index))).toBe(true);
        expect(hidden.size === 0 || hidden.size === counts.length || (hidden.size > 1 && sum >= smallest)).toBe(true);
      }),
    );
  });

  it('is nothing where nobody is in a small group', () => {
    expect(hiddenOf([decimal(0), decimal(5), decimal(9)], 5).size).toBe(0);
  });
});
