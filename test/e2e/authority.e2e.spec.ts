import { questions } from '#application';
import { commandRoutes } from '#contract';
import { ROLES, type Role } from '#domain';
import { addressOf, GROUNDS, INTERPRETATION, members, membersLine, OF_EACH_BRANCH, type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

const REPORT = { report: 'r', plan: 'P', title: { nb: 'Årsrapport' }, at: '2022-12-31', assembly: { on: '2023-11-17' } };

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
  await service.record('/goals/P2/interpretation', OF_EACH_BRANCH, { revision: -1 });
  await service.record('/reports', REPORT);
});
afterAll(() => service.end());

const outside = (role: Role) => service.newToken(role, { audience: 'outside' });
const refused = (act: () => ReturnType<Service['post']>) => expectRefused(service, 403, 'Authorization', act);

const MEASUREMENTS = '/measures/members/measurements';

describe('a role', () => {
  it.each(commandRoutes.map((route) => [route.definition.name, route] as const))(
    'may give the command %s as its table says, and no other role',
    async (_, route) => {
      const path = route.path.replace('/api/v1', '').replaceAll(/:\w+/g, 'x');
      for (const role of ROLES) {
        if (route.definition.roles.includes(role)) {
          const before = await service.head();
          const { status } = await service.post(path, {}, { as: role });
          expect([404, 422, 428]).toContain(status); // let in, and told what an empty command lacks
          expect(await service.head()).toBe(before);
        } else {
          const { detail } = await expectRefused(service, 403, 'role', () => service.post(path, {}, { as: role }));
          expect(detail).toContain(role);
        }
      }
    },
  );

  it.each([
    ['auditor', ['raiseFinding', 'closeFinding', 'reopenFinding']],
    ['analyst', []],
  ] as const)('of %s may give no command but %j', (role, names) => {
    expect(commandRoutes.filter(({ definition }) => definition.roles.includes(role)).map(({ definition }) => definition.name)).toEqual(names);
  });

  it('is admin for making tokens', async () => {
    const access = { for: { name: 'Noen' }, role: 'admin', label: 'prøve' };
    for (const role of ROLES) if (role !== 'admin') await expectRefused(service, 403, 'role', () => service.post('/access/tokens', access, { as: role }));
  });

  it.each(questions.map(({ name, path, roles }) => [name, path, roles] as const))('may ask for %s as its table says', async (question, path, roles) => {
    const known: Readonly<Record<string, string>> = {
      plan: 'P',
      goal: 'P1',
      measure: 'members',
      register: 'forums',
      coverage: 'training',
      report: REPORT.report,
      table: 'series',
    };
    const [event] = (await service.ask<{ items: { id: string }[] }>('/events?limit=1')).items;
    const delivery = 'one';
    await service.deliver(delivery, membersLine('2021-01-31', 1001));
    const address = addressOf(path, { ...known, delivery, event: event?.id ?? '' });
    // nothing has changed since a report was published that is not
    const answered = question === 'reportChanges' ? 404 : 200;
    for (const role of ROLES) {
      const { status } = await service.get(address, role);
      expect([role, status]).toEqual([role, roles.includes(role) ? answered : 403]);
    }
  });
});

