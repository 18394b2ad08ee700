import { Refused } from '#kernel';
import {
  AssessmentMade,
  CoverageReported,
  EntryRecorded,
  event,
  MeasurementRecorded,
  MeasurementsApproved,
  OwnerAssigned,
  ReportApproved,
  ReportBasisSet,
  ReportDrafted,
  ReportProseWritten,
  ReportPublished,
  StatusOverrideConfirmed,
  StatusOverrideProposed,
  type LedgerDomainEvent,
  type ProseAbout,
  type ProseSlot,
} from '#domain';
import { entered, measured, reported } from '../../testing/facts.js';
import { askedIn } from '../../testing/asked.js';
import { day } from '../../testing/ledger.js';
import { interpreted } from '../../testing/plan.js';
import { TempFolders } from '../../testing/views.js';
import { dueOf, type DueAsked, type Owed } from './index.js';

const folders = new TempFolders();
afterEach(() => folders.remove());
const ask = askedIn(folders);

const assembly = { on: day('2023-11-17'), papersOn: day('2023-10-27') };
const figures = { at: day('2022-12-31'), cutOff: null, cutOffOn: null, toDate: null };
const drafted = (more: object = {}) =>
  event(ReportDrafted, { report: 'r', plan: 'N', title: { nb: 'Årsrapport' }, ...figures, assembly, languages: ['nb'], ...more });
const written = (about: ProseAbout) => event(ReportProseWritten, { report: 'r', about, language: 'nb', text: 'Slik er det.' });
const about = (id: string, slot: ProseSlot = 'assessment') => written({ kind: 'statement', id, slot });
const on = (text: string) => ({ validFrom: day(text) });
const counted = (unit: string, when = '2022-12-31') => event(MeasurementRecorded, measured(unit, 100), on(when));
const judged = interpreted('G4', 'rubricState', { rubric: 'r', target: 'sterk' });
const assessed = (when: string) =>
  event(
    AssessmentMade,
    { goal: 'G4', unit: 'union', rubric: 'r', rubricVersion: 1, level: 'sterk', rationale: 'Sett', selfAssessed: false, evidence: [], delivery: null },
    on(when),
  );

const TODAY = '2023-10-10';
const due = async (given: readonly LedgerDomainEvent[], more: Partial<DueAsked> = {}, at = TODAY) =>
  ask(given, (read, seq) => dueOf(read, 'N', { report: null, unit: null, ...more }, { at: day(at), seq }));
const ofKind = (items: readonly Owed[], kind: Owed['kind']) => items.filter((one) => one.kind === kind);
const things = (items: readonly Owed[]) => items.map(({ thing, from, goals }) => [from.unit, thing.kind, thing.id, goals.join()]);

const daysWith = async (...given: LedgerDomainEvent[]) => Object.fromEntries((await due(given)).steps.map(({ step, on: then }) => [step, then]));
const assessmentsWith = async (...given: LedgerDomainEvent[]) => things(ofKind((await due([drafted(), ...given])).items, 'assessment'));
/** What is to be done last, what is remarked, and whether figures are wanted. */
const leftWith = async (...given: LedgerDomainEvent[]) => {
  const { items, remarks, counts } = await due(given);
  return [items.at(-1)?.settling ?? null, remarks, counts.figure > 0];
};

const approvalOf = (events: readonly string[]) =>
  event(MeasurementsApproved, { measure: 'members', approval: 'a', events: [...events], digest: 'f'.repeat(64) });
const confirmations = async (...given: LedgerDomainEvent[]) =>
  ofKind((await due([drafted(), counted('b1'), counted('b2', '2021-12-31'), ...given])).items, 'confirmation');

