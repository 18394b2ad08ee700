import { entry, planOf, unit } from '../../../catalogue/example.js';
import type { EntryFact } from '../../../facts.js';
import { evaluated, evaluatedSpec, type Asking } from '../../../testing/evaluated.js';
import { parseSpec } from '../../../spec/index.js';

const units = [unit('N')];
const plan: Asking = { planPeriod: planOf(2021, 2023) };
const active = (...ids: readonly string[]) => ids.map((id) => entry('r', id, '2021-02-01', 'active'));
const day = (text: string) => unit('N', { from: text }).from;

const count = (entries: readonly EntryFact[], at: string, parameters = {}) =>
  evaluated('minimumCount', { register: 'r', count: 2, ...parameters }, { units, entries }, at, plan);

const signed = (id: string, attributes: EntryFact['attributes']) => entry('r', id, '2021-02-01', 'active', { attributes });

describe('a minimum count (Q10)', () => {
  it('shows how large a part of the wanted number is valid, unclamped', () => {
    expect(count(active('a'), '2021-03-01')).toMatchObject({ course: 'behind', figures: { entries: '1', required: '2', shareOfTarget: '0.5' } });
    expect(count(active('a', 'b', 'c'), '2021-03-01')).toMatchObject({ course: 'onCourse', figures: { shareOfTarget: '1.5' } });
  });

  it('refuses a plural without a number: one must be set', () => {
    expect(() => count([], '2021-03-01', { count: null })).toThrow(/parameters\.count/);
    expect(() => count([], '2021-03-01', { count: 0 })).toThrow(/parameters\.count/);
  });

  it('does not count one whose validity has expired, from its first day after', () => {
    const entries = [...active('a'), entry('r', 'b', '2021-02-01', 'active', { to: day('2023-12-31') })];
    expect(count(entries, '2023-12-30').figures.entries).toBe('2');
    expect(count(entries, '2023-12-31')).toMatchObject({ course: 'behind', figures: { entries: '1' } });
    expect(count(entries, '2024-01-01').result).toBe('notReached');
  });

  it('is decided on the deciding date and not by a peak on the way', () => {
    const entries = [...active('a', 'b', 'c'), entry('r', 'b', '2023-06-01', 'ended'), entry('r', 'c', '2023-06-01', 'ended')];
    expect([count(entries, '2023-05-01').course, count(entries, '2024-01-01').result]).toEqual(['onCourse', 'notReached']);
  });

  it('counts what each has all the asked attributes of, at least so high where that is asked', () => {
    const entries = [signed('a', { kind: 'local', members: 12 }), signed('b', { kind: 'local', members: 9 }), signed('c', { kind: 'national', members: 20 })];
    const having = [
      { attribute: 'kind', equals: 'local' },
      { attribute: 'members', atLeast: 10 },
    ];
    expect(count(entries, '2021-03-01', { having }).figures.entries).toBe('1');
    expect(count([signed('a', { members: 'many' })], '2021-03-01', { having: having[1] }).figures.entries).toBe('0');
  });

  it('can be asked for at the end of every year, each for itself', () => {
    const entries = [...active('a', 'b'), entry('r', 'b', '2022-06-01', 'dormant'), entry('r', 'b', '2023-02-01', 'active')];
    const { result, course, figures, parts } = count(entries, '2023-03-01', { hold: 'eachYear' });
    expect({ result, course, met: figures.periodsMet, decided: figures.periodsDecided }).toEqual({
      result: 'partly',
      course: 'behind',
      met: '1',
      decided: '2',
    });
    expect(parts.map(({ title, result }) => [title, result])).toEqual([
      ['2021', 'reached'],
      ['2022', 'notReached'],
      ['2023', 'notDecidable'],
    ]);
  });
});

const counterparts = { attribute: 'party', values: ['green', 'labour', 'centre'] };
const agreed = (id: string, party: string, from = '2021-02-01') => entry('r', id, from, 'active', { attributes: { party } });
const both = (entries: readonly EntryFact[], at: string, list = counterparts) => count(entries, at, { counterparts: list });

