import { entry, report, unit } from '../catalogue/example.js';
import { expand } from '../catalogue/index.js';
import { needsOf, parseSpec } from '../index.js';
import { evaluatedSpec } from '../testing/evaluated.js';

const both = parseSpec({
  evaluator: 'combination',
  rule: 'all',
  members: [
    expand('deliverable', { register: 'd', entry: 'tool', due: '2022-06-30' }).spec,
    expand('allUnitsOnce', { coverage: 'c', decidingDate: '2022-12-31' }).spec,
  ],
});
const units = [unit('a'), unit('b')];
const accepted = entry('d', 'tool', '2022-05-01', 'accepted');
const late = entry('d', 'tool', '2022-08-01', 'accepted');

describe('a combination where all must hold', () => {
  it('is reached only when every member is', () => {
    const coverage = [report('c', 'a', '2022-03-01'), report('c', 'b', '2022-04-01')];
    expect(evaluatedSpec(both, { units, entries: [accepted], coverage }, '2023-01-01').result).toBe('reached');
    expect(evaluatedSpec(both, { units, entries: [accepted], coverage: coverage.slice(1) }, '2022-06-01').result).toBe('notDecidable');
    expect(evaluatedSpec(both, { units, entries: [late], coverage }, '2023-01-01').result).toBe('partly');
  });

  it('is not reached when no member is', () => {
    const coverage = units.map(({ unit }) => report('c', unit, '2022-03-01', 'notDone'));
    expect(evaluatedSpec(both, { units, entries: [entry('d', 'tool', '2022-01-01', 'underWay')], coverage }, '2023-01-01').result).toBe('notReached');
  });

  it('has the course and the data light of its weakest member, and changes when the first of them does', () => {
    const answer = evaluatedSpec(both, { units, entries: [accepted], coverage: [report('c', 'a', '2021-03-01')] }, '2022-06-01');
    expect(answer).toMatchObject({ course: 'behind', data: 'provisional', workList: ['b'], nextChangeOn: '2022-06-02' });
    expect(answer.contributing).toEqual(['c/a/2021-03-01', 'd/tool/2022-05-01']);
  });

  it('reads what its members read', () => {
    expect(needsOf(both)).toEqual({ measures: [], registers: ['d'], coverages: ['c'], rubrics: [], assessments: false });
  });

  it('can not contain a combination', () => {
    const nested = { evaluator: 'combination', rule: 'all', members: [both, both] };
    expect(() => parseSpec(nested)).toThrow('spec.members[0]');
  });
});
