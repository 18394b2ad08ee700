import { event, GoalDropped, RulesAdopted, StatementAdopted, StatusOverrideConfirmed, StatusOverrideProposed, EntryRecorded } from '#domain';
import { askedIn } from '../testing/asked.js';
import { entered } from '../testing/facts.js';
import { day } from '../testing/ledger.js';
import { interpreted } from '../testing/plan.js';
import { TempFolders } from '../testing/views.js';
import { planChanges } from './changes.js';
import { goalStatus } from './status.js';
import { goalTimeline } from './timeline.js';

const folders = new TempFolders();
afterEach(() => folders.remove());

const asked = askedIn(folders);
const from = (text: string) => ({ validFrom: day(text) });
const rests = (goal: string, on: readonly string[], when = '2021-01-01') =>
  interpreted(goal, 'overallGoal', { derived: { rule: { kind: 'all' }, goals: on.map((other) => ({ title: other, goal: other })) } }, from(when));
const delivered = event(EntryRecorded, { ...entered(3), entry: 'thing', state: 'accepted' }, from('2022-03-01'));
const statement = (id: string, on: string) =>
  event(StatementAdopted, { plan: 'N', statement: id, role: 'goal', parent: null, position: 9, wording: { nb: id }, unit: null, origin: null }, from(on));
const statusOf = (goal: string, at: string, given: Parameters<typeof asked>[0]) => asked(given, (read, seq) => goalStatus(read, goal, { at: day(at), seq }));

describe('a goal that rests on others', () => {
  it('is answered by what they answer on the same day, and names what they rest on', async () => {
    const given = [rests('G4', ['G2', 'G3']), delivered];
    const item = await statusOf('G4', '2022-06-01', given);
    expect(item?.parts.map(({ title, result }) => [title, result])).toMatchObject([
      ['G2', 'reached'],
      ['G3', 'notDecidable'],
    ]);
    const own = await asked(given, (read, seq) => goalStatus(read, 'G2', { at: day('2022-06-01'), seq }));
    expect(own?.contributing).toHaveLength(2);
    expect(item?.contributing).toHaveLength(4);
  });

  it('takes an overridden answer as it is shown', async () => {
    const given = [
      rests('G4', ['G2', 'G3']),
      event(StatusOverrideProposed, { goal: 'G3', override: 'o', course: null, result: 'reached' }, { ...from('2022-02-01'), validTo: day('2022-09-01') }),
      event(StatusOverrideConfirmed, { goal: 'G3', override: 'o' }),
      delivered,
    ];
    expect(await statusOf('G4', '2022-06-01', given)).toMatchObject({ result: 'reached' });
    expect(await statusOf('G4', '2022-09-01', given)).toMatchObject({ result: 'notDecidable' });
  });

  it.each([
    ['is not interpreted', [], '2022-06-01'],
    ['was dropped', [event(GoalDropped, { goal: 'G3' }, from('2022-05-01'))], '2022-06-01'],
  ])('has no answer from one that %s', async (_, given, at) => {
    const on = given.length === 0 ? 'G4' : 'G3';
    expect((await statusOf('L1', at, [rests('L1', ['G2', on]), ...given]))?.notes).toContain('missingMember');
  });

  it('has no answer from one that is not adopted yet, and looks again on the day it is', async () => {
    const given = [
      rests('G4', ['G2', 'G9']),
      statement('G9', '2022-07-01'),
      interpreted('G9', 'deliverable', { register: 'things', entry: 'thing', due: '2023-01-01' }, from('2022-07-01')),
    ];
    const before = await statusOf('G4', '2022-06-01', given);
    expect(before?.notes).toContain('missingMember');
    expect((before?.nextChangeOn ?? '') <= '2022-07-01').toBe(true);
    expect((await statusOf('G4', '2022-07-01', given))?.notes).not.toContain('missingMember');
  });

  it('has no answer from one that rests on it in turn, however far round, whichever is asked', async () => {
    const round = [rests('G4', ['G1', 'G2']), rests('G1', ['G3', 'G2']), rests('G3', ['G4', 'G2'])];
    for (const goal of ['G4', 'G1', 'G3']) {
      const item = await statusOf(goal, '2022-06-01', round);
      expect(item?.notes).toContain('missingMember');
      expect(item?.parts).toHaveLength(2);
    }
  });

  it('is no longer in a round from the day one of them is taken to mean something else', async () => {
    const given = [
      rests('G4', ['G1', 'G2']),
      rests('G1', ['G4', 'G2']),
      interpreted('G1', 'deliverable', { register: 'things', entry: 'thing', due: '2023-01-01' }, from('2022-05-01')),
    ];
    expect((await statusOf('G4', '2022-04-30', given))?.notes).toContain('missingMember');
    expect((await statusOf('G4', '2022-05-01', given))?.notes).not.toContain('missingMember');
  });

  it('differs because of what was recorded about one of them, and the change says so', async () => {
    const given = [rests('G4', ['G2', 'G3'])];
    const changes = await asked([...given, delivered], (read, seq) => planChanges(read, 'N', day('2022-06-01'), { after: seq - 1, to: seq }));
    const change = changes.find(({ statementId }) => statementId === 'G4');
    expect(change?.because.map(({ type }) => type)).toEqual(['EntryRecorded']);
  });
});

describe('a timeline', () => {
  it('is marked on the day that new rules were adopted, whichever day is asked about', async () => {
    const marks = await asked(
      [event(RulesAdopted, { rules: '2' })],
      async (read, seq) => (await goalTimeline(read, 'G1', { at: day('2020-12-31'), seq })).marks,
    );
    expect(marks).toMatchObject([{ what: 'rules', on: '2021-01-01' }]);
  });
});
