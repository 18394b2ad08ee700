import { members, type Service, smallUnion } from './fixture.js';
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
