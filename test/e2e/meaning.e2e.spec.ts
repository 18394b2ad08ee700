import { GROUNDS, INTERPRETATION, MANDATE, members, type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
  service.itIs('2022-02-01');
});
afterAll(() => service.end());

const revisionOf = async (thing: string) => (await service.ask<{ revision: number }>(thing)).revision;
const typeOf = async (goal: string) => (await service.ask<{ interpretation: { type: string } | null }>(`/goals/${goal}`)).interpretation?.type ?? null;

/** A number that is held each year: what the custom type says with a whole spec. */
const SPEC = {
  evaluator: 'value',
  relativeTo: 'nothing',
  measure: { kind: 'number', measure: 'members' },
  when: { kind: 'throughout', bound: { kind: 'atLeast', limit: '900', strict: false }, from: null, tolerance: '0' },
  maxAgeDays: 400,
  decidingDate: null,
};

describe('an interpretation that takes two people', () => {
  const custom = { plan: 'P', type: 'custom', parameters: { spec: SPEC }, from: '2021-01-01', ...GROUNDS };
  const proposals = '/goals/P2/interpretation-proposals';

  it('is refused to one alone, who is told to propose it', async () => {
    const { errors } = await expectRefused(service, 422, 'type', () => service.post('/goals/P2/interpretation', custom, { revision: -1 }));
    expect(errors[0]?.remedy).toContain('proposeInterpretation');
  });

  it('is proposed, means nothing yet, and holds when another confirms it; its proposer may not', async () => {
    const { revision } = await service.record(proposals, { ...custom, proposal: 'p1' }, { as: 'planner', revision: -1 });
    expect(await typeOf('P2')).toBeNull();
    const confirming = { plan: 'P', ...GROUNDS };
    await expectRefused(service, 403, 'proposal', () => service.post(`${proposals}/p1/confirmation`, confirming, { as: 'planner', revision }));
    await expectRefused(service, 404, 'proposal', () => service.post(`${proposals}/p9/confirmation`, confirming, { as: 'board', revision }));
    await expectRefused(service, 422, 'mandate', () => service.post(`${proposals}/p1/confirmation`, { plan: 'P', reason: 'x' }, { as: 'board', revision }));
    expect((await service.record(`${proposals}/p1/confirmation`, confirming, { as: 'board', revision })).eventIds).toHaveLength(2);
    expect(await typeOf('P2')).toBe('custom');
    await service.record('/measures/members/measurements', members('2021-12-31', 950), { as: 'recorder' });
    const { item } = await service.ask<{ item: object }>('/goals/P2/status?at=2022-01-31');
    expect(item).toMatchObject({ course: 'onCourse', type: 'custom' });
  });

  it('is given up before it is confirmed, and not after', async () => {
    const { revision } = await service.record(proposals, { ...custom, proposal: 'p2' }, { as: 'planner', revision: await revisionOf('/goals/P2') });
    const why = { plan: 'P', reason: 'Vi venter' };
    await expectRefused(service, 422, 'proposal', () => service.post(`${proposals}/p1/withdrawal`, why, { as: 'planner', revision }));
    await service.record(`${proposals}/p2/withdrawal`, why, { as: 'planner', revision });
  });
});

/** P1 taken to mean something else. */
const meaning = (type: string, parameters: object, more: object = {}) => ({ ...INTERPRETATION, type, parameters, ...more });

describe('an interpretation that can not be', () => {
  it.each([
    [422, 'reads a flow as a level', meaning('netDelta', { measure: 'joined', change: '80' }), 'parameters.measure'],
    [422, 'adds up a stock', meaning('totalOverPeriod', { measure: 'members', amount: '80' }), 'parameters.measure'],
    [422, 'reads a count as a share', meaning('shareThreshold', { measure: 'members', share: '0.5' }), 'parameters.measure'],
    [404, 'names a level that the rubric does not have', meaning('rubricState', { rubric: 'standing', target: 'heroic' }), 'parameters.target'],
    [
      422,
      'is decided before the plan begins',
      meaning('netDelta', { measure: 'members', change: '80', decidingDate: '2020-12-31' }),
      'parameters.decidingDate',
    ],
    [422, 'is dated before the plan', meaning('netDelta', { measure: 'members', change: '80' }, { from: '2020-12-31' }), 'from'],
    [
      422,
      'sets money aside for a year outside the plan',
      meaning('resourceFrame', { measure: 'joined', years: [{ year: 2030, high: '5' }] }),
      'parameters.years[0].year',
    ],
    [
      404,
      'asks something of units that never were',
      meaning('allUnitsOnce', { coverage: 'training', strata: [{ stratum: 's', units: ['atlantis'], obligation: 'must' }] }),
      'parameters.strata[0].units[0]',
    ],
    [
      422,
      'rests on itself',
      meaning('overallGoal', {
        derived: {
          rule: { kind: 'all' },
          goals: [
            { title: 'a', goal: 'P1' },
            { title: 'b', goal: 'P2' },
          ],
        },
      }),
      'parameters.derived.goals[0].goal',
    ],
    [
      404,
      'rests on a goal that no plan has',
      meaning('overallGoal', {
        derived: {
          rule: { kind: 'all' },
          goals: [
            { title: 'a', goal: 'P2' },
            { title: 'b', goal: 'X' },
          ],
        },
      }),
      'parameters.derived.goals[1].goal',
    ],
  ])('%i %s', async (status, _, body, field) => {
    const revision = await revisionOf('/goals/P1');
    await expectRefused(service, status, field, () => service.post('/goals/P1/interpretation', body, { revision }));
  });

  it('promises something of a priority area; a figure may be followed there', async () => {
    await expectRefused(service, 422, 'type', () => service.post('/goals/A/interpretation', INTERPRETATION, { revision: -1 }));
    await service.record('/goals/A/interpretation', meaning('monitoredFigure', { measure: 'members' }), { revision: -1 });
  });
});

