import { outcomeOf } from './outcome.js';

describe('the outcome that a statement is counted under', () => {
  it.each([
    ['reached', { course: 'behind', result: 'reached' }],
    ['behind', { course: 'notApplicable', result: 'notReached' }],
    ['behind', { course: 'notApplicable', result: 'partly' }],
    ['behind', { course: 'behind', result: 'notDecidable' }],
    ['onCourse', { course: 'ahead', result: 'notDecidable' }],
    ['onCourse', { course: 'onCourse', result: 'partly' }],
    ['notAssessable', { course: 'tooEarly', result: 'notDecidable' }],
    ['notAssessable', { course: 'notApplicable', result: 'notDecidable' }],
  ] as const)('is %s for %j', (outcome, answer) => expect(outcomeOf(answer)).toBe(outcome));

  it('is dropped for whatever is no longer followed, however it stood', () =>
    expect(outcomeOf({ course: 'ahead', result: 'reached', ended: 'withdrawn' })).toBe('dropped'));
});
