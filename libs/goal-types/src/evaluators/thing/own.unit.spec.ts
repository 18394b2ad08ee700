import { entry, report, unit } from '../../catalogue/example.js';
import { explain } from '../../sentences/index.js';
import type { EntryFact } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

const parts = [
  { title: 'develop', register: 'd', entry: 'programme' },
  { title: 'introduce', register: 'd', entry: 'rollout' },
];
const inParts = (entries: readonly EntryFact[], at: string, parameters = {}) =>
  evaluated('deliverableInParts', { parts, due: '2022-06-30', ...parameters }, { units: [unit('N')], entries }, at);

const developed = entry('d', 'programme', '2022-03-01', 'accepted');

describe('a thing in parts', () => {
  it('is reached only when every part came in time, develop and introduce alike', () => {
    const both = [developed, entry('d', 'rollout', '2022-06-30', 'accepted')];
    expect(inParts(both, '2022-06-30')).toMatchObject({ result: 'reached', figures: { partsFinished: '2', partsRequired: '2' } });
    expect(inParts([developed, entry('d', 'rollout', '2022-07-01', 'accepted')], '2022-07-01')).toMatchObject({ result: 'partly' });
  });

  it('is partly reached when some parts are there and the rest did not come', () => {
    const answer = inParts([developed, entry('d', 'rollout', '2022-05-01', 'underWay')], '2022-07-01');
    expect(answer).toMatchObject({ result: 'partly', figures: { partsFinished: '1' } });
    expect(answer.parts).toMatchObject([
      { title: 'develop', result: 'reached' },
      { title: 'introduce', result: 'notReached', course: 'behind' },
    ]);
  });

  it('is undecided when nobody has spoken of one of the parts, and its data are missing', () => {
    expect(inParts([developed], '2022-07-01')).toMatchObject({ result: 'notDecidable', data: 'missing' });
  });

  it('bug-333: has no part that is reached before the plan has begun', () => {
    const early = [entry('d', 'programme', '2020-03-01', 'accepted'), entry('d', 'rollout', '2020-05-01', 'accepted')];
    expect(inParts(early, '2020-12-31').parts.map(({ course, result }) => ({ course, result }))).toEqual(
      parts.map(() => ({ course: 'tooEarly', result: 'notDecidable' })),
    );
  });

  it('a part removed is a change of the goal: one that is merely dropped is still required', () => {
    const dropped = [developed, entry('d', 'rollout', '2022-04-01', 'cancelled')];
    expect(inParts(dropped, '2022-07-01')).toMatchObject({ result: 'partly', figures: { partsRequired: '2' } });
    const [first] = parts;
    const other = { title: 'train', register: 'd', entry: 'training' };
    expect(inParts([...dropped, entry('d', 'training', '2022-05-01', 'accepted')], '2022-07-01', { parts: [first, other] }).result).toBe('reached');
  });
});

const begun = (entries: readonly EntryFact[], at: string, parameters = {}, coverage = [] as ReturnType<typeof report>[]) =>
  evaluated('initiated', { register: 'd', entry: 'alliance', due: '2022-06-30', ...parameters }, { units: [unit('N')], entries, coverage }, at);

describe('a thing that shall have begun', () => {
  it('is reached by a documented beginning, and says when that was', () => {
    const answer = begun([entry('d', 'alliance', '2022-05-01', 'underWay')], '2022-05-01');
    expect(answer).toMatchObject({ course: 'ahead', result: 'reached', figures: { delay: '-60' } });
    expect(explain(answer, 'nb')).toContain('Begynt 01.05.2022, 60 dager før fristen.');
  });

  it('is not reached while it is only planned', () => {
    expect(begun([entry('d', 'alliance', '2022-05-01', 'planned')], '2022-07-01')).toMatchObject({ course: 'behind', result: 'notReached' });
  });

  it('an initiative without response is still taken, and it is said that nothing has come since', () => {
    const taken = [entry('d', 'alliance', '2022-05-01', 'underWay')];
    expect(begun(taken, '2022-07-30', { maxAgeDays: 90 })).toMatchObject({ result: 'reached', notes: [] });
    expect(begun(taken, '2022-07-31', { maxAgeDays: 90 })).toMatchObject({ result: 'reached', data: 'fresh', notes: ['nothingSince'] });
    expect(begun([...taken, entry('d', 'alliance', '2022-06-01', 'rejected')], '2022-06-15')).toMatchObject({ result: 'reached', notes: ['declined'] });
  });

  it('started then stalled is reached, with the standstill said', () => {
    const entries = [entry('d', 'alliance', '2022-05-01', 'underWay'), entry('d', 'alliance', '2022-09-01', 'dormant')];
    expect(begun(entries, '2022-09-01')).toMatchObject({ result: 'reached', notes: ['stalled'] });
  });

  it('shows the last activity beside the answer, which also counts as a word of it', () => {
    const reports = [report('meetings', 'N', '2022-05-20'), report('meetings', 'N', '2022-07-01')];
    const answer = begun([entry('d', 'alliance', '2022-05-01', 'underWay')], '2022-08-15', { effort: 'meetings', maxAgeDays: 90 }, reports);
    expect(answer).toMatchObject({ result: 'reached', notes: [], figures: { activities: '2' } });
    expect(explain(answer, 'nb')).toContain('den siste 01.07.2022');
  });

  it('is partly reached when it began late', () => {
    expect(begun([entry('d', 'alliance', '2022-07-01', 'underWay')], '2022-07-01')).toMatchObject({ result: 'partly', notes: ['metLate'] });
  });
});