describe('what is due', () => {
  it('is counted back from the assembly: papers three weeks before, the cut-off four, unless the report says otherwise', async () => {
    expect(await daysWith(drafted())).toEqual({ cutOff: '2023-10-20', papers: '2023-10-27', assembly: '2023-11-17' });
    expect(await daysWith(drafted({ cutOffOn: day('2023-10-13') }))).toMatchObject({ cutOff: '2023-10-13' });
    // seq 3 was recorded as the plan was adopted, on the first day of 2021
    expect(await daysWith(drafted({ cutOff: 3 }))).toMatchObject({ cutOff: '2021-01-01' });
    const early = event(ReportBasisSet, { report: 'r', ...figures, assembly: { ...assembly, papersOn: day('2023-10-01') } });
    expect(await daysWith(drafted(), early)).toMatchObject({ cutOff: '2023-10-01', papers: '2023-10-01' });
  });

  it('asks each unit once for each figure that goals want of it, until it has one of the year', async () => {
    const { items } = await due([drafted(), counted('b1', '2021-12-31'), counted('b1'), counted('b2', '2021-12-31')]);
    expect(things(ofKind(items, 'figure'))).toEqual([
      ['b2', 'measure', 'members', 'G1'],
      ['b3', 'measure', 'members', 'G1'],
      ['union', 'entry', 'thing', 'G2'],
      ['b1', 'coverage', 'visits', 'G3'],
      ['b2', 'coverage', 'visits', 'G3'],
      ['b3', 'coverage', 'visits', 'G3'],
    ]);
    expect(items[0]).toMatchObject({
      by: '2023-10-20',
      from: { unit: 'b2', unitName: 'b2', role: 'recorder', owner: null },
      thing: { title: 'Medlemmer' },
      settling: { command: 'recordMeasurement', data: { measure: 'members', unit: 'b2', on: '2022-12-31', value: '?' }, revision: null },
    });
  });

  it('leaves the day open where a goal wants figures of other days than the report’s', async () => {
    const ofB1 = ofKind((await due([drafted(), counted('b1'), counted('b2', '2021-12-31')])).items, 'figure').find(
      ({ from, thing }) => from.unit === 'b1' && thing.kind === 'measure',
    );
    expect(ofB1?.settling?.data).toEqual({ measure: 'members', unit: 'b1', on: '?', value: '?' });
  });

  it('asks no more for what has come', async () => {
    const come = [
      ...['b1', 'b2', 'b3'].flatMap((unit) => [counted(unit, '2021-12-31'), counted(unit), event(CoverageReported, reported(unit, 1), on('2022-05-01'))]),
      event(EntryRecorded, entered(3), on('2022-05-01')),
    ];
    expect(ofKind((await due([drafted(), ...come])).items, 'figure')).toEqual([]);
  });

  it('names the owner of a goal that no unit reports on', async () => {
    const owned = event(OwnerAssigned, { goal: 'G2', owner: 'actor-owner' }, on('2021-01-01'));
    const thing = (await due([drafted(), owned])).items.find((one) => one.thing.kind === 'entry');
    expect(thing).toMatchObject({
      from: { unit: 'union', owner: 'actor-owner' },
      settling: { command: 'recordEntry', data: { register: 'things', entry: 'thing' } },
    });
  });

  it('asks what became of a thing that is long unheard of', async () => {
    const told = event(EntryRecorded, entered(1), on('2021-02-01'));
    const within = interpreted('G2', 'deliverable', { register: 'things', entry: 'thing', due: '2023-12-31', maxAgeDays: 100 });
    const thing = ofKind((await due([drafted(), within, told])).items, 'figure').find((one) => one.thing.kind === 'entry');
    expect(thing?.settling).toMatchObject({ command: 'changeEntry', data: { register: 'things', entry: 'thing', title: 'Pakke', state: '?' } });
  });

  it('asks nothing more of what is finished, nor for a goal that others of the plan are asked for', async () => {
    const rule = { kind: 'all' };
    const whole = interpreted('G4', 'overallGoal', { derived: { rule, goals: ['G1', 'G2'].map((goal) => ({ title: goal, goal })) } });
    expect(things(ofKind((await due([drafted(), whole])).items, 'figure')).filter(([, , , goals]) => goals !== 'G3')).toEqual([
      ['b1', 'measure', 'members', 'G1'],
      ['b2', 'measure', 'members', 'G1'],
      ['b3', 'measure', 'members', 'G1'],
      ['union', 'entry', 'thing', 'G2'],
    ]);
    const several = interpreted('G2', 'deliverable', { register: 'things', entry: 'thing', due: '2023-12-31', maxAgeDays: 100 });
    const finished = event(EntryRecorded, entered(3), on('2021-02-01'));
    expect(ofKind((await due([drafted(), several, finished])).items, 'figure').filter(({ thing }) => thing.kind === 'entry')).toEqual([]);
  });

  it('asks for the decision on what a goal counts from', async () => {
    const risen = interpreted('G4', 'netDelta', { measure: 'members', change: '80', baseline: { on: '2020-12-31', value: null } });
    const given = ['b1', 'b2', 'b3'].flatMap((unit) => [counted(unit, '2021-12-31'), counted(unit)]);
    const { items } = await due([drafted(), risen, ...given]);
    expect(items.find(({ thing }) => thing.kind === 'baseline')).toMatchObject({
      thing: { id: 'G4' },
      from: { role: 'planner' },
      settling: { command: 'setBaseline', data: { goal: 'G4', plan: 'N', from: '?', on: '?', value: '?' }, revision: 0 },
    });
  });

  it('asks for an assessment of what is judged and was not in the year', async () => {
    expect(await assessmentsWith()).toEqual([]);
    expect(await assessmentsWith(judged)).toEqual([['union', 'goal', 'G4', 'G4']]);
    expect(await assessmentsWith(judged, assessed('2021-12-31'))).toHaveLength(1);
    expect(await assessmentsWith(judged, assessed('2023-01-01'))).toHaveLength(1);
    expect(await assessmentsWith(judged, assessed('2022-01-01'))).toEqual([]);
  });

  it('asks the board to confirm what somebody has proposed', async () => {
    const proposed = event(
      StatusOverrideProposed,
      { goal: 'G1', override: 'o', course: 'ahead', result: null },
      { ...on('2022-12-01'), validTo: day('2023-06-01') },
    );
    const confirmed = event(StatusOverrideConfirmed, { goal: 'G1', override: 'o' });
    const [pending] = ofKind((await due([drafted(), proposed])).items, 'confirmation');
    expect(pending).toMatchObject({ thing: { kind: 'override', id: 'o' }, from: { role: 'board' }, settling: { command: 'confirmOverride', revision: 1 } });
    expect(ofKind((await due([drafted(), proposed, confirmed])).items, 'confirmation')).toEqual([]);
    expect(ofKind((await due([drafted({ at: day('2023-06-01') }), proposed])).items, 'confirmation')).toEqual([]);
  });

  it('asks the board to approve the year’s figures of measures whose figures are approved here', async () => {
    expect(await confirmations()).toEqual([]);
    const [wanted] = await confirmations(approvalOf(['00000000-0000-7000-8000-000000000001']));
    expect(wanted).toMatchObject({
      thing: { kind: 'measure', id: 'members' },
      goals: ['G1'],
      from: { role: 'board' },
      settling: { command: 'approveMeasurements' },
    });
    expect(wanted?.settling?.data['events']).toHaveLength(1);
  });

  it('lists the texts that are not written, of each statement and in each language, and the introduction', async () => {
    const { items } = await due([drafted({ title: { nb: 'A', nn: 'A' }, languages: ['nb', 'nn'] }), about('G1'), about('G4'), about('G4', 'next')]);
    const inNb = ofKind(items, 'prose').filter(({ prose }) => prose?.language === 'nb');
    expect(inNb.map(({ thing, prose, by }) => [thing.id, prose?.slots.join(), by])).toEqual([
      ['introduction', '', '2023-10-27'],
      ['G1', 'next,quality', '2023-10-27'],
      ['G2', 'assessment,next,quality', '2023-10-27'],
      ['G3', 'assessment,next,quality', '2023-10-27'],
    ]);
    expect(inNb[1]?.settling).toMatchObject({ command: 'writeProse', data: { about: { kind: 'statement', id: 'G1', slot: 'next' }, language: 'nb' } });
    expect(ofKind(items, 'prose')).toHaveLength(4 + 5);
  });

  it('ends with approval by the board, then publication, on the revision that the report has', async () => {
    const approved = event(ReportApproved, { report: 'r', revision: 0, seq: 12 });
    const published = event(ReportPublished, {
      report: 'r',
      edition: 1,
      basis: { at: figures.at, seq: 12, checkpoint: null, rules: '1', timeZone: 'Europe/Oslo' },
      proseRevision: 0,
      documents: [{ language: 'nb', fingerprint: 'f'.repeat(64), files: [] }],
    });
    expect(await leftWith(drafted())).toEqual([{ command: 'approveReport', data: { report: 'r' }, revision: 0 }, [], true]);
    expect(await leftWith(drafted(), approved)).toEqual([{ command: 'publishReport', data: { report: 'r' }, revision: 1 }, ['approved'], false]);
    expect(await leftWith(drafted(), approved, about('G1'))).toEqual([
      expect.objectContaining({ command: 'approveReport', revision: 2 }),
      ['approvalTakenAway'],
      true,
    ]);
    expect(await leftWith(drafted(), approved, published)).toEqual([null, ['published'], false]);
  });

  it('remarks on a cut-off and an assembly that have passed, and lists what is missing all the same', async () => {
    const late = await due([drafted()], {}, '2023-11-18');
    expect([late.remarks, late.counts.figure]).toEqual([['cutOffUnset', 'assemblyPassed'], 7]);
    expect((await due([drafted({ cutOffOn: day('2023-10-20') })], {}, '2023-10-21')).remarks).toEqual(['cutOffPassed']);
    expect((await due([drafted()], {}, '2023-10-20')).remarks).toEqual([]);
  });

  it('is asked of one unit and those below it', async () => {
    expect(things((await due([drafted()], { unit: 'south' })).items)).toEqual([
      ['b3', 'measure', 'members', 'G1'],
      ['b3', 'coverage', 'visits', 'G3'],
    ]);
    await expect(due([drafted()], { unit: 'west' })).rejects.toThrow(Refused);
  });

  it('is of the report that is named, else of the next assembly’s', async () => {
    const later = drafted({ report: 'r2', assembly: { on: day('2024-11-15'), papersOn: day('2024-10-25') } });
    const reportIn = async (more: Partial<DueAsked>, at?: string) => (await due([drafted(), later], more, at)).report.report;
    expect([await reportIn({}), await reportIn({}, '2023-12-01'), await reportIn({}, '2025-01-01'), await reportIn({ report: 'r2' })]).toEqual([
      'r',
      'r2',
      'r2',
      'r2',
    ]);
    await expect(due([])).rejects.toThrow('a report on the plan N');
    await expect(due([drafted({ report: 'm', plan: 'M' })], { report: 'm' })).rejects.toThrow('about the plan M');
  });
});
