import type { CalendarDate, DecimalText } from '#kernel';
import { event } from '../event/index.js';
import { command, idOf, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import type { MeasureDefinition, MeasureState } from '../measure/index.js';
import { correctMeasurement, recordMeasurement, retractMeasurement } from './commands.js';
import { measurementDecider } from './decider.js';
import { MeasurementCorrected, type MeasurementData, MeasurementRecorded, MeasurementRetracted } from './events.js';

const day = (text: string) => text as CalendarDate;
const number = (text: string) => text as DecimalText;
const { given } = specification(measurementDecider);

const definition: MeasureDefinition = {
  measure: 'members',
  title: 'Members',
  kind: 'count',
  quantity: 'stock',
  unitOfMeasure: 'members',
  definition: 'All who pay.',
  source: null,
  priceBasis: null,
  range: null,
};
const measure = (more: Partial<MeasureDefinition> = {}): MeasureState => ({
  versions: [{ from: day('2021-01-01'), definition: { ...definition, ...more } }],
  approvals: new Set(),
});

const place = { measure: 'members', unit: 'oslo' };
const data = (more: Partial<MeasurementData> = {}): MeasurementData => ({
  ...place,
  value: null,
  numerator: null,
  denominator: null,
  survey: null,
  provisional: false,
  source: null,
  evidence: [],
  note: null,
  delivery: null,
  ...more,
});
const recorded = event(MeasurementRecorded, data({ value: number('120') }), { validFrom: day('2022-12-31') });

const record = (more: object, state: MeasureState = measure()) =>
  command('recordMeasurement', recordMeasurement.data.parse({ ...place, ...more }), { known: { measure: state, organisation } });
const correct = (corrects: string, more: object = {}, known: object = {}) =>
  command('correctMeasurement', correctMeasurement.data.parse({ ...place, on: '2022-12-31', value: 121, corrects, ...more }), {
    known: { measure: measure(), organisation, ...known },
  });
const over = (to: string) => record({ from: '2022-01-01', to, value: 1 }, measure({ quantity: 'flow' }));
const again = (more: object = {}) => record({ on: '2022-12-31', value: 130, ...more });
const sent = (source: string) => ({ source: { name: source, reference: null } });
const retract = (corrects: string) => command('retractMeasurement', retractMeasurement.data.parse({ ...place, corrects }), { known: {} });
const issueOf = (known: object) =>
  given(recorded)
    .when(correct(idOf(5), {}, known))
    .refused().issues[0];

describe('recording a measurement', () => {
  it('of a stock holds on one day', () => {
    given()
      .when(record({ on: '2022-12-31', value: 120 }))
      .then(recorded);
  });

  it('of a flow belongs to a half-open period', () => {
    given()
      .when(record({ from: '2022-01-01', to: '2023-01-01', value: '17' }, measure({ quantity: 'flow' })))
      .then(event(MeasurementRecorded, data({ value: number('17') }), { validFrom: day('2022-01-01'), validTo: day('2023-01-01') }));
  });

  it('of a share or rate keeps numerator and denominator apart', () => {
    given()
      .when(record({ on: '2022-12-31', numerator: 31, denominator: '50' }, measure({ kind: 'share' })))
      .then(event(MeasurementRecorded, data({ numerator: number('31'), denominator: number('50') }), { validFrom: day('2022-12-31') }));
    given()
      .when(record({ on: '2022-12-31', numerator: 150, denominator: 100 }, measure({ kind: 'rate' })))
      .then(event(MeasurementRecorded, data({ numerator: number('150'), denominator: number('100') }), { validFrom: day('2022-12-31') }));
  });

  it('of a share published without its parts keeps the quotient', () => {
    given()
      .when(record({ on: '2022-12-31', value: 0.62 }, measure({ kind: 'share' })))
      .then(event(MeasurementRecorded, data({ value: number('0.62') }), { validFrom: day('2022-12-31') }));
  });

  it('keeps source, evidence, note and delivery', () => {
    const details = {
      source: { name: 'register', reference: 'row 7' },
      evidence: [{ hash: `sha256:${'a'.repeat(64)}`, title: null }],
      note: 'counted twice',
      delivery: 'd-1',
      provisional: true,
    };
    given()
      .when(record({ on: '2022-12-31', value: 120, ...details }))
      .then(event(MeasurementRecorded, data({ value: number('120'), ...details }), { validFrom: day('2022-12-31') }));
  });

  it('of a survey keeps how it was asked, and leaves out what is not known', () => {
    const survey = { instrument: 'member survey', answers: 412, asked: 1000, margin: 0.04 };
    given()
      .when(record({ on: '2022-12-31', value: 0.62, survey }, measure({ kind: 'share' })))
      .then(event(MeasurementRecorded, data({ value: number('0.62'), survey: { ...survey, margin: number('0.04') } }), { validFrom: day('2022-12-31') }));
    given()
      .when(record({ on: '2022-12-31', value: 4.1, survey: { instrument: 'test', answers: 30 } }, measure({ kind: 'score' })))
      .then(
        event(MeasurementRecorded, data({ value: number('4.1'), survey: { instrument: 'test', answers: 30, asked: null, margin: null } }), {
          validFrom: day('2022-12-31'),
        }),
      );
  });

  it('of a day to come is accepted: it is not seen before that day', () => {
    expect(
      given()
        .when(record({ on: '2199-12-31', value: 1 }))
        .events(),
    ).toHaveLength(1);
  });

  it.each<[string, object, Partial<MeasureDefinition>, string]>([
    ['a stock without its day', { value: 1 }, {}, 'on'],
    ['a stock over a period', { from: '2022-01-01', to: '2023-01-01', value: 1 }, {}, 'from'],
    ['a stock with an end', { on: '2022-01-01', to: '2023-01-01', value: 1 }, {}, 'to'],
    ['a flow on one day', { on: '2022-01-01', value: 1 }, { quantity: 'flow' }, 'on'],
    ['a flow without a beginning', { to: '2022-01-01', value: 1 }, { quantity: 'flow' }, 'from'],
    ['a flow without an end', { from: '2022-01-01', value: 1 }, { quantity: 'flow' }, 'to'],
    ['a flow that ends as it begins', { from: '2022-01-01', to: '2022-01-01', value: 1 }, { quantity: 'flow' }, 'from'],
    ['a day before the measure was defined', { on: '2020-12-31', value: 1 }, {}, 'on'],
    ['no value at all', { on: '2022-12-31' }, {}, 'value'],
    ['a negative count', { on: '2022-12-31', value: -1 }, {}, 'value'],
    ['half a count', { on: '2022-12-31', value: 0.5 }, {}, 'value'],
    ['a numerator of a count', { on: '2022-12-31', value: 1, numerator: 1 }, {}, 'numerator'],
    ['a denominator of an amount', { on: '2022-12-31', value: 1, denominator: 1 }, { kind: 'amount' }, 'denominator'],
    ['a share without its numerator', { on: '2022-12-31', denominator: 1 }, { kind: 'share' }, 'numerator'],
    ['a share without its denominator', { on: '2022-12-31', numerator: 1 }, { kind: 'share' }, 'denominator'],
    ['a quotient beside its parts', { on: '2022-12-31', value: 0.5, numerator: 1, denominator: 2 }, { kind: 'rate' }, 'value'],
    ['a denominator of zero', { on: '2022-12-31', numerator: 1, denominator: 0 }, { kind: 'rate' }, 'denominator'],
    ['a negative denominator', { on: '2022-12-31', numerator: 1, denominator: -2 }, { kind: 'rate' }, 'denominator'],
    ['a share over 100 %', { on: '2022-12-31', numerator: 51, denominator: 50 }, { kind: 'share' }, 'numerator'],
    ['a share below zero', { on: '2022-12-31', numerator: -1, denominator: 50 }, { kind: 'share' }, 'numerator'],
    ['a share in per cent', { on: '2022-12-31', value: 62 }, { kind: 'share' }, 'value'],
    ['a value below the range', { on: '2022-12-31', value: 9 }, { range: { min: number('10'), max: null } }, 'value'],
    ['a value above the range', { on: '2022-12-31', value: 21 }, { range: { min: number('10'), max: number('20') } }, 'value'],
    ['a survey of a count', { on: '2022-12-31', value: 1, survey: { instrument: 's', answers: 9 } }, {}, 'survey'],
    ['a survey of an amount', { on: '2022-12-31', value: 1, survey: { instrument: 's', answers: 9 } }, { kind: 'amount' }, 'survey'],
    ['more answers than were asked', { on: '2022-12-31', value: 1, survey: { instrument: 's', answers: 9, asked: 8 } }, { kind: 'score' }, 'survey.asked'],
    ['a margin below zero', { on: '2022-12-31', value: 1, survey: { instrument: 's', answers: 9, margin: -1 } }, { kind: 'score' }, 'survey.margin'],
    ['a rate outside the range', { on: '2022-12-31', numerator: 3, denominator: 2 }, { kind: 'rate', range: { min: null, max: number('1.4') } }, 'numerator'],
    ['a unit that was merged away by then', { unit: 'alta', on: '2022-07-01', value: 1 }, {}, 'unit'],
    ['a flow in which the unit was merged away', { unit: 'alta', from: '2022-01-01', to: '2023-01-01', value: 1 }, { quantity: 'flow' }, 'unit'],
  ])('refuses %s', (_, more, definition, field) => {
    const refused = given()
      .when(record(more, measure(definition)))
      .refused();
    expect(refused).toMatchObject({ kind: 'invalid', issues: [{ field }] });
  });

  it('names the successor of a unit that was merged away, and accepts its last day', () => {
    const refused = given()
      .when(record({ unit: 'alta', on: '2022-07-01', value: 1 }))
      .refused();
    expect(refused.issues[0]?.remedy).toContain('bodo');
    expect(
      given()
        .when(record({ unit: 'alta', on: '2022-06-30', value: 1 }))
        .events(),
    ).toHaveLength(1);
    expect(
      given()
        .when(record({ unit: 'alta', from: '2022-01-01', to: '2022-07-01', value: 1 }, measure({ quantity: 'flow' })))
        .events(),
    ).toHaveLength(1);
  });

  it('refuses an unknown measure and an unknown unit', () => {
    const undefinedMeasure = { versions: [], approvals: new Set<string>() };
    expect(
      given()
        .when(record({ on: '2022-12-31', value: 1 }, undefinedMeasure))
        .refused(),
    ).toMatchObject({ kind: 'not-found', issues: [{ field: 'measure' }] });
    expect(
      given()
        .when(record({ unit: 'nowhere', on: '2022-12-31', value: 1 }))
        .refused(),
    ).toMatchObject({ kind: 'not-found', issues: [{ field: 'unit' }] });
  });

  it('judges by the definition in force on its first day', () => {
    const narrowed: MeasureState = {
      versions: [...measure().versions, { from: day('2023-01-01'), definition: { ...definition, range: { min: null, max: number('100') } } }],
      approvals: new Set(),
    };
    expect(
      given()
        .when(record({ on: '2022-12-31', value: 120 }, narrowed))
        .events(),
    ).toHaveLength(1);
    expect(
      given()
        .when(record({ on: '2023-01-01', value: 120 }, narrowed))
        .refused().issues,
    ).toMatchObject([{ field: 'value' }]);
  });
});

describe('correcting a measurement', () => {
  it('says the whole of it anew, also its day, and names what it corrects', () => {
    given(recorded)
      .when(correct(idOf(0), { on: '2022-12-30' }))
      .then(event(MeasurementCorrected, data({ value: number('121') }), { validFrom: day('2022-12-30'), corrects: idOf(0) }));
  });

  it('may correct a correction, and the same version twice', () => {
    const corrected = event(MeasurementCorrected, data({ value: number('121') }), { validFrom: day('2022-12-31'), corrects: idOf(0) });
    expect(
      given(recorded, corrected)
        .when(correct(idOf(1)))
        .events(),
    ).toMatchObject([{ corrects: idOf(1) }]);
    expect(
      given(recorded, corrected)
        .when(correct(idOf(0)))
        .events(),
    ).toMatchObject([{ corrects: idOf(0) }]);
  });

  it('refuses nothing, itself and the fact of another measure', () => {
    expect(issueOf({ correctedIn: null })).toMatchObject({ field: 'corrects', problem: `no event has the id ${idOf(5)}` });
    expect(issueOf({ correctedIn: null, ownId: idOf(5) })).toMatchObject({ field: 'corrects', problem: `${idOf(5)} is this very event` });
    expect(issueOf({ correctedIn: 'measurements-wages:oslo' })).toMatchObject({
      field: 'corrects',
      problem: `${idOf(5)} belongs to measurements-wages:oslo, not to measurements-members:oslo`,
    });
  });

  it('is held to the same rules as a recording', () => {
    expect(
      given(recorded)
        .when(correct(idOf(0), { value: -1 }))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'value' }] });
  });
});

