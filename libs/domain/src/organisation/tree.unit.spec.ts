import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { type OrganisationEvent, UnitClosed, UnitEstablished, type UnitKind, UnitMoved, UnitRenamed, UnitsMerged, UnitSplit } from './events.js';
import { emptyOrganisation, organisationAfter } from './state.js';
import { childrenAt, descendantsAt, isOpen, isWithin, mustBeOpen, successorOf, unitAt } from './tree.js';

const day = (text: string) => text as CalendarDate;
const from = (text: string) => ({ validFrom: day(text) });
const unit = (id: string, kind: UnitKind, parent: string | null) => event(UnitEstablished, { unit: id, kind, name: id, parent }, from('2020-01-01'));
const after = (...changes: OrganisationEvent[]) =>
  [
    unit('union', 'union', null),
    unit('north', 'region', 'union'),
    unit('south', 'region', 'union'),
    unit('b1', 'branch', 'north'),
    unit('b2', 'branch', 'north'),
    unit('c1', 'club', 'b1'),
    ...changes,
  ].reduce(organisationAfter, emptyOrganisation);
const ids = (units: readonly { readonly unit: string }[]) => units.map((one) => one.unit);

describe('a unit on a day', () => {
  it('does not exist before its first day, nor on the day it is closed', () => {
    const state = after(event(UnitClosed, { unit: 'b2' }, from('2022-01-01')));
    expect(isOpen(state, 'b2', day('2019-12-31'))).toBe(false);
    expect(isOpen(state, 'b2', day('2020-01-01'))).toBe(true);
    expect(isOpen(state, 'b2', day('2021-12-31'))).toBe(true);
    expect(isOpen(state, 'b2', day('2022-01-01'))).toBe(false);
    expect(unitAt(state, 'b2', day('2022-01-01'))).toBeNull();
    expect(isOpen(state, 'nowhere', day('2022-01-01'))).toBe(false);
  });

  it('has the name and the parent of that day, also when an earlier change is recorded later', () => {
    const state = after(
      event(UnitMoved, { unit: 'b1', parent: 'south' }, from('2022-01-01')),
      event(UnitRenamed, { unit: 'b1', name: 'third' }, from('2023-01-01')),
      event(UnitRenamed, { unit: 'b1', name: 'second' }, from('2021-01-01')),
    );
    expect(unitAt(state, 'b1', day('2020-06-01'))).toEqual({ unit: 'b1', kind: 'branch', name: 'b1', parent: 'north' });
    expect(unitAt(state, 'b1', day('2021-12-31'))).toMatchObject({ name: 'second', parent: 'north' });
    expect(unitAt(state, 'b1', day('2022-12-31'))).toMatchObject({ name: 'second', parent: 'south' });
    expect(unitAt(state, 'b1', day('2023-01-01'))).toMatchObject({ name: 'third', parent: 'south' });
  });

  it('has what was recorded last, where two things were said of one day', () => {
    const state = after(
      event(UnitRenamed, { unit: 'b1', name: 'misspelt' }, from('2021-01-01')),
      event(UnitRenamed, { unit: 'b1', name: 'right' }, from('2021-01-01')),
    );
    expect(unitAt(state, 'b1', day('2021-01-01'))?.name).toBe('right');
  });
});

describe('the tree on a day', () => {
  const moved = after(event(UnitMoved, { unit: 'b1', parent: 'south' }, from('2022-01-01')));

  it('is the tree of that day', () => {
    expect(ids(descendantsAt(moved, 'north', day('2021-12-31')))).toEqual(['b1', 'b2', 'c1']);
    expect(ids(descendantsAt(moved, 'north', day('2022-01-01')))).toEqual(['b2']);
    expect(ids(childrenAt(moved, 'south', day('2022-01-01')))).toEqual(['b1']);
  });

  it('counts a unit within itself and within all above it', () => {
    expect(isWithin(moved, 'c1', 'c1', day('2022-01-01'))).toBe(true);
    expect(isWithin(moved, 'c1', 'south', day('2022-01-01'))).toBe(true);
    expect(isWithin(moved, 'c1', 'union', day('2022-01-01'))).toBe(true);
    expect(isWithin(moved, 'c1', 'north', day('2022-01-01'))).toBe(false);
    expect(isWithin(moved, 'south', 'c1', day('2022-01-01'))).toBe(false);
    expect(isWithin(moved, 'c1', 'c1', day('2019-01-01'))).toBe(false);
  });
});

describe('a unit that no longer exists', () => {
  const merged = after(event(UnitsMerged, { from: ['b1'], into: 'b2' }, from('2022-01-01')));
  const split = after(
    event(
      UnitSplit,
      {
        unit: 'b1',
        into: [
          { unit: 'b3', name: 'Three', children: ['c1'] },
          { unit: 'b4', name: 'Four', children: [] },
        ],
      },
      from('2022-01-01'),
    ),
  );

  it('leaves what stood below it to the unit it was merged into', () => {
    expect(unitAt(merged, 'c1', day('2021-12-31'))?.parent).toBe('b1');
    expect(unitAt(merged, 'c1', day('2022-01-01'))?.parent).toBe('b2');
    expect(successorOf(merged, 'b1')).toBe('b2');
  });

  it('has the last of a chain of mergers as its successor', () => {
    const state = organisationAfter(
      organisationAfter(merged, unit('b5', 'branch', 'north')),
      event(UnitsMerged, { from: ['b2'], into: 'b5' }, from('2023-01-01')),
    );
    expect(successorOf(state, 'b1')).toBe('b5');
  });

  it('is replaced by its parts after a split, under its own parent', () => {
    expect(unitAt(split, 'b3', day('2022-01-01'))).toEqual({ unit: 'b3', kind: 'branch', name: 'Three', parent: 'north' });
    expect(unitAt(split, 'c1', day('2022-01-01'))?.parent).toBe('b3');
    expect(isOpen(split, 'b1', day('2022-01-01'))).toBe(false);
    expect(split.units.get('b1')?.into).toEqual(['b3', 'b4']);
    expect(successorOf(split, 'b1')).toBeNull();
  });

  it('is refused with the unit to use instead', () => {
    expect(() => mustBeOpen(merged, 'b1', day('2022-01-01'), 'unit')).toThrow('b1 no longer exists from 2022-01-01');
    try {
      mustBeOpen(merged, 'b1', day('2022-01-01'), 'unit');
    } catch (error) {
      expect(error).toMatchObject({ issues: [{ remedy: 'give b2, which carries on, or an earlier day' }] });
    }
    expect(() => mustBeOpen(merged, 'b1', day('2021-12-31'), 'unit')).not.toThrow();
  });
});
