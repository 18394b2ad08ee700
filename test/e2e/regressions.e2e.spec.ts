import { GROUNDS, MANDATE, members, type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

it('bug-101: a question asked of a region and all below it lists every unit that may answer it', async () => {
  const eligible = { root: 'north', kind: null };
  await service.record('/coverage', { coverage: 'visits', title: 'Besøk', question: 'Var det besøk?', eligible });
  await service.record('/coverage/visits/reports', { unit: 'alta', on: '2023-05-01', state: 'done' }, { as: 'recorder' });
  const { units } = await service.ask<{ units: { unit: string; state: string }[] }>('/coverage/visits/reports?at=2023-06-01');
  expect(units.map(({ unit, state }) => [unit, state])).toEqual([
    ['north', 'notReported'],
    ['alta', 'done'],
    ['bodo', 'notReported'],
    ['alta-ung', 'notReported'],
    ['bodo-ung', 'notReported'],
  ]);
});

it('bug-102: the measurements of a unit that does not exist are no empty list', async () => {
  await expectRefused(service, 404, 'unit', () => service.get('/measures/members/measurements?unit=atlantis'));
});

it('bug-103: figures of operation are refused to a token with an outside audience, naming what would be right', async () => {
  const headers = { authorization: `Bearer ${await service.newToken('analyst', { audience: 'outside' })}` };
  await expectRefused(service, 403, 'Authorization', () => service.send('GET', '/metrics', headers));
});

it('bug-104: the link of what the ledger says of itself says the same after more has happened', async () => {
  const asking = { authorization: `Bearer ${service.tokens.auditor}` };
  const { self } = await service.ask<{ self: string }>('/ledger');
  const { text } = await service.send('GET', self, asking);
  await service.record('/measures/members/measurements', members('2021-01-31', 1001), { as: 'recorder' });
  await service.get('/ledger');
  expect((await service.send('GET', self, asking)).text).toBe(text);
});

it('bug-106: a line can not be of another delivery than the one it comes in, which could then not be retracted whole', async () => {
  const fact = { command: 'recordMeasurement', measure: 'members', ...members('2021-02-28', 5) };
  const lines = ['another-one', 'this-one', null].map((delivery) => JSON.stringify({ ...fact, delivery }));
  const answers = await service.deliver('this-one', lines.join('\n'));
  expect(answers.map(({ accepted, issues }) => [accepted, issues?.[0]?.field])).toEqual([
    [false, 'delivery'],
    [true, undefined],
    [false, 'delivery'],
  ]);
});

it('bug-107: a delivery is retracted whole, with facts of every kind', async () => {
  const on = '2021-05-31';
  const facts = [
    { command: 'recordMeasurement', measure: 'members', ...members(on, 5) },
    { command: 'reportCoverage', coverage: 'training', unit: 'alta', on, state: 'done' },
    { command: 'recordEntry', register: 'forums', entry: 'youth', title: 'Ungdomsforum', state: 'active', from: on },
    { command: 'changeEntry', register: 'forums', entry: 'youth', title: 'Ungdomsforum', state: 'dormant', from: '2021-06-30' },
    { command: 'assessGoal', goal: 'P1', unit: 'union', on, rationale: 'Vi spurte', selfAssessed: true },
  ];
  await service.deliver('of-every-kind', facts.map((fact) => JSON.stringify(fact)).join('\n'));
  const listed = async () => (await service.ask<{ items: { event: { type: string } }[] }>('/deliveries/of-every-kind')).items.map(({ event }) => event.type);
  expect(await listed()).toEqual(['MeasurementRecorded', 'CoverageReported', 'EntryRecorded', 'EntryChanged', 'AssessmentMade']);
  const { text } = await service.post('/deliveries/of-every-kind/retraction', { reason: 'Feil fil' });
  expect(text.match(/"accepted":true/g)).toHaveLength(facts.length);
  const left = await Promise.all(
    ['/deliveries/of-every-kind', '/registers/forums/entries', '/goals/P1/assessments'].map((path) => service.ask<{ items: object[] }>(path)),
  );
  expect(left.flatMap(({ items }) => items)).toEqual([]);
});

describe('bug-105: two plans that adopt a statement of one id', () => {
  it('one after the other: the second is refused, however soon it comes', async () => {
    await service.record('/plans', plan('Q1', 'Y1'));
    await expectRefused(service, 409, 'statements[0].statement', () => service.post('/plans', plan('Q2', 'Y1')));
  });

  it('at the same moment: the first holds the id, the other says so, and the ledger goes on', async () => {
    await Promise.all([service.record('/plans', plan('Q3', 'Z1')), service.record('/plans', plan('Q4', 'Z1'))]);
    const [[first], [second]] = [await statementsOf('Q3'), await statementsOf('Q4')];
    expect([first?.heldBy, second?.heldBy]).toEqual([null, 'Q3']);
    expect(second?.wording.nb).toBe('Mål i Q4');
    expect((await statusOf('Q3')).map(({ wording }) => wording.nb)).toEqual(['Mål i Q3']);
    expect(await statusOf('Q4')).toEqual([]);
    expect((await service.send('GET', '/health/ready')).status).toBe(200);
  });

  it('is mended by a revision of the other, which ends nothing of the first', async () => {
    const { revision } = await service.ask<{ revision: number }>('/plans/Q4');
    const added = [{ statement: 'Z2', role: 'goal', position: 1, wording: { nb: 'Mål i Q4' } }];
    await service.record('/plans/Q4/revisions', { from: '2024-01-01', summary: 'Ny id', withdrawn: ['Z1'], added, ...GROUNDS }, { revision });
    expect((await statusOf('Q4')).map(({ statementId }) => statementId)).toEqual(['Z2']);
    expect((await service.ask<{ ended: string | null }>('/goals/Z1?at=2024-02-01')).ended).toBeNull();
  });
});

function plan(id: string, statement: string) {
  const statements = [{ statement, role: 'goal', position: 1, wording: { nb: `Mål i ${id}` } }];
  return { plan: id, title: { nb: `Plan ${id}` }, unit: 'union', period: { from: '2024-01-01', to: '2025-01-01' }, mandate: MANDATE, statements };
}

interface Statement {
  readonly wording: { readonly nb: string };
  readonly heldBy: string | null;
}
async function statementsOf(id: string): Promise<readonly Statement[]> {
  return (await service.ask<{ statements: readonly Statement[] }>(`/plans/${id}?at=2024-02-01`)).statements;
}

async function statusOf(id: string) {
  return (await service.ask<{ items: { statementId: string; wording: { nb: string } }[] }>(`/plans/${id}/status?at=2024-02-01`)).items;
}
