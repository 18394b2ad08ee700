import { day, entry, unit } from '../../catalogue/example.js';
import type { EntryFact } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

/** Due ninety days after the board has accepted the plan. */
const due = { register: 'decisions', entry: 'plan', states: ['accepted'], days: 90 };
const thing = (entries: readonly EntryFact[], at: string, asking = {}) =>
  evaluated('deliverable', { register: 'd', entry: 'study', due }, { units: [unit('N')], entries }, at, asking);

const underWay = entry('d', 'study', '2022-02-01', 'underWay');
const accepted = entry('decisions', 'plan', '2022-03-01', 'accepted');

describe('a thing that is due some days after an event', () => {
  it('is not due as long as the event has not happened, and then neither late nor behind', () => {
    expect(thing([underWay, entry('decisions', 'plan', '2022-01-01', 'planned')], '2023-12-01')).toMatchObject({
      course: 'tooEarly',
      result: 'notDecidable',
      notes: ['notDueYet'],
      figures: {},
    });
  });

  it('is due counted from the first day of the event', () => {
    const entries = [underWay, accepted, entry('decisions', 'plan', '2022-04-01', 'accepted')];
    expect(thing(entries, '2022-05-30')).toMatchObject({ course: 'onCourse', result: 'notDecidable', notes: [], nextChangeOn: '2022-05-31' });
    expect(thing(entries, '2022-05-31')).toMatchObject({ course: 'behind', result: 'notReached' });
  });

  it('is reached, and ahead, when it is there before it is even due', () => {
    expect(thing([entry('d', 'study', '2022-02-01', 'accepted')], '2022-02-15')).toMatchObject({ course: 'ahead', result: 'reached', notes: ['notDueYet'] });
  });

  it('is due on the day that was decided, where a later decision set one', () => {
    expect(thing([underWay], '2022-07-01', { decidingDate: day('2022-06-30') })).toMatchObject({ course: 'behind', result: 'notReached', notes: [] });
  });
});