describe('a minimum count with a list of relevant counterparts (Q10)', () => {
  it('is told in two parts: how many there are, and how many of the list they cover', () => {
    const { parts, course } = both([agreed('a', 'green'), agreed('b', 'green')], '2021-03-01');
    expect(course).toBe('behind');
    expect(parts.map(({ title, course, figures }) => [title, course, figures[0]?.value])).toEqual([
      ['inAll', 'onCourse', '2'],
      ['withEach', 'behind', '1'],
    ]);
    expect(parts[1]?.explanation[0]).toMatchObject({ key: 'countedOf', values: { absent: 'labour, centre' } });
  });

  it('is reached only with the number and with everyone on the list', () => {
    const all = [agreed('a', 'green'), agreed('b', 'labour'), agreed('c', 'centre')];
    expect(both(all, '2024-01-01').result).toBe('reached');
    expect(both(all.slice(1), '2024-01-01').result).toBe('partly');
  });

  it('covers a changed list by what it asks for now', () => {
    const entries = [agreed('a', 'green'), agreed('b', 'labour')];
    const shorter = { ...counterparts, values: ['green', 'labour'] };
    expect([both(entries, '2024-01-01').result, both(entries, '2024-01-01', shorter).result]).toEqual(['partly', 'reached']);
  });
});

const range = (entries: readonly EntryFact[], at: string) =>
  evaluated('countInRange', { register: 'r', low: 2, high: 3, from: '2021-02-01' }, { units, entries }, at, plan);

describe('a count within a range (Q9)', () => {
  it('does not count dormant items', () => {
    expect(range([...active('a', 'b'), entry('r', 'b', '2021-06-01', 'dormant')], '2021-06-01')).toMatchObject({ course: 'behind', notes: ['notThroughout'] });
  });

  it('counts what a split item became, and a merged one once', () => {
    const split = [
      ...active('a', 'b'),
      entry('r', 'b', '2021-06-01', 'ended'),
      entry('r', 'b1', '2021-06-01', 'active'),
      entry('r', 'b2', '2021-06-01', 'active'),
    ];
    expect([range(split, '2021-05-31').figures.entries, range(split, '2021-06-01').figures.entries]).toEqual(['2', '3']);
    const merged = [...active('a', 'b', 'c'), entry('r', 'b', '2021-06-01', 'ended'), entry('r', 'c', '2021-06-01', 'active')];
    expect(range(merged, '2021-06-01').figures.entries).toBe('2');
  });
});

const age = (entries: readonly EntryFact[], at: string, which: string | null = null) =>
  evaluatedSpec(
    parseSpec({
      evaluator: 'value',
      relativeTo: 'nothing',
      measure: { kind: 'age', register: 'r', entry: which },
      when: { kind: 'throughout', bound: { kind: 'atMost', limit: '100', strict: false }, from: '2021-03-01', tolerance: '0' },
      maxAgeDays: null,
      decidingDate: null,
    }),
    { units, entries },
    at,
    plan,
  );

describe('the age of a register', () => {
  it('grows by a day each day, and is behind the day after the limit', () => {
    expect(age(active('a'), '2021-05-12')).toMatchObject({ course: 'onCourse', figures: { age: '100' }, nextChangeOn: '2021-05-13' });
    expect(age(active('a'), '2021-05-13')).toMatchObject({ course: 'behind', figures: { age: '101' } });
  });

  it('begins anew when anything more is said, and remembers that it was too old', () => {
    const entries = [...active('a', 'b'), entry('r', 'b', '2021-06-01', 'dormant')];
    expect(age(entries, '2021-06-01')).toMatchObject({ course: 'onCourse', notes: ['notThroughout'], figures: { age: '0' } });
    expect(age(entries, '2021-06-01', 'a')).toMatchObject({ course: 'behind', figures: { age: '120' } });
  });

  it('is unknown before anything was said: a register nobody has made is not fresh', () => {
    expect(age([], '2021-06-01')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['gaps', 'notReported'] });
  });
});
