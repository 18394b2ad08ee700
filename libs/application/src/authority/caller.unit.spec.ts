import { type CalendarDate, parseDate } from '#kernel';
import type { OrganisationState, Role, UnitHistory } from '#domain';
import { holderOfTheFiles, mustBeAllowedToAsk, mustBeInside, mustHaveRole, mustReach, reaches, type Caller } from './index.js';

const day = (text: string): CalendarDate => parseDate(text);
const from = day('2020-01-01');

function unit(name: string, parent: string | null, more: Partial<UnitHistory> = {}): UnitHistory {
  return { unit: name, kind: 'club', from, to: null, into: [], names: [{ from, value: name }], parents: [{ from, value: parent }], ...more };
}

const moved = {
  parents: [
    { from, value: 'north' },
    { from: day('2022-01-01'), value: 'south' },
  ],
};
const organisation: OrganisationState = {
  units: new Map(
    [
      unit('union', null),
      unit('north', 'union'),
      unit('south', 'union'),
      unit('mover', 'north', moved),
      unit('merged', 'north', { to: day('2022-01-01'), into: ['mover'] }),
      unit('closed', 'north', { to: day('2022-01-01') }),
    ].map((history) => [history.unit, history]),
  ),
};

const over = (scope: string | null, about: string | null) => () => mustReach(organisation, { unit: scope }, about, day('2023-01-01'));
const refusal = (wanted: string) => ({
  kind: 'forbidden',
  issues: [
    {
      field: 'unit',
      problem: `your authority covers south and what is below it, which ${wanted} is not`,
      remedy: 'ask someone whose authority reaches it',
    },
  ],
});

describe('authority over a unit', () => {
  it.each([
    ['north', 'north', '2023-01-01', true],
    ['union', 'mover', '2023-01-01', true],
    ['mover', 'south', '2023-01-01', false],
    ['north', 'south', '2023-01-01', false],
    ['north', 'mover', '2021-12-31', true],
    ['north', 'mover', '2022-01-01', false],
    ['south', 'mover', '2022-01-01', true],
    ['south', 'merged', '2023-01-01', true],
    ['north', 'merged', '2023-01-01', false],
    ['north', 'closed', '2021-12-31', true],
    ['north', 'closed', '2023-01-01', false],
    ['union', 'nowhere', '2023-01-01', false],
  ])('over %s reaches %s on %s: %p', (scope, about, on, expected) => {
    expect(reaches(organisation, scope, about, day(on))).toBe(expected);
  });

  it('is enough where it reaches the unit, and over everything where it has no unit', () => {
    for (const enough of [over('south', 'south'), over('south', 'mover'), over(null, 'north'), over(null, 'nowhere'), over(null, null)]) {
      expect(enough).not.toThrow();
    }
  });

  it('is refused in the same words for a unit elsewhere and for one that does not exist, and for the whole organisation', () => {
    expect(over('south', 'north')).toThrow(expect.objectContaining(refusal('north')));
    expect(over('south', 'nowhere')).toThrow(expect.objectContaining(refusal('nowhere')));
    expect(over('south', null)).toThrow(expect.objectContaining(refusal('the whole organisation')));
  });
});

const caller = (role: Role, grant: string | null = 'grant-1'): Caller => ({ actor: 'actor-1', role, unit: null, audience: 'inside', grant });
const command = (...roles: readonly Role[]) => ({ name: 'renameLedger', roles });

describe('authority by role', () => {
  it('is the role’s own to give a command', () => {
    expect(() => mustHaveRole(command('planner', 'recorder'), caller('recorder'))).not.toThrow();
    const [problem, remedy] = ['the role auditor may not give the command renameLedger', 'ask someone with the role planner or recorder'];
    for (const grant of ['grant-1', null]) {
      expect(() => mustHaveRole(command('planner', 'recorder'), caller('auditor', grant))).toThrow(
        expect.objectContaining({ kind: 'forbidden', message: problem, issues: [{ field: 'role', problem, remedy }] }),
      );
    }
  });

  it('is the ledger’s alone where no role may give the command, whatever role the grant is for', () => {
    expect(() => mustHaveRole(command(), holderOfTheFiles('actor-system'))).not.toThrow();
    const problem = 'the role admin may not give the command renameLedger';
    expect(() => mustHaveRole(command(), caller('admin'))).toThrow(
      expect.objectContaining({ kind: 'forbidden', issues: [{ field: 'role', problem, remedy: 'the ledger does this by itself' }] }),
    );
  });

  it('is the role’s own to ask a question, also where no grant stands behind it', () => {
    const question = { name: 'weakSpots', roles: ['auditor', 'admin'] as const };
    expect(() => mustBeAllowedToAsk(question, caller('auditor'))).not.toThrow();
    const [problem, remedy] = ['the role analyst may not ask the question weakSpots', 'ask someone with the role auditor or admin'];
    for (const grant of ['grant-1', null]) {
      expect(() => mustBeAllowedToAsk(question, caller('analyst', grant))).toThrow(
        expect.objectContaining({ kind: 'forbidden', issues: [{ field: 'role', problem, remedy }] }),
      );
    }
  });

  it('is over everything within the organisation for whoever holds its files', () => {
    expect(holderOfTheFiles('actor-system')).toEqual({ actor: 'actor-system', role: 'admin', unit: null, audience: 'inside', grant: null });
    expect(holderOfTheFiles('actor-system', 'auditor').role).toBe('auditor');
  });

  it('does not let anyone outside see what is not published', () => {
    expect(() => mustBeInside({ audience: 'inside' })).not.toThrow();
    const problem = 'a token with the audience outside sees published tables only';
    expect(() => mustBeInside({ audience: 'outside' })).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        issues: [{ field: 'Authorization', problem, remedy: 'ask with a token whose audience is inside' }],
      }),
    );
  });
});
