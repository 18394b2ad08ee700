import { randomUUID } from 'node:crypto';
import { type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

describe('a question', () => {
  it.each([
    ['as of beyond the end of the ledger', '/plans?asOf=seq:1000000', 422, 'asOf'],
    ['as of no point of knowledge', '/plans?asOf=yesterday', 422, 'asOf'],
    ['as of a day that does not exist', '/plans?asOf=2023-02-29', 422, 'asOf'],
    ['as of an instant without a zone', '/plans?asOf=2023-02-28T12:00:00', 422, 'asOf'],
    ['per a day that does not exist', '/plans?at=2023-02-29', 422, 'at'],
    ['under rules that were not in force', '/plans?rules=7', 422, 'rules'],
    ['in a language that is not spoken here', '/plans?language=sv', 422, 'language'],
    ['with a parameter it does not have', '/plans?colour=red', 422, 'colour'],
    ['with one parameter twice', '/plans?at=2022-01-01&at=2023-01-01', 422, 'at'],
    ['of a plan that does not exist', '/plans/Q/status', 404, 'plan'],
    ['of the changes of a plan from no point of knowledge', '/plans/P/changes?from=earlier', 422, 'from'],
    ['of the changes of a plan from nowhere', '/plans/P/changes', 422, 'from'],
    ['of changes up to what the answer does not rest on (bug-1101)', '/audit/changes?plan=P&from=seq:5&to=seq:7&asOf=seq:6', 422, 'to'],
    ['of changes from what the answer does not rest on (bug-1101)', '/plans/P/changes?from=seq:7&asOf=seq:6', 422, 'from'],
    ['of a goal that does not exist', '/goals/P9', 404, 'goal'],
    ['of the status of a goal that does not exist', '/goals/P9/status', 404, 'goal'],
    ['of the timeline of a goal that does not exist', '/goals/P9/timeline', 404, 'goal'],
    ['of the history of a goal that does not exist', '/goals/P9/history', 404, 'goal'],
    ['of the assessments of a goal that does not exist', '/goals/P9/assessments', 404, 'goal'],
    ['of a measure that does not exist', '/measures/hapiness/measurements', 404, 'measure'],
    ['of the series of a measure that does not exist', '/measures/hapiness/series', 404, 'measure'],
    ['of a register that does not exist', '/registers/castles/entries', 404, 'register'],
    ['of a coverage that does not exist', '/coverage/dancing/reports', 404, 'coverage'],
    ['of an occasion that was not listed', '/coverage/training/reports?occasion=spring', 404, 'occasion'],
    ['of a delivery that does not exist', '/deliveries/lost', 404, 'delivery'],
    ['of an event that does not exist', `/events/${randomUUID()}`, 404, 'event'],
    ['of an event by something else than its id', '/events/the-last-one', 422, 'event'],
    ['of a unit that does not exist', '/measures/members/measurements?unit=atlantis', 404, 'unit'],
    ['of events of a type that does not exist', '/events?type=GoalForgotten', 422, 'type'],
    ['with a cursor that was not given', '/events?cursor=next', 422, 'cursor'],
    ['for no items', '/events?limit=0', 422, 'limit'],
    ['for more than a page', '/events?limit=1001', 422, 'limit'],
    ['by an id that can not be one', '/plans/a%20b', 422, 'plan'],
    ['by an id that goes up a folder', '/plans/..%2F..%2Fledger', 422, 'plan'],
    ['at an address that is not well formed', '/plans/%E0%A4%A', 400, 'request'],
    ['at an address that is too long', `/plans/${'x'.repeat(2000)}`, 414, 'address'],
    ['at an address that does not exist', '/plan', 404, 'address'],
  ])('%s is refused', async (_, path, status, field) => {
    await expectRefused(service, status, field, () => service.get(path));
  });

  it('for what is not recorded yet is answered after a bounded wait, saying when to come back', async () => {
    const { type } = await expectRefused(service, 503, 'minSeq', () => service.get('/plans?minSeq=1000000'));
    expect(type).toBe('/problems/not-yet');
  }, 15_000);

  it('by a method that the address does not take is refused, with those that it does', async () => {
    const headers = { authorization: `Bearer ${service.tokens.analyst}` };
    await expectRefused(service, 405, 'method', () => service.send('DELETE', '/api/v1/plans/P', headers));
  });
});

function asking(authorization?: string) {
  return () => service.send('GET', '/api/v1/plans', authorization === undefined ? {} : { authorization });
}

function refused(authorization?: string) {
  return expectRefused(service, 401, 'Authorization', asking(authorization));
}

describe('a token', () => {
  it('is needed everywhere but to ask about health, also to hear that an address does not exist', async () => {
    await refused();
    await expectRefused(service, 401, 'Authorization', () => service.send('GET', '/api/v1/castles'));
    await expectRefused(service, 401, 'Authorization', () => service.send('GET', '/metrics'));
    await expectRefused(service, 401, 'Authorization', () =>
      service.send('POST', '/api/v1/plans', { 'content-type': 'application/json' }, 'x'.repeat(2 ** 21)),
    );
    expect((await service.send('GET', '/health/live')).status).toBe(200);
    expect((await service.send('GET', '/health/ready')).status).toBe(200);
  });

  it.each([
    ['of another form', 'Bearer secret'],
    ['that is none', 'Bearer '],
    ['of another scheme', 'Basic YWRtaW46YWRtaW4='],
    ['with something after it', 'Bearer a b'],
  ])('%s is refused', async (_, authorization) => {
    await refused(authorization);
  });

  it('with one letter changed is refused', async () => {
    const token = service.tokens.analyst ?? '';
    await refused(`Bearer ${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
  });

  it('is refused from the moment its grant is revoked', async () => {
    const token = await service.newToken('analyst');
    expect((await asking(`Bearer ${token}`)()).status).toBe(200);
    const { revisions } = await service.ask<{ revisions: { access: number } }>('/ledger');
    const { grant } = await service.running.callerOf(token);
    await service.record(`/access/grants/${grant}/revocation`, {}, { as: 'admin', revision: revisions.access });
    await refused(`Bearer ${token}`);
  });

  it('is refused from the day its grant expires', async () => {
    service.itIs('2021-02-01');
    const token = await service.newToken('analyst', { expiresOn: '2021-02-03' });
    service.itIs('2021-02-02');
    expect((await asking(`Bearer ${token}`)()).status).toBe(200);
    service.itIs('2021-02-03');
    await refused(`Bearer ${token}`);
  });

  it('with an outside audience sees nothing that is not published', async () => {
    const headers = { authorization: `Bearer ${await service.newToken('analyst', { audience: 'outside' })}` };
    for (const path of ['/api/v1/plans', '/api/v1/goals/P1/status', '/api/v1/ledger', '/api/v1/events', '/api/v1/events/stream?after=-1', '/metrics']) {
      await expectRefused(service, 403, 'Authorization', () => service.send('GET', path, headers));
    }
  });

  it('is made by an admin alone, for a role that exists, in a unit that does, until a day to come', async () => {
    const wanted = { for: { name: 'Noen' }, role: 'recorder', label: 'prøve' };
    await expectRefused(service, 403, 'role', () => service.post('/access/tokens', wanted));
    await expectRefused(service, 422, 'role', () => service.post('/access/tokens', { ...wanted, role: 'king' }, { as: 'admin' }));
    await expectRefused(service, 404, 'unit', () => service.post('/access/tokens', { ...wanted, unit: 'atlantis' }, { as: 'admin' }));
    await expectRefused(service, 422, 'expiresOn', () => service.post('/access/tokens', { ...wanted, expiresOn: '2020-01-01' }, { as: 'admin' }));
  });
});
