import { expand } from '#goal-types';
import { directionOf } from './eased.js';

const net = (change: string, more: object = {}) => expand('netDelta', { measure: 'members', change, ...more }).spec;
const covered = (required: string) => expand('allUnitsOnce', { coverage: 'visits', required }).spec;
const forum = (low: number, high: number) => expand('countInRange', { register: 'forums', low, high, from: '2021-04-01' }).spec;
const thing = (due: string) => expand('deliverable', { register: 'things', entry: 'thing', due }).spec;

describe('a later spec', () => {
  it.each([
    ['a rise that is asked to be smaller', net('80'), net('60'), 'eased'],
    ['a rise that is asked to be larger', net('60'), net('80'), 'tightened'],
    ['a fall that is asked to be smaller', net('-80'), net('-60'), 'eased'],
    ['fewer units', covered('1'), covered('0.8'), 'eased'],
    ['more units', covered('0.8'), covered('1'), 'tightened'],
    ['a wider range', forum(6, 8), forum(5, 9), 'eased'],
    ['a range moved', forum(6, 8), forum(5, 7), 'otherwise'],
    ['more time', thing('2022-06-30'), thing('2022-12-31'), 'eased'],
    ['less time', thing('2022-12-31'), thing('2022-06-30'), 'tightened'],
    ['a later deciding date', net('80', { decidingDate: '2022-12-31' }), net('80', { decidingDate: '2023-12-31' }), 'eased'],
    ['another measure', net('80'), expand('netDelta', { measure: 'others', change: '80' }).spec, 'otherwise'],
    ['another type', net('80'), covered('1'), 'otherwise'],
    ['a baseline that is given', net('80'), net('80', { baseline: { on: '2020-12-31', value: '300' } }), 'otherwise'],
    ['nothing else', net('80'), net('80'), 'same'],
  ] as const)('that asks for %s is told apart', (_, earlier, later, direction) => {
    expect(directionOf(earlier, later)).toBe(direction);
  });
});
