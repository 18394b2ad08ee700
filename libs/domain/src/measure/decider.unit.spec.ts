import type { CalendarDate, DecimalText } from '#kernel';
import { event } from '../event/index.js';
import { command, idOf, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import { approveMeasurements, breakSeries, defineMeasure, markContributors, redefineMeasure } from './commands.js';
import { definitionOn, digestOf, measureDecider } from './decider.js';
import { ContributorsMarked, type MeasureDefinition, MeasureDefined, MeasureRedefined, MeasurementsApproved, SeriesBroken } from './events.js';

const day = (text: string) => text as CalendarDate;
const number = (text: string) => text as DecimalText;
const { given } = specification(measureDecider);

const words = { measure: 'members', title: 'Members', unitOfMeasure: 'members', definition: 'All who pay or are exempt from paying.' };
const members: MeasureDefinition = { ...words, kind: 'count', quantity: 'stock', source: null, priceBasis: null, range: null };
const defined = event(MeasureDefined, members, { validFrom: day('2021-01-01') });

const define = (more: object = {}) =>
  command('defineMeasure', defineMeasure.data.parse({ ...words, kind: 'count', quantity: 'stock', from: '2021-01-01', ...more }));
const redefine = (more: object = {}) => command('redefineMeasure', redefineMeasure.data.parse({ ...words, from: '2022-01-01', ...more }));
const broken = (more: object = {}) =>
  command('breakSeries', breakSeries.data.parse({ measure: 'members', on: '2022-03-01', cause: 'Register clean-up', ...more }), { known: { organisation } });
const approve = (events: readonly string[], known: object = {}, more: { readonly reason?: string | null } = {}) =>
  command('approveMeasurements', approveMeasurements.data.parse({ measure: 'members', approval: 'year-2021', events }), { known, ...more });

describe('defining a measure', () => {
  it('says what is counted, from a day', () => {
    given().when(define()).then(defined);
  });

  it('is done once', () => {
    expect(given(defined).when(define()).refused()).toMatchObject({ kind: 'exists', issues: [{ field: 'measure' }] });
  });

  it('takes plausible bounds as numbers or text, the lower first', () => {
    given()
      .when(define({ range: { min: 0, max: '500000' } }))
      .then(event(MeasureDefined, { ...members, range: { min: number('0'), max: number('500000') } }, { validFrom: day('2021-01-01') }));
    expect(
      given()
        .when(define({ range: { min: 2, max: 1 } }))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'range' }] });
  });
});

describe('the prices that money is counted in', () => {
  const fixed = { priceBasis: { kind: 'fixed', year: 2020 } } as const;

  it('are named for an amount: as paid, or those of a year', () => {
    for (const priceBasis of [{ kind: 'nominal' } as const, fixed.priceBasis]) {
      given()
        .when(define({ kind: 'amount', priceBasis }))
        .then(event(MeasureDefined, { ...members, kind: 'amount', priceBasis }, { validFrom: day('2021-01-01') }));
    }
  });

  it('are refused for what is no money, also when it is redefined', () => {
    const refusal = { kind: 'invalid', issues: [{ field: 'priceBasis', remedy: expect.stringContaining('amount') }] };
    expect(given().when(define(fixed)).refused()).toMatchObject(refusal);
    expect(given(defined).when(redefine(fixed)).refused()).toMatchObject(refusal);
  });
});

describe('redefining a measure', () => {
  it('keeps kind and quantity and holds from its own day', () => {
    given(defined)
      .when(redefine({ definition: 'All who pay.' }))
      .then(event(MeasureRedefined, { ...members, definition: 'All who pay.' }, { validFrom: day('2022-01-01') }));
  });

  it('has no room for another kind or quantity', () => {
    expect(() => redefine({ kind: 'share' })).toThrow(/kind/);
    expect(() => redefine({ quantity: 'flow' })).toThrow(/quantity/);
  });

  it('needs a measure', () => {
    expect(given().when(redefine()).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'measure' }] });
  });

  it('leaves the earlier definition in force before its day, and may reach further back than the first', () => {
    const later = event(MeasureRedefined, { ...members, title: 'later' }, { validFrom: day('2022-01-01') });
    const earlier = event(MeasureRedefined, { ...members, title: 'earlier' }, { validFrom: day('2015-01-01') });
    const state = given(defined, later, earlier).state();
    const titles = ['2014-12-31', '2015-01-01', '2021-01-01', '2021-12-31', '2022-01-01'].map((text) => definitionOn(state, day(text))?.title ?? null);
    expect(titles).toEqual([null, 'earlier', 'Members', 'Members', 'later']);
  });
});

