import type { CalendarDate } from '#kernel';
import { event, type Role } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import { accessDecider, activeGrant, activeGrantsOf } from './decider.js';
import { AccessGranted, AccessRevoked } from './events.js';

const day = (text: string) => text as CalendarDate;
const { given } = specification(accessDecider);

const granted = (grant: string, role: Role = 'admin', unit: string | null = null, to: string | null = null) =>
  event(
    AccessGranted,
    { grant, actor: `actor-${grant}`, role, unit, audience: 'inside' },
    { validFrom: day('2023-01-01'), validTo: to === null ? null : day(to) },
  );
const wanted = { grant: 'g2', actor: 'actor-g2', role: 'recorder' as const, unit: 'bodo', audience: 'inside' as const, expiresOn: null };
const grant = (data: Partial<Omit<typeof wanted, 'expiresOn'>> & { readonly expiresOn?: CalendarDate } = {}) =>
  command('grantAccess', { ...wanted, ...data }, { known: { organisation } });
const revoke = (id: string) => command('revokeAccess', { grant: id });

describe('granting access', () => {
  it('holds from today', () => {
    given(granted('g1'))
      .when(grant({ expiresOn: day('2023-03-01') }))
      .then(
        event(
          AccessGranted,
          { grant: 'g2', actor: 'actor-g2', role: 'recorder', unit: 'bodo', audience: 'inside' },
          { validFrom: day('2023-02-01'), validTo: day('2023-03-01') },
        ),
      );
  });

  it.each([
    ['an id that was used before, also by a revoked grant', { grant: 'g1' }, 'exists', 'grant'],
    ['an expiry that would leave it no day', { expiresOn: day('2023-02-01') }, 'invalid', 'expiresOn'],
    ['a unit that does not exist', { unit: 'nowhere' }, 'not-found', 'unit'],
    ['a unit that no longer exists', { unit: 'alta' }, 'invalid', 'unit'],
  ])('refuses %s', (_what, data, kind, field) => {
    const refused = given(granted('g0'), granted('g1'), event(AccessRevoked, { grant: 'g1' }))
      .when(grant(data))
      .refused();
    expect([refused.kind, refused.issues[0]?.field]).toEqual([kind, field]);
  });
});

describe('revoking access', () => {
  it('holds from today', () => {
    given(granted('g1'), granted('g2', 'recorder', 'bodo'))
      .when(revoke('g2'))
      .then(event(AccessRevoked, { grant: 'g2' }, { validFrom: day('2023-02-01') }));
  });

  it('is refused for a grant that was never given or is revoked already', () => {
    expect(given(granted('g1')).when(revoke('g9')).refused().kind).toBe('not-found');
    expect(
      given(granted('g1'), granted('g2', 'board'), event(AccessRevoked, { grant: 'g2' }))
        .when(revoke('g2'))
        .refused().kind,
    ).toBe('invalid');
  });

  it.each([
    ['is alone', []],
    ['has beside it one that has expired', [granted('g2', 'admin', null, '2023-02-01')]],
    ['has beside it one that was revoked', [granted('g2'), event(AccessRevoked, { grant: 'g2' })]],
    ['has beside it one that reaches a single unit', [granted('g2', 'admin', 'bodo')]],
  ])('never takes the last admin grant when it %s', (_what, others) => {
    const refused = given(granted('g1'), ...others)
      .when(revoke('g1'))
      .refused();
    expect(refused.issues[0]?.remedy).toBe('grant the role admin to somebody else first');
  });

  it('takes an admin grant while another one is active', () => {
    given(granted('g1'), granted('g2'))
      .when(revoke('g1'))
      .then(event(AccessRevoked, { grant: 'g1' }, { validFrom: day('2023-02-01') }));
  });
});

describe('what a grant allows', () => {
  const state = given(granted('g1', 'board', null, '2023-06-01'), granted('g2'), event(AccessRevoked, { grant: 'g2' })).state();

  it('is nothing before its first day, on the day it expires, and once revoked', () => {
    expect(activeGrant(state, 'g1', day('2022-12-31'))).toBeNull();
    expect(activeGrant(state, 'g1', day('2023-05-31'))).toMatchObject({ role: 'board', unit: null, audience: 'inside' });
    expect(activeGrant(state, 'g1', day('2023-06-01'))).toBeNull();
    expect(activeGrant(state, 'g2', day('2023-05-31'))).toBeNull();
    expect(activeGrant(state, 'g9', day('2023-05-31'))).toBeNull();
  });

  it('is found by actor', () => {
    expect(activeGrantsOf(state, 'actor-g1', day('2023-05-31')).map(({ grant: id }) => id)).toEqual(['g1']);
    expect(activeGrantsOf(state, 'actor-g2', day('2023-05-31'))).toEqual([]);
  });
});
