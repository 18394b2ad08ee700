import { type CalendarDate, parseDate } from '#kernel';
import type { OrganisationState, UnitHistory } from '#domain';
import { reaches } from './index.js';

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
});
