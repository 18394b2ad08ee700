import type { Bound } from './figure.js';
import { figuresTable, isKept, jsonLine, type Measured } from './report.js';

function measured(median: number, bound: Bound | null): Measured {
  const figure = {
    name: 'append',
    what: 'one against the other',
    unit: 'events/s' as const,
    bound,
    measure: () => Promise.reject(new Error('is measured already')),
  };
  return { figure, ours: 1234.5678, baseline: 2000, ratio: { median, min: 0.41234, max: 0.9 } };
}

describe('a figure in the report', () => {
  it.each([
    [0.6, { atLeast: 0.6 }, true],
    [0.599, { atLeast: 0.6 }, false],
    [1.5, { atMost: 1.5 }, true],
    [1.501, { atMost: 1.5 }, false],
    [9, null, null],
  ])('with the ratio %p and the bound %p is kept: %p', (ratio, bound, kept) => {
    expect(isKept(measured(ratio, bound))).toBe(kept);
  });

  it('is a line for programs with name, ratio and bound', () => {
    expect(JSON.parse(jsonLine(measured(0.59876, { atLeast: 0.6 })))).toEqual({
      name: 'append',
      ratio: 0.5988,
      bound: 0.6,
      direction: 'at least',
      kept: false,
      min: 0.4123,
      max: 0.9,
      ours: 1235,
      baseline: 2000,
      unit: 'events/s',
      what: 'one against the other',
    });
    expect(JSON.parse(jsonLine(measured(1, { atMost: 2 })))).toMatchObject({ bound: 2, direction: 'at most', kept: true });
    expect(JSON.parse(jsonLine(measured(1, null)))).toMatchObject({ bound: null, direction: null, kept: null });
  });

  it('is a row for people that says when the bound is not kept', () => {
    const text = figuresTable([measured(0.5, { atLeast: 0.6 }), measured(0.7, { atLeast: 0.6 })], 160);
    expect(text).toMatch(/append +1235 events\/s +2000 events\/s +0\.50 \(0\.41–0\.90\) +≥ 0\.6 +SHORT/);
    expect(text).toMatch(/0\.70 \(0\.41–0\.90\) +≥ 0\.6 +ok/);
  });
});
