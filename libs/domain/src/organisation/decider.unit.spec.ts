import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { organisationDecider } from './decider.js';
import { UnitClosed, UnitEstablished, type UnitKind, UnitMoved, UnitRenamed, UnitsMerged, UnitSplit } from './events.js';

const day = (text: string) => text as CalendarDate;
const { given } = specification(organisationDecider);

const unit = (id: string, kind: UnitKind, parent: string | null, from = '2020-01-01') =>
  event(UnitEstablished, { unit: id, kind, name: id, parent }, { validFrom: day(from) });
const small = [unit('union', 'union', null), unit('north', 'region', 'union'), unit('south', 'region', 'union')];
const tree = [...small, unit('b1', 'branch', 'north'), unit('b2', 'branch', 'north'), unit('c1', 'club', 'b1'), unit('c2', 'club', 'b1')];

const move = (data: { unit: string; parent: string; on: string }) => command('moveUnit', { ...data, on: day(data.on) });
const merge = (from: string[], into: string, on = '2022-07-01') => command('mergeUnits', { from, into, on: day(on) });
const split = (...into: [unit: string, ...children: string[]][]) =>
  command('splitUnit', { unit: 'b1', on: day('2022-07-01'), into: into.map(([id, ...children]) => ({ unit: id, name: id, children })) });
const close = (id: string, on = '2022-07-01') => command('closeUnit', { unit: id, on: day(on) });
const issueOf = (...into: Parameters<typeof split>) =>
  given(...tree)
    .when(split(...into))
    .refused().issues[0];

describe('establishing units', () => {
  const root = { unit: 'union', kind: 'union' as const, name: 'Forbundet', parent: null, from: day('2020-01-01') };
  const region = { unit: 'north', kind: 'region' as const, name: 'Nord', parent: 'union', from: day('2021-01-01') };

  it('takes a whole tree at once, in any order, each unit from its own day', () => {
    given()
      .when(command('establishUnits', { units: [region, root] }))
      .then(
        event(UnitEstablished, { unit: 'north', kind: 'region', name: 'Nord', parent: 'union' }, { validFrom: day('2021-01-01') }),
        event(UnitEstablished, { unit: 'union', kind: 'union', name: 'Forbundet', parent: null }, { validFrom: day('2020-01-01') }),
      );
  });

  it.each([
    ['an id that is taken', [{ ...region, unit: 'union' }], 'exists', 'units[0].unit'],
    ['one id twice', [region, { ...region, unit: 'x' }, { ...region, unit: 'x' }], 'exists', 'units[0].unit'],
    ['a second root', [{ ...root, unit: 'other' }], 'invalid', 'units[0].parent'],
    ['a parent that does not exist', [{ ...region, unit: 'x', parent: 'nowhere' }], 'not-found', 'units[0].parent'],
    ['a day before the parent exists', [{ ...region, unit: 'x', from: day('2019-12-31') }], 'invalid', 'units[0].parent'],
    ['a parent of the same kind', [{ ...region, unit: 'x', parent: 'south' }], 'invalid', 'units[0].parent'],
    [
      'two units below each other',
      [
        { ...region, unit: 'x', parent: 'y' },
        { ...region, unit: 'y', parent: 'x' },
      ],
      'invalid',
      'units[0].parent',
    ],
  ])('refuses %s', (_what, units, kind, field) => {
    const refused = given(...small)
      .when(command('establishUnits', { units }))
      .refused();
    expect([refused.kind, refused.issues[0]?.field]).toEqual([kind, field]);
  });

  it('refuses a first unit that is not the root', () => {
    expect(
      given()
        .when(command('establishUnits', { units: [region] }))
        .refused().kind,
    ).toBe('not-found');
  });
});

describe('renaming a unit', () => {
  it('holds from its day', () => {
    given(...small)
      .when(command('renameUnit', { unit: 'north', name: 'Nord-Norge', on: day('2022-05-01') }))
      .then(event(UnitRenamed, { unit: 'north', name: 'Nord-Norge' }, { validFrom: day('2022-05-01') }));
  });

  it('is refused before the unit exists', () => {
    const refused = given(...small)
      .when(command('renameUnit', { unit: 'north', name: 'x', on: day('2019-05-01') }))
      .refused();
    expect(refused.issues).toMatchObject([{ field: 'unit', problem: 'north does not exist before 2020-01-01, so not on 2019-05-01' }]);
  });
});

describe('moving a unit', () => {
  it('puts it and all below it elsewhere', () => {
    given(...tree)
      .when(move({ unit: 'b1', parent: 'south', on: '2022-01-01' }))
      .then(event(UnitMoved, { unit: 'b1', parent: 'south' }, { validFrom: day('2022-01-01') }));
  });

  it.each([
    ['below itself', { unit: 'b1', parent: 'b1', on: '2022-01-01' }],
    ['below one of its own', { unit: 'north', parent: 'b1', on: '2022-01-01' }],
    ['below a unit that is closed then', { unit: 'c1', parent: 'b2', on: '2023-01-01' }],
    ['below a unit that will be closed later', { unit: 'c1', parent: 'b2', on: '2022-01-01' }],
  ])('is refused %s', (_what, data) => {
    const refused = given(...tree, event(UnitClosed, { unit: 'b2' }, { validFrom: day('2023-01-01') }))
      .when(move(data))
      .refused();
    expect([refused.kind, refused.issues[0]?.field]).toEqual(['invalid', 'parent']);
  });

  it('may be reported late, as long as it was moved on before its parent closed', () => {
    const late = move({ unit: 'c1', parent: 'b2', on: '2021-01-01' });
    const past = [...tree, event(UnitMoved, { unit: 'c1', parent: 'b1' }, { validFrom: day('2022-01-01') })];
    given(...past, event(UnitClosed, { unit: 'b2' }, { validFrom: day('2022-01-01') }))
      .when(late)
      .then(event(UnitMoved, { unit: 'c1', parent: 'b2' }, { validFrom: day('2021-01-01') }));
  });
});

