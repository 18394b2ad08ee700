import { catalogue } from '#goal-types';
import { type Service, members, membersLine, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

interface Told {
  readonly id: string;
  readonly type: string;
  readonly actor: string;
  readonly actorName: string | null;
}
interface GrantSeen {
  readonly grant: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly role: string;
  readonly unit: string | null;
  readonly state: string;
  readonly expiresOn: string | null;
}
const items = async <T>(path: string, as?: Parameters<Service['get']>[1]) => (JSON.parse((await service.get(path, as)).text) as { items: readonly T[] }).items;

describe('who did it', () => {
  it('is told by name in a history, in events and in one event', async () => {
    const history = await items<Told>('/goals/P1/history');
    expect(history.find(({ type }) => type === 'GoalInterpreted')).toMatchObject({ actorName: 'The secretariat' });
    const [interpreted] = await items<Told>('/events?type=GoalInterpreted');
    expect(interpreted).toMatchObject({ actorName: 'The secretariat' });
    const { event } = await service.ask<{ event: Told }>(`/events/${interpreted?.id}`);
    expect(event).toEqual(interpreted);
  });

  it('is told by name of the events that made a difference', async () => {
    const before = await service.head();
    await service.record('/measures/members/measurements', members('2021-01-31', 1003), { as: 'recorder' });
    const [change] = await items<{ readonly events: readonly Told[] }>(`/plans/P/changes?at=2021-02-28&from=seq:${before}`);
    expect(change?.events.at(-1)).toMatchObject({ type: 'MeasurementRecorded', actorName: 'The recorder' });
  });

  it('has no name once the vault has lost it, and stays the same pseudonym', async () => {
    const [before] = await items<Told>('/events?type=RubricDefined');
    await service.running.ledger.vault.erase({ keys: [], people: [before?.actor ?? ''] });
    expect((await items<Told>('/events?type=RubricDefined'))[0]).toEqual({ ...before, actorName: '[lost]' });
  });
});

describe('the list of grants', () => {
  it('says who has access, by name, until when, and who had it', async () => {
    await service.newToken('recorder', { unit: 'alta', expiresOn: '2021-06-01' });
    const granted = (await items<GrantSeen>('/access/grants?at=2021-05-31', 'auditor')).at(-1);
    expect(granted).toMatchObject({ actorName: 'The recorder', role: 'recorder', unit: 'alta', expiresOn: '2021-06-01', state: 'active' });
    const later = await items<GrantSeen>('/access/grants?at=2021-06-01', 'auditor');
    expect(later.at(-1)).toMatchObject({ state: 'expired' });
    await service.running.ledger.access.revoke(service.running.ledger.self, granted?.grant ?? '');
    expect((await items<GrantSeen>('/access/grants', 'admin')).at(-1)).toMatchObject({ state: 'revoked' });
  });
});

describe('what there is to name', () => {
  it('is listed with its definition and the revision that the next decision must name', async () => {
    expect(await items('/registers')).toMatchObject([{ register: 'forums', title: 'Fora', states: ['active', 'dormant', 'ended'], revision: 0 }]);
    expect(await items('/coverage')).toMatchObject([{ coverage: 'training', question: 'Er kurset holdt?', occasions: [], revision: 0 }]);
    await service.record('/coverage/training/occasions', { occasion: 'spring', on: '2021-04-01' }, { revision: 0 });
    expect(await items('/coverage')).toMatchObject([{ occasions: [{ occasion: 'spring', on: '2021-04-01' }], revision: 1 }]);
    expect(await items('/rubrics')).toMatchObject([{ rubric: 'standing', version: 1, levels: [{ level: 'weak' }, { level: 'strong' }], revision: 0 }]);
  });

  it('is nothing before it was known', async () => {
    for (const path of ['/registers', '/coverage', '/rubrics']) expect(await items(`${path}?asOf=seq:5`)).toEqual([]);
  });

  it('has every goal type, in the language asked for, with a schema of its parameters that asks for no more than a form must', async () => {
    const types = await items<{ readonly type: string; readonly never: string; readonly parameters: { readonly required?: readonly string[] } }>(
      '/goal-types?language=nn',
    );
    expect(types.map(({ type }) => type)).toEqual([...catalogue.keys()]);
    expect(types.map(({ never }) => never)).toEqual([...catalogue.values()].map(({ never }) => never.nn));
    expect(types[0]?.parameters.required).toEqual(['measure', 'rate']);
  });
});

it('a comparison is refused when its beginning lies after its end', async () => {
  const refused = await expectRefused(service, 422, 'from', () => service.get('/plans/P/changes?from=seq:20&to=seq:10'));
  expect(refused.detail).toContain('it is later than');
  const now = `seq:${await service.head()}`;
  expect((await service.get(`/plans/P/changes?from=${now}&to=${now}`)).status).toBe(200);
});

it('a delivery that was retracted whole is empty, and retracting it again finds nothing to do', async () => {
  await service.deliver('gone', membersLine('2021-01-30', 1001));
  const retract = () =>
    service.send(
      'POST',
      '/api/v1/deliveries/gone/retraction',
      { authorization: `Bearer ${service.tokens.secretariat}`, 'content-type': 'application/json' },
      JSON.stringify({ reason: 'Feil fil' }),
    );
  expect((await retract()).text.trimEnd().split('\n')).toHaveLength(1);
  expect(await items('/deliveries/gone')).toEqual([]);
  expect(await retract()).toMatchObject({ status: 200, text: '' });
  await expectRefused(service, 404, 'delivery', () => service.get('/deliveries/never'));
});