describe('retracting a measurement', () => {
  const retracted = event(MeasurementRetracted, place, { corrects: idOf(0) });

  it('takes it back whole', () => {
    given(recorded)
      .when(retract(idOf(0)))
      .then(retracted);
  });

  it('is done once, and ends correction', () => {
    expect(
      given(recorded, retracted)
        .when(retract(idOf(0)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
    expect(
      given(recorded, retracted)
        .when(correct(idOf(0)))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'corrects' }] });
  });

  it('leaves the other facts of the stream as they are', () => {
    expect(
      given(recorded, event(MeasurementRecorded, recorded.data, { validFrom: day('2022-12-30') }), retracted)
        .when(correct(idOf(1), { on: '2022-12-30' }))
        .events(),
    ).toHaveLength(1);
  });
});

describe('bug-201 a second measurement of the same days from the same source hid the first in silence', () => {
  const corrected = event(MeasurementCorrected, data({ value: number('120') }), { validFrom: day('2022-12-30'), corrects: idOf(0) });
  const retracted = event(MeasurementRetracted, place, { corrects: idOf(0) });

  it('is refused, naming the first and what to do instead', () => {
    expect(given(recorded).when(again()).refused()).toMatchObject({
      kind: 'exists',
      issues: [{ field: 'on', problem: expect.stringContaining(idOf(0)), remedy: expect.stringContaining('correctMeasurement') }],
    });
  });

  it('is refused of the same period of a flow, and accepted of another', () => {
    const flow = event(MeasurementRecorded, data({ value: number('17') }), { validFrom: day('2022-01-01'), validTo: day('2022-02-01') });
    expect(given(flow).when(over('2022-02-01')).refused()).toMatchObject({ kind: 'exists', issues: [{ field: 'from' }] });
    expect(given(flow).when(over('2022-03-01')).events()).toHaveLength(1);
  });

  it('is kept beside the first when it comes from another source, whatever its reference there', () => {
    const fromRegister = event(MeasurementRecorded, data({ value: number('120'), ...sent('register') }), { validFrom: day('2022-12-31') });
    expect(
      given(recorded)
        .when(again(sent('register')))
        .events(),
    ).toHaveLength(1);
    expect(
      given(fromRegister)
        .when(again(sent('survey')))
        .events(),
    ).toHaveLength(1);
    const otherRow = again({ source: { name: 'register', reference: 'row 8' } });
    expect(given(fromRegister).when(otherRow).refused().kind).toBe('exists');
  });

  it('may be of a day that a correction or retraction has left, and not of one a correction has moved to', () => {
    expect(given(recorded, corrected).when(again()).events()).toHaveLength(1);
    expect(given(recorded, retracted).when(again()).events()).toHaveLength(1);
    const refused = given(recorded, corrected)
      .when(again({ on: '2022-12-30' }))
      .refused();
    expect(refused.issues[0]?.problem).toContain(idOf(1));
  });

  it('nor may a correction move a measurement onto the days of another', () => {
    const dayBefore = event(MeasurementRecorded, recorded.data, { validFrom: day('2022-12-30') });
    expect(
      given(recorded, dayBefore)
        .when(correct(idOf(1)))
        .refused(),
    ).toMatchObject({ kind: 'exists', issues: [{ field: 'on', problem: expect.stringContaining(idOf(0)) }] });
    expect(
      given(recorded, dayBefore)
        .when(correct(idOf(1), sent('survey')))
        .events(),
    ).toHaveLength(1);
  });

  it('is read from an older log all the same', () => {
    const refused = given(recorded, recorded, event(MeasurementRetracted, place, { corrects: idOf(0) }))
      .when(again())
      .refused();
    expect(refused.issues[0]?.problem).toContain(idOf(1));
  });
});

describe('the data of a measurement', () => {
  it.each([
    ['an unknown field', { colour: 'green' }, 'colour'],
    ['a day that does not exist', { on: '2023-02-29' }, 'on'],
    ['a number that lost precision', { value: 0.1 + 0.2 }, 'value'],
    ['a number that is none', { numerator: Number.NaN }, 'numerator'],
    ['a unit that could not be one', { unit: 'Oslo by' }, 'unit'],
  ])('refuses %s', (_, more, field) => {
    const issues = recordMeasurement.data.safeParse({ ...place, on: '2022-12-31', value: 1, ...more }).error?.issues ?? [];
    expect(issues.map((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.join() : issue.path.join('.')))).toEqual([field]);
  });

  it('goes to the stream of its measure and unit, in the scope of its unit, judged against measure and organisation', () => {
    const parsed = recordMeasurement.data.parse({ ...place, on: '2022-12-31', value: 1 });
    expect(recordMeasurement.stream(parsed)).toBe('measurements-members:oslo');
    expect(recordMeasurement.unit(parsed)).toBe('oslo');
    expect(recordMeasurement.reads(parsed)).toEqual({ measure: 'measure-members', organisation: 'organisation' });
  });
});