describe('what is put on record beside a goal', () => {
  const links = '/goals/P1/links';

  it('is what it is tied to, from a day and until another', async () => {
    const revision = await revisionOf('/goals/P1');
    const linking = { plan: 'P', link: 'l1', from: '2021-01-01', to: { kind: 'contributesTo', goal: 'P2' } };
    await expectRefused(service, 404, 'to.goal', () => service.post(links, { ...linking, to: { kind: 'contributesTo', goal: 'X' } }, { revision }));
    await expectRefused(service, 422, 'to.goal', () => service.post(links, { ...linking, to: { kind: 'contributesTo', goal: 'P1' } }, { revision }));
    const { revision: linked } = await service.record(links, linking, { revision });
    await service.record(`${links}/l1/removal`, { plan: 'P', from: '2022-01-01', reason: 'Skilt fra hverandre' }, { revision: linked });
  });

  it('is that its wording contradicts itself: the wording stays', async () => {
    await service.record('/goals/P2/remarks', { plan: 'P', remark: 'unclear', text: 'Hvem er unge?' });
    const { items } = await service.ask<{ items: { sentence: string }[] }>('/goals/P2/history');
    expect(items.map(({ sentence }) => sentence)).toContain('Ordlyden i P2 er uklar: Hvem er unge?');
  });

  it('is a forecast, worked out and never sent; where there is none, the reason is given', async () => {
    await expectRefused(service, 422, 'central', () => service.post('/goals/P1/forecasts', { plan: 'P', at: '2022-01-31', central: '1' }));
    await expectRefused(service, 422, 'goal', () => service.post('/goals/P1/forecasts', { plan: 'P', at: '2022-01-31' }));
    const counts = [1003, 1011, 1016, 1025, 1031, 1040];
    for (const [index, value] of counts.entries()) {
      await service.record('/measures/members/measurements', members(`2021-0${index + 2}-01`, value), { as: 'recorder' });
    }
    const { eventIds } = await service.record('/goals/P1/forecasts', { plan: 'P', at: '2021-08-01' });
    const { event } = await service.ask<{ event: { data: object } }>(`/events/${eventIds[0]}`);
    expect(event.data).toMatchObject({ goal: 'P1', at: '2021-08-01', decidingOn: '2023-12-31', observations: counts.length, rules: '1' });
    const { published } = await service.ask<{ published: object[] }>('/goals/P1/forecast');
    expect(published).toHaveLength(1);
  });
});

describe("the plan's own words", () => {
  it('are chosen for the three answers, from a day of the plan', async () => {
    const revision = await revisionOf('/plans/P');
    const words = { from: '2021-01-01', result: { partly: { nb: 'delvis oppnådd' } } };
    await expectRefused(service, 422, 'result.splendid', () =>
      service.post('/plans/P/words', { ...words, result: { splendid: { nb: 'strålende' } } }, { revision }),
    );
    await expectRefused(service, 422, 'from', () => service.post('/plans/P/words', { ...words, from: '2024-01-01' }, { revision }));
    await service.record('/plans/P/words', words, { revision });
  });
});

describe('the rules of evaluation', () => {
  it('are listed, and adopted only when they are known and later; an answer from before keeps the earlier ones', async () => {
    const before = await service.head();
    const { revision } = await service.ask<{ revision: number }>('/ledger/rules');
    const adopting = { rules: '2', mandate: MANDATE, reason: 'Kilden skal velges' };
    await expectRefused(service, 422, 'rules', () => service.post('/ledger/rules', { ...adopting, rules: '9' }, { as: 'board', revision }));
    await expectRefused(service, 422, 'rules', () => service.post('/ledger/rules', { ...adopting, rules: '1' }, { as: 'board', revision }));
    await service.record('/ledger/rules', adopting, { as: 'board', revision });
    const { items } = await service.ask<{ items: { version: string; inForce: boolean; adopted: { reason: string | null } | null }[] }>('/ledger/rules');
    expect(items.map(({ version, inForce, adopted }) => [version, inForce, adopted?.reason ?? null])).toEqual([
      ['1', false, null],
      ['2', true, 'Kilden skal velges'],
    ]);
    const rulesOf = async (query: string) => (await service.ask<{ basis: { rules: string } }>(`/goals/P1/status${query}`)).basis.rules;
    expect([await rulesOf(''), await rulesOf(`?asOf=seq:${before}`)]).toEqual(['2', '1']);
  });
});
