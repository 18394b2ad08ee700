import { distribution } from './distribution.js';

describe('a priority area', () => {
  it('shows how many of its goals stand where, and never an average', () => {
    const children = [
      { course: 'ahead', result: 'notDecidable', data: 'fresh' },
      { course: 'behind', result: 'notDecidable', data: 'fresh' },
      { course: 'behind', result: 'notReached', data: 'missing' },
      null,
    ] as const;
    expect(distribution(children)).toEqual({
      total: 4,
      notInterpreted: 1,
      course: { ahead: 1, onCourse: 0, behind: 2, tooEarly: 0, notApplicable: 0 },
      result: { reached: 0, partly: 0, notReached: 1, notDecidable: 2 },
      data: { fresh: 2, provisional: 0, outdated: 0, missing: 1, break: 0, suppressed: 0 },
    });
  });

  it('is all zeros without goals', () => {
    expect(distribution([])).toMatchObject({ total: 0, notInterpreted: 0, course: { behind: 0 } });
  });
});