describe('merging units', () => {
  it('is one event', () => {
    given(...tree)
      .when(merge(['b1'], 'b2'))
      .then(event(UnitsMerged, { from: ['b1'], into: 'b2' }, { validFrom: day('2022-07-01') }));
  });

  it.each([
    ['into itself', ['b1', 'b2'], 'b2', 'from[1]'],
    ['a unit named twice', ['b1', 'b1'], 'b2', 'from[1]'],
    ['units of different kinds', ['c1'], 'b2', 'from[0]'],
    ['a unit that does not exist', ['nowhere'], 'b2', 'from[0]'],
    ['into a unit that does not exist', ['b1'], 'nowhere', 'into'],
  ])('is refused for %s', (_what, from, into, field) => {
    expect(
      given(...tree)
        .when(merge(from, into))
        .refused().issues[0]?.field,
    ).toBe(field);
  });

  it('is refused for a unit whose end is recorded, and for one that would never have existed', () => {
    const merged = event(UnitsMerged, { from: ['b1'], into: 'b2' }, { validFrom: day('2022-07-01') });
    expect(
      given(...tree, merged)
        .when(merge(['b1'], 'b2', '2022-01-01'))
        .refused().message,
    ).toContain('ends on 2022-07-01 already');
    expect(
      given(...tree)
        .when(merge(['b1'], 'b2', '2020-01-01'))
        .refused().issues[0]?.field,
    ).toBe('on');
  });

  it('is refused when what it would carry on in has ended before', () => {
    const merged = event(UnitsMerged, { from: ['b1'], into: 'b2' }, { validFrom: day('2022-07-01') });
    const refused = given(...small, unit('b1', 'branch', 'north'), unit('b2', 'branch', 'north'), merged)
      .when(merge(['b2'], 'b1', '2022-01-01'))
      .refused();
    expect(refused.message).toContain('b2 no longer exists from 2022-01-01');
  });
});

describe('splitting a unit', () => {
  it('shares out what stood below it', () => {
    given(...tree)
      .when(split(['b3', 'c1'], ['b4', 'c2']))
      .then(
        event(
          UnitSplit,
          {
            unit: 'b1',
            into: [
              { unit: 'b3', name: 'b3', children: ['c1'] },
              { unit: 'b4', name: 'b4', children: ['c2'] },
            ],
          },
          { validFrom: day('2022-07-01') },
        ),
      );
  });

  it('is refused when a unit below would have no parent, or two, or never stood there', () => {
    expect(issueOf(['b3', 'c1'], ['b4'])).toMatchObject({ field: 'into', problem: 'c2 would be left without a parent' });
    expect(issueOf(['b3', 'c1', 'c2'], ['b4', 'c2'])).toMatchObject({ field: 'into[1].children' });
    expect(issueOf(['b3', 'c1', 'c2', 'south'], ['b4'])).toMatchObject({ field: 'into[0].children' });
  });

  it('is refused when a new unit takes an old id', () => {
    const refused = given(...tree)
      .when(split(['b2', 'c1'], ['b4', 'c2']))
      .refused();
    expect([refused.kind, refused.issues[0]?.field]).toEqual(['exists', 'into[0].unit']);
  });

  it('is refused for the root', () => {
    const refused = given(unit('union', 'union', null))
      .when(command('splitUnit', { unit: 'union', on: day('2022-07-01'), into: ['x', 'y'].map((id) => ({ unit: id, name: id, children: [] })) }))
      .refused();
    expect(refused.message).toContain('would all stand at the top');
  });
});

describe('closing a unit', () => {
  it('ends it with that day', () => {
    given(...tree)
      .when(close('b2'))
      .then(event(UnitClosed, { unit: 'b2' }, { validFrom: day('2022-07-01') }));
  });

  it('is refused while units stand below it, now or later', () => {
    expect(
      given(...tree)
        .when(close('b1'))
        .refused().message,
    ).toContain('c1, c2 still stand below b1');
    expect(
      given(...tree, unit('c3', 'club', 'b2', '2023-01-01'))
        .when(close('b2'))
        .refused().message,
    ).toContain('b2 no longer exists from 2022-07-01, so not on 2023-01-01');
  });

  it('is refused twice', () => {
    const refused = given(...tree, event(UnitClosed, { unit: 'b2' }, { validFrom: day('2022-07-01') }))
      .when(close('b2', '2022-03-01'))
      .refused();
    expect(refused.message).toContain('ends on 2022-07-01 already');
  });
});
