import { entry, unit } from '../../catalogue/example.js';
import type { EntryFact } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';
import { explain } from '../../sentences/index.js';

const cycles = (entries: readonly EntryFact[], at: string, parameters = {}) =>
  evaluated('measureAndAdjust', { register: 'waves', longestDays: 400, ...parameters }, { units: [unit('N')], entries }, at);
const round = (id: string, measured: string, analysed?: string, decided?: string, changed?: string) => [
  entry('waves', id, measured, 'underWay'),
  ...(analysed === undefined ? [] : [entry('waves', id, analysed, 'delivered')]),
  ...(decided === undefined ? [] : [entry('waves', id, decided, 'accepted')]),
  ...(changed === undefined ? [] : [entry('waves', id, changed, 'achieved')]),
];
const first = round('w1', '2021-02-01', '2021-03-01', '2021-05-01', '2021-09-01');
const second = round('w2', '2022-02-01', '2022-03-01', '2022-05-01', '2022-09-01');
const third = round('w3', '2023-02-01', '2023-03-01', '2023-05-01', '2023-09-01');

describe('measure and adjust', () => {
  it('is on course while no longer than allowed has passed since something changed', () => {
    expect(cycles(first, '2022-10-06')).toMatchObject({ course: 'onCourse', data: 'fresh', figures: { closedCycles: '1', longestGap: '400' } });
    expect(cycles(first, '2022-10-07')).toMatchObject({ course: 'behind', data: 'outdated' });
  });

  it('says when it was measured and nothing was decided: measuring alone closes nothing', () => {
    const measured = round('w1', '2021-02-01', '2021-03-01');
    expect(cycles(measured, '2022-03-08')).toMatchObject({ course: 'behind', notes: [] });
    expect(cycles(measured, '2022-03-09')).toMatchObject({
      notes: ['measuredNotDecided'],
      result: 'notDecidable',
      figures: { openCycles: '1', closedCycles: '0' },
    });
    expect(cycles(measured, '2024-01-01')).toMatchObject({ result: 'notReached', course: 'notApplicable' });
  });

  it('says when something was decided and never carried out', () => {
    expect(cycles(round('w1', '2021-02-01', '2021-03-01', '2021-05-01'), '2022-04-01').notes).toEqual(['decidedNotChanged']);
  });

  it('bug-325: is behind while one that was measured in time is not carried through, whatever another has changed', () => {
    const stopped = round('w1', '2021-01-10', '2021-02-01', '2021-03-01');
    expect(cycles([...stopped, ...second], '2022-10-01')).toMatchObject({ course: 'behind', notes: ['decidedNotChanged'] });
  });

  it('bug-326: is not reached by nothing closed, where the time for closing any is not up', () => {
    const measured = round('w1', '2023-12-01');
    expect(cycles(measured, '2024-01-01', { longestDays: 3000 })).toMatchObject({ result: 'notDecidable', figures: { closedCycles: '0' } });
  });

  it('tells each cycle with the days of its stations', () => {
    const { parts } = cycles([...first, ...round('w2', '2022-02-01', '2022-03-01')], '2022-04-01');
    expect(parts.map(({ title, result, course }) => ({ title, result, course }))).toEqual([
      { title: 'w1', result: 'reached', course: 'notApplicable' },
      { title: 'w2', result: 'notDecidable', course: 'onCourse' },
    ]);
    expect(explain(parts[1] as (typeof parts)[number], 'nb')).toBe('Målt 01.02.2022, analysert 01.03.2022.');
  });

  it('counts a station that was passed over as reached with the next', () => {
    const leap = [entry('waves', 'w1', '2021-02-01', 'underWay'), entry('waves', 'w1', '2021-09-01', 'achieved')];
    expect(cycles(leap, '2022-01-01').parts[0]?.explanation[0]?.values).toEqual({
      measured: '2021-02-01',
      analysed: '2021-09-01',
      decided: '2021-09-01',
      changed: '2021-09-01',
    });
  });

  it('is reached after the deciding date when every cycle was closed in time, one after the other', () => {
    expect(cycles([...first, ...second, ...third], '2024-01-01').result).toBe('reached');
    expect(cycles([...first, ...third], '2024-01-01').result).toBe('partly');
  });

  it('is partly reached where a cycle took too long', () => {
    const slow = round('w0', '2021-01-05', '2021-02-01', '2021-05-01', '2022-04-01');
    expect(cycles([...first, ...slow, ...second, ...third], '2024-01-01')).toMatchObject({ result: 'partly', notes: ['doneLate'] });
  });

  it('does not wait for a cycle that was given up', () => {
    const dropped = [...round('w2', '2022-02-01'), entry('waves', 'w2', '2022-04-01', 'cancelled')];
    expect(cycles([...first, ...dropped], '2022-10-01')).toMatchObject({ course: 'onCourse', figures: { openCycles: '0' } });
  });

  it('is too early before the first is due, and then undocumented, which is not undone', () => {
    expect(cycles([], '2022-02-05')).toMatchObject({ course: 'tooEarly', data: 'missing', notes: ['tooEarly'] });
    expect(cycles([], '2022-02-06')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['noneDocumented'] });
    expect(cycles([], '2024-01-01').result).toBe('notDecidable');
  });
});