describe('breaking a series', () => {
  it('is recorded for one unit or all, with its cause', () => {
    const data = { measure: 'members', unit: null, cause: 'Register clean-up', overlapTo: null };
    given(defined)
      .when(broken())
      .then(event(SeriesBroken, data, { validFrom: day('2022-03-01') }));
    given(defined)
      .when(broken({ unit: 'oslo', overlapTo: '2022-06-01' }))
      .then(event(SeriesBroken, { ...data, unit: 'oslo', overlapTo: day('2022-06-01') }, { validFrom: day('2022-03-01') }));
  });

  it.each([
    ['an overlap that ends as it begins', { overlapTo: '2022-03-01' }, 'invalid', 'overlapTo'],
    ['a unit that was never established', { unit: 'nowhere' }, 'not-found', 'unit'],
    ['a unit that no longer exists', { unit: 'alta', on: '2022-07-01' }, 'invalid', 'unit'],
  ])('refuses %s', (_, more, kind, field) => {
    expect(given(defined).when(broken(more)).refused()).toMatchObject({ kind, issues: [{ field }] });
  });

  it('needs a measure', () => {
    expect(given().when(broken()).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'measure' }] });
  });
});

const mark = (contributors: string) => command('markContributors', markContributors.data.parse({ measure: 'members', contributors }));

describe('marking of which people a measure tells', () => {
  it('says where their number is found, or that there are none', () => {
    given(defined)
      .when(mark('value'))
      .then(event(ContributorsMarked, { measure: 'members', contributors: 'value' }));
    given(defined, event(ContributorsMarked, { measure: 'members', contributors: 'value' }))
      .when(mark('none'))
      .then(event(ContributorsMarked, { measure: 'members', contributors: 'none' }));
  });

  it('refuses a place that the values of the kind do not have', () => {
    expect(given(defined).when(mark('denominator')).refused().issues).toEqual([
      { field: 'contributors', problem: 'a measure of kind count has no denominator that counts people', remedy: 'give value or none' },
    ]);
  });

  it('needs a measure', () => {
    expect(given().when(mark('none')).refused().kind).toBe('not-found');
  });
});

describe('approving measurements', () => {
  const two = [idOf(8), idOf(7)];
  const approved = event(MeasurementsApproved, { measure: 'members', approval: 'year-2021', events: two, digest: digestOf(two) });

  it('names exactly the events, under a digest that does not depend on their order', () => {
    given(defined).when(approve(two)).then(approved);
    expect(digestOf(two)).toBe(digestOf(two.toReversed()));
    expect(digestOf(['b', 'a'])).toBe('7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78');
  });

  it('refuses an event listed twice', () => {
    expect(
      given(defined)
        .when(approve([idOf(7), idOf(8), idOf(7)]))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'events[2]' }] });
  });

  it('refuses by name each event that is no measurement of it, where that was looked up', () => {
    expect(
      given(defined)
        .when(approve(two, { approvable: { [idOf(8)]: 'actor-other' } }))
        .refused(),
    ).toMatchObject({
      kind: 'invalid',
      issues: [{ field: 'events[1]', problem: `${idOf(7)} is no measurement of members` }],
    });
    given(defined)
      .when(approve(two, { approvable: { [idOf(7)]: 'actor-other', [idOf(8)]: 'actor-other' } }))
      .then(approved);
  });

  it('bug-1103: is by another than who recorded, or says in a reason why there is nobody else', () => {
    const mine = { approvable: { [idOf(7)]: 'actor-other', [idOf(8)]: 'actor-first' } };
    for (const reason of [null, ' ']) {
      expect(
        given(defined)
          .when(approve(two, mine, { reason }))
          .refused(),
      ).toMatchObject({
        kind: 'forbidden',
        issues: [{ field: 'events', problem: expect.stringContaining(`1 of 2 were recorded by the one who approves them, the first ${idOf(8)}`) }],
      });
    }
    given(defined)
      .when(approve(two, mine, { reason: 'We are two, and the other is ill' }))
      .then(approved);
    given(defined)
      .when(approve(two, { approvable: { [idOf(7)]: 'actor-other', [idOf(8)]: 'actor-other' } }, { reason: null }))
      .then(approved);
  });

  it('has an id that is used once', () => {
    expect(
      given(defined, approved)
        .when(approve([idOf(9)]))
        .refused(),
    ).toMatchObject({ kind: 'exists', issues: [{ field: 'approval' }] });
  });

  it('needs a measure, and at least one event', () => {
    expect(given().when(approve(two)).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'measure' }] });
    expect(() => approve([])).toThrow(/events/);
  });
});