describe('a unit scope', () => {
  const scoped: Record<string, string> = {};
  beforeAll(async () => {
    for (const unit of ['north', 'alta', 'bodo']) scoped[unit] = await service.newToken('recorder', { unit });
  });

  let reports = 0;
  /** What a recorder of one unit hears who reports for another, from a new source each time. */
  const statusOf = async (of: string, unit: string): Promise<number> =>
    (await service.post(MEASUREMENTS, members('2021-01-02', 5, unit, `list ${(reports += 1)}`), { token: scoped[of] ?? '' })).status;
  const refusedTo = (of: string, unit: string) =>
    expectRefused(service, 403, 'unit', () => service.post(MEASUREMENTS, members('2021-01-02', 5, unit), { token: scoped[of] ?? '' }));

  it('reaches the unit and what is below it, and nothing beside or above', async () => {
    expect([await statusOf('alta', 'alta'), await statusOf('alta', 'alta-ung'), await statusOf('north', 'bodo-ung')]).toEqual([201, 201, 201]);
    for (const unit of ['bodo', 'bodo-ung', 'oslo', 'north', 'union']) await refusedTo('alta', unit);
    for (const unit of ['south', 'union']) await refusedTo('north', unit);
  });

  it('tells nobody whether a unit out of its reach exists', async () => {
    const there = await refusedTo('alta', 'oslo');
    const nowhere = await refusedTo('alta', 'atlantis');
    expect(nowhere.detail).toBe(there.detail.replace('oslo', 'atlantis'));
  });

  it('does not reach what is the whole organisation’s', async () => {
    const ofAlta = await service.newToken('planner', { unit: 'alta' });
    await expectRefused(service, 403, 'unit', () => service.post('/goals/P2/interpretation', INTERPRETATION, { token: ofAlta, revision: -1 }));
    await expectRefused(service, 403, 'unit', () =>
      service.post('/registers/forums/entries', { entry: 'all', title: 'Alle', state: 'active', from: '2021-02-01' }, { token: ofAlta }),
    );
    const local = { statement: 'L1', parent: 'P1', position: 2, wording: { nb: 'Ti flere i Alta' }, from: '2021-02-01' };
    await service.record('/plans/P/local-goals', { ...local, unit: 'alta' }, { token: ofAlta });
    await expectRefused(service, 403, 'unit', () => service.post('/plans/P/local-goals', { ...local, statement: 'L2', unit: 'bodo' }, { token: ofAlta }));
  });

  it('refuses those lines of a delivery that it does not reach, and takes the others', async () => {
    const lines = [membersLine('2021-01-03', 5, 'alta'), membersLine('2021-01-03', 5, 'oslo'), membersLine('2021-01-03', 5, 'alta-ung')];
    const answers = await service.deliver('mixed', lines.join('\n'), { token: scoped['alta'] ?? '' });
    expect(answers.map(({ accepted, kind, issues }) => [accepted, kind, issues?.[0]?.field])).toEqual([
      [true, undefined, undefined],
      [false, 'forbidden', 'unit'],
      [true, undefined, undefined],
    ]);
  });

  it('follows the organisation of today: to a club that moves from the day it does, and from a branch that is merged to the one that carries on', async () => {
    const revision = async () => (await service.ask<{ revision: number }>('/units')).revision;
    await service.record('/units/bodo-ung/parent', { parent: 'alta', on: '2021-03-01' }, { revision: await revision() });
    await refusedTo('alta', 'bodo-ung');
    service.itIs('2021-03-01');
    expect(await statusOf('alta', 'bodo-ung')).toBe(201);
    await refusedTo('bodo', 'bodo-ung');

    await service.record('/units/bodo/merger', { from: ['alta'], on: '2021-04-01' }, { revision: await revision() });
    await refusedTo('bodo', 'alta');
    service.itIs('2021-04-01');
    expect([await statusOf('bodo', 'alta'), await statusOf('bodo', 'alta-ung'), await statusOf('bodo', 'bodo-ung')]).toEqual([201, 201, 201]);
    for (const unit of ['alta', 'alta-ung', 'bodo']) await refusedTo('alta', unit);
  });

  it('is the grant’s own: the same person may have more than one', async () => {
    const { actor } = await service.running.callerOf(scoped['north'] ?? '');
    const both = { for: actor, role: 'recorder', unit: 'south', label: 'også sør' };
    const { token } = JSON.parse((await service.post('/access/tokens', both, { as: 'admin' })).text) as { token: string };
    expect((await service.post(MEASUREMENTS, members('2021-01-04', 5, 'oslo'), { token })).status).toBe(201);
    await refusedTo('north', 'oslo');
  });
});

describe('bug-203 a token with an outside audience', () => {
  it('may give no command, whatever its role', async () => {
    const token = await outside('recorder');
    await refused(() => service.post(MEASUREMENTS, members('2021-01-05', 5), { token }));
    const planner = await outside('planner');
    await refused(() => service.post('/goals/P2/interpretation', INTERPRETATION, { token: planner, revision: -1 }));
  });

  it('may deliver no facts and retract no delivery', async () => {
    const token = await outside('recorder');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
    await refused(() => service.send('POST', '/api/v1/deliveries/theirs', headers, membersLine('2021-01-05', 5)));
    await service.deliver('ours', membersLine('2021-01-06', 5));
    await refused(() => service.post('/deliveries/ours/retraction', { reason: 'Feil fil' }, { token }));
  });

  it('may make no token', async () => {
    const token = await outside('admin');
    await refused(() => service.post('/access/tokens', { for: { name: 'Noen' }, role: 'admin', label: 'prøve' }, { token }));
  });
});

it('whoever approved nothing can not confirm alone: the proposer’s second token is the same person', async () => {
  const { actor } = await service.running.callerOf(service.tokens.board ?? '');
  const { token } = JSON.parse((await service.post('/access/tokens', { for: actor, role: 'planner', label: 'to hatter' }, { as: 'admin' })).text) as {
    token: string;
  };
  const { revision } = await service.ask<{ revision: number }>('/goals/P1');
  const proposal = { plan: 'P', override: 'o1', from: '2021-05-01', to: '2021-06-01', course: 'behind', reason: GROUNDS.reason };
  const { revision: proposed } = await service.record('/goals/P1/overrides', proposal, { as: 'board', revision });
  await expectRefused(service, 403, 'override', () => service.post('/goals/P1/overrides/o1/confirmation', { plan: 'P' }, { token, revision: proposed }));
});
