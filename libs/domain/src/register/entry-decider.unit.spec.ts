import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { command, idOf, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import { changeEntry, correctEntry, recordEntry, retractEntry } from './commands.js';
import { entryDecider } from './entry-decider.js';
import { EntryChanged, EntryCorrected, type EntryData, EntryRecorded, EntryRetracted } from './events.js';
import type { RegisterState } from './register-decider.js';

const day = (text: string) => text as CalendarDate;
const { given } = specification(entryDecider);

const place = { register: 'forums', entry: 'youth' };
const data = (more: Partial<EntryData> = {}): EntryData => ({
  ...place,
  unit: 'alta',
  title: 'Youth forum',
  state: 'active',
  plannedFor: null,
  attributes: {},
  evidence: [],
  note: null,
  delivery: null,
  ...more,
});
const said = { ...place, unit: 'alta', title: 'Youth forum', state: 'active', from: '2022-01-01' };
const recorded = event(EntryRecorded, data(), { validFrom: day('2022-01-01') });
const changed = event(EntryChanged, data({ state: 'dormant' }), { validFrom: day('2022-06-01') });

const register: RegisterState = { states: ['active', 'dormant', 'ended'] };
const known = { register, organisation };
const record = (more: object = {}, states: RegisterState = register) =>
  command('recordEntry', recordEntry.data.parse({ ...said, ...more }), { known: { ...known, register: states } });
const change = (more: object = {}) => command('changeEntry', changeEntry.data.parse({ ...said, from: '2022-06-01', state: 'dormant', ...more }), { known });
const correct = (corrects: string, more: object = {}) => command('correctEntry', correctEntry.data.parse({ ...said, corrects, ...more }), { known });
const retract = (corrects: string, unit: string | null = 'alta') =>
  command('retractEntry', retractEntry.data.parse({ ...place, unit, corrects }), { known: { organisation } });

describe('recording an entry', () => {
  it('says all of it from a day, and to a day where it ends by itself', () => {
    given().when(record()).then(recorded);
    given()
      .when(record({ to: '2024-01-01', plannedFor: '2022-03-01', attributes: { digital: true, attendance: 31, place: 'Alta' } }))
      .then(
        event(EntryRecorded, data({ plannedFor: day('2022-03-01'), attributes: { digital: true, attendance: 31, place: 'Alta' } }), {
          validFrom: day('2022-01-01'),
          validTo: day('2024-01-01'),
        }),
      );
  });

  it('may be of the whole organisation', () => {
    expect(
      given()
        .when(record({ unit: null }))
        .events(),
    ).toHaveLength(1);
  });

  it('is done once, unless what was said has been taken back', () => {
    expect(given(recorded).when(record()).refused()).toMatchObject({ kind: 'exists', issues: [{ field: 'entry' }] });
    const retracted = event(EntryRetracted, place, { corrects: idOf(0) });
    given(recorded, retracted).when(record()).then(recorded);
  });

  it.each([
    ['a state that the register does not have', { state: 'delivered' }, 'invalid', 'state'],
    ['an end on its first day', { to: '2022-01-01' }, 'invalid', 'from'],
    ['a unit that no longer exists', { from: '2022-07-01' }, 'invalid', 'unit'],
    ['a unit that was never established', { unit: 'nowhere' }, 'not-found', 'unit'],
  ])('refuses %s', (_, more, kind, field) => {
    expect(given().when(record(more)).refused()).toMatchObject({ kind, issues: [{ field }] });
  });

  it('names the states there are, and needs a register', () => {
    expect(
      given()
        .when(record({ state: 'delivered' }))
        .refused().issues[0]?.remedy,
    ).toBe('it has active, dormant, ended');
    expect(
      given()
        .when(record({}, { states: null }))
        .refused(),
    ).toMatchObject({ kind: 'not-found', issues: [{ field: 'register' }] });
  });
});

describe('changing an entry', () => {
  it('says what it is from a day; what it was before stands', () => {
    given(recorded).when(change()).then(changed);
  });

  it('needs an entry that counts', () => {
    const retracted = event(EntryRetracted, place, { corrects: idOf(0) });
    expect(given().when(change()).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'entry' }] });
    expect(given(recorded, retracted).when(change()).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'entry' }] });
  });

  it('moves it to the unit that its own was merged into, and to no other, lest one unit change the entries of another', () => {
    const moved = { from: '2022-07-01', unit: 'bodo' };
    expect(given(recorded).when(change(moved)).events()).toMatchObject([{ data: { unit: 'bodo' } }]);
    expect(
      given(recorded)
        .when(change({ unit: 'oslo' }))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'unit', remedy: 'give alta' }] });
    expect(
      given(recorded)
        .when(change({ unit: null }))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'unit' }] });
  });
});

describe('correcting an entry', () => {
  it('corrects its beginning or one change, by itself', () => {
    given(recorded, changed)
      .when(correct(idOf(1), { state: 'ended', from: '2022-06-01' }))
      .then(event(EntryCorrected, data({ state: 'ended' }), { validFrom: day('2022-06-01'), corrects: idOf(1) }));
  });

  it('may speak of the time before the entry moved', () => {
    const moved = event(EntryChanged, data({ unit: 'bodo' }), { validFrom: day('2022-07-01') });
    expect(
      given(recorded, moved)
        .when(correct(idOf(0)))
        .events(),
    ).toMatchObject([{ data: { unit: 'alta' } }]);
  });

  it('refuses what is no event of the entry, and the entry of another unit', () => {
    expect(
      given(recorded)
        .when(correct(idOf(7)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
    expect(
      given(recorded)
        .when(correct(idOf(0), { unit: 'oslo' }))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'unit' }] });
  });
});

describe('retracting what was said of an entry', () => {
  it('takes back one change and leaves the entry', () => {
    given(recorded, changed)
      .when(retract(idOf(1)))
      .then(event(EntryRetracted, place, { corrects: idOf(1) }));
    const retracted = event(EntryRetracted, place, { corrects: idOf(1) });
    expect(given(recorded, changed, retracted).when(change()).events()).toHaveLength(1);
    expect(
      given(recorded, changed, retracted)
        .when(correct(idOf(1)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
  });

  it('is for the unit whose entry it is', () => {
    expect(
      given(recorded)
        .when(retract(idOf(0), 'oslo'))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'unit' }] });
  });
});
