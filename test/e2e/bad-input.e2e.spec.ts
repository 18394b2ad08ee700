import { randomUUID } from 'node:crypto';
import { keyedHash, retryableId } from '#application';
import type { Given } from './client.js';
import { GROUNDS, INTERPRETATION, MANDATE, members, membersLine, type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

const MEASUREMENTS = '/measures/members/measurements';
const RECORDER: Given = { as: 'recorder' };

/** A number as it stands in JSON text, where a program could not have it. */
const withValue = (value: string) => `{"unit":"union","on":"2022-01-31","value":${value}}`;

describe('a fact that can not be', () => {
  it.each([
    ['has an unknown field', MEASUREMENTS, { ...members('2022-01-31', 7), colour: 'red' }, 422, 'colour'],
    ['has a value of the wrong type', MEASUREMENTS, { ...members('2022-01-31', 7), unit: 7 }, 422, 'unit'],
    ['has no value', MEASUREMENTS, { unit: 'union', on: '2022-01-31' }, 422, 'value'],
    ['is of a day that does not exist', MEASUREMENTS, members('2023-02-29', 7), 422, 'on'],
    ['begins after it ends', '/measures/joined/measurements', { unit: 'union', from: '2022-02-01', to: '2022-01-01', value: 7 }, 422, 'from'],
    ['lasts no day', '/measures/joined/measurements', { unit: 'union', from: '2022-02-01', to: '2022-02-01', value: 7 }, 422, 'from'],
    ['is NaN, which is no JSON', MEASUREMENTS, withValue('NaN'), 400, 'request'],
    ['is NaN as text', MEASUREMENTS, withValue('"NaN"'), 422, 'value'],
    ['is infinite', MEASUREMENTS, withValue('1e999'), 422, 'value'],
    ['is a number that loses precision', MEASUREMENTS, withValue('12345678901234567890'), 422, 'value'],
    ['gives its value twice', MEASUREMENTS, '{"unit":"union","on":"2022-01-31","value":1,"value":2}', 422, 'value'],
    ['is no JSON', MEASUREMENTS, '{"unit":"union"', 400, 'request'],
    ['is no object', MEASUREMENTS, '[]', 422, 'body'],
    ['says again what stands in the address', MEASUREMENTS, { ...members('2022-01-31', 7), measure: 'members' }, 422, 'measure'],
    ['is of a unit that was closed on that day', MEASUREMENTS, members('2022-07-01', 7, 'vardo'), 422, 'unit'],
    ['is of a unit that never was', MEASUREMENTS, members('2022-01-31', 7, 'atlantis'), 404, 'unit'],
    ['is of a measure that never was', '/measures/hapiness/measurements', members('2022-01-31', 7), 404, 'measure'],
    ['names no file as evidence', MEASUREMENTS, { ...members('2022-01-31', 7), evidence: [{ hash: 'report.pdf' }] }, 422, 'evidence[0].hash'],
    ['is in a state the register does not have', '/registers/forums/entries', entry({ state: 'planned' }), 422, 'state'],
    ['ends before it begins', '/registers/forums/entries', entry({ to: '2021-02-01' }), 422, 'from'],
    ['is of an occasion that was not listed', '/coverage/training/reports', report({ occasion: 'spring' }), 422, 'occasion'],
    ['is of a goal that no plan has adopted', '/goals/P9/assessments', assessment({}), 404, 'goal'],
    ['is at a level the rubric does not have', '/goals/P1/assessments', assessment({ level: 'middling' }), 422, 'level'],
  ])('%s', async (_, path, body, status, field) => {
    await expectRefused(service, status, field, () => service.post(path, body, RECORDER));
  });

  it('is taken until the last day of a unit, and to the last digit as text', async () => {
    await service.record(MEASUREMENTS, members('2022-06-30', 7, 'vardo'), RECORDER);
    await service.record(MEASUREMENTS, withValue('"12345678901234567890"'), RECORDER);
  });

  it('names every field that is wrong at once', async () => {
    const { errors } = await expectRefused(service, 422, 'on', () => service.post(MEASUREMENTS, { unit: 'union', on: 'today', value: 'many' }, RECORDER));
    expect(errors.map(({ field }) => field)).toEqual(['on', 'value']);
  });

  it('is accepted outside every plan period, and flagged', async () => {
    await service.record(MEASUREMENTS, members('2015-12-31', 900), RECORDER);
    await service.record(MEASUREMENTS, members('2021-12-31', 1010), RECORDER);
    const { items } = await service.ask<{ items: { flags: string[]; event: { validFrom: string } }[] }>(
      `${MEASUREMENTS}?unit=union&from=2015-01-01&to=2021-12-31`,
    );
    expect(items.map(({ flags, event }) => [event.validFrom, flags])).toEqual([
      ['2015-12-31', ['outsidePlanPeriod']],
      ['2021-12-31', []],
    ]);
  });
});

describe('a correction', () => {
  const corrected = { ...members('2022-02-28', 8), reason: 'Talt to ganger' };
  let fact: string;
  beforeAll(async () => {
    [fact = ''] = (await service.record(MEASUREMENTS, members('2022-02-28', 7), RECORDER)).eventIds;
  });

  it('of nothing is refused', async () => {
    await expectRefused(service, 422, 'corrects', () => service.post(correctionOf(randomUUID()), corrected, RECORDER));
    await expectRefused(service, 422, 'corrects', () => service.post(correctionOf('the-last-one'), corrected, RECORDER));
  });

  it('of the fact of another measure, or of another unit, is refused, saying where it belongs', async () => {
    const joined = await service.record('/measures/joined/measurements', { unit: 'union', from: '2022-01-01', to: '2022-02-01', value: 7 }, RECORDER);
    const ofMeasure = await expectRefused(service, 422, 'corrects', () => service.post(correctionOf(joined.eventIds[0] ?? ''), corrected, RECORDER));
    expect(ofMeasure.detail).toContain('measurements-joined:union');
    const ofUnit = await expectRefused(service, 422, 'corrects', () => service.post(correctionOf(fact), { ...corrected, unit: 'oslo' }, RECORDER));
    expect(ofUnit.detail).toContain('measurements-members:union');
  });

  it('of itself is refused, though its id is known beforehand', async () => {
    const { actor } = await service.running.callerOf(service.tokens.recorder ?? '');
    const own = retryableId(keyedHash(await service.running.ledger.vault.secret()), { caller: actor, key: 'itself', line: null }, 0);
    const { detail } = await expectRefused(service, 422, 'corrects', () => service.post(correctionOf(own), corrected, { ...RECORDER, key: 'itself' }));
    expect(detail).toContain('this very event');
  });

  it('without a reason is refused', async () => {
    await expectRefused(service, 422, 'reason', () => service.post(correctionOf(fact), members('2022-02-28', 8), RECORDER));
    await expectRefused(service, 422, 'reason', () => service.post(correctionOf(fact), { ...corrected, reason: '  ' }, RECORDER));
  });

  it('of a retracted fact is refused', async () => {
    await service.record(`${MEASUREMENTS}/${fact}/retraction`, { unit: 'union', reason: 'Gjaldt et annet forbund' }, RECORDER);
    await expectRefused(service, 422, 'corrects', () => service.post(correctionOf(fact), corrected, RECORDER));
    await expectRefused(service, 422, 'corrects', () => service.post(`${MEASUREMENTS}/${fact}/retraction`, { unit: 'union', reason: 'Igjen' }, RECORDER));
  });
});

describe('a decision that can not be', () => {
  const range = { type: 'countInRange', parameters: { register: 'forums', low: 3, high: 2 } };
  it.each([
    ['is of a goal type that does not exist', '/goals/P2/interpretation', { ...INTERPRETATION, type: 'netDelto' }, -1, 404, 'type'],
    ['gives a parameter its goal type does not have', '/goals/P2/interpretation', interpreted({ colour: 'red' }), -1, 422, 'parameters.colour'],
    ['decides before it begins', '/goals/P2/interpretation', interpreted({ decidingDate: '2019-12-31' }), -1, 422, 'parameters.decidingDate'],
    ['has a lowest number above the highest', '/goals/P2/interpretation', { ...INTERPRETATION, ...range }, -1, 422, 'parameters.high'],
    ['asks for a change of a word', '/goals/P2/interpretation', interpreted({ change: 'mer' }), -1, 422, 'parameters.change'],
    ['brings its own spec', '/goals/P2/interpretation', { ...INTERPRETATION, spec: {} }, -1, 422, 'spec'],
    ['is of an area, which is only followed', '/goals/A/interpretation', INTERPRETATION, -1, 422, 'type'],
    ['is of a goal that does not exist', '/goals/P9/interpretation', INTERPRETATION, -1, 404, 'goal'],
    ['is of a plan that does not exist', '/goals/P2/interpretation', { ...INTERPRETATION, plan: 'Q' }, -1, 404, 'plan'],
    ['holds from after the plan', '/goals/P2/interpretation', { ...INTERPRETATION, from: '2024-01-01' }, -1, 422, 'from'],
    [
      'sets a target of a goal that is not interpreted',
      '/goals/P2/target',
      { plan: 'P', changes: { change: '9' }, from: '2022-01-01', ...GROUNDS },
      -1,
      422,
      'from',
    ],
    ['was made on a revision that others have passed', '/goals/P1/target', target('90'), -1, 412, 'If-Match'],
    ['does not say which revision it was made on', '/goals/P1/target', target('90'), undefined, 428, 'If-Match'],
    ['adopts a plan that ends before it begins', '/plans', plan({ from: '2024-01-01', to: '2023-01-01' }), undefined, 422, 'period'],
    ['adopts a plan that is there already', '/plans', { ...plan({ from: '2024-01-01', to: '2025-01-01' }), plan: 'P' }, undefined, 409, 'plan'],
    ['closes a unit before it was', '/units/oslo/closure', { on: '2009-12-31' }, 9, 422, 'unit'],
    ['moves a unit under itself', '/units/north/parent', { parent: 'alta', on: '2023-01-01' }, 9, 422, 'parent'],
  ])('%s', async (_, path, body, revision, status, field) => {
    await expectRefused(service, status, field, () => service.post(path, body, revision === undefined ? {} : { revision }));
  });

  it.each(['7', '*', 'W/"7"', '"7", "8"', '"-2"'])('gives %s as the revision it was made on', async (match) => {
    const headers = { authorization: `Bearer ${service.tokens.secretariat}`, 'content-type': 'application/json', 'if-match': match };
    await expectRefused(service, 422, 'If-Match', () => service.send('POST', '/api/v1/goals/P1/target', headers, JSON.stringify(target('90'))));
  });
});

describe('a key', () => {
  it('that comes back with the same body is answered the same, and with another is refused', async () => {
    const first = await service.post(MEASUREMENTS, members('2022-03-31', 7), { ...RECORDER, key: 'once' });
    const head = await service.head();
    const again = await service.post(MEASUREMENTS, members('2022-03-31', 7), { ...RECORDER, key: 'once' });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([first.status, first.text, first.headers.get('etag')]);
    expect(await service.head()).toBe(head);
    await expectRefused(service, 422, 'Idempotency-Key', () => service.post(MEASUREMENTS, members('2022-03-31', 8), { ...RECORDER, key: 'once' }));
  });

  it.each([
    ['has a space', 'two words'],
    ['is too long', 'x'.repeat(201)],
  ])('that %s is refused', async (_, key) => {
    await expectRefused(service, 422, 'Idempotency-Key', () => service.post(MEASUREMENTS, members('2022-03-31', 7), { ...RECORDER, key }));
  });
});

describe('a body', () => {
  it('of 10 MB is refused', async () => {
    const body = { ...members('2022-01-31', 7), note: 'x'.repeat(10 * 2 ** 20) };
    await expectRefused(service, 413, 'body', () => service.post(MEASUREMENTS, body, RECORDER));
  });

  it('of another kind than the route takes is refused', async () => {
    const headers = { authorization: `Bearer ${service.tokens.recorder}`, 'content-type': 'text/csv' };
    await expectRefused(service, 415, 'Content-Type', () => service.send('POST', `/api/v1${MEASUREMENTS}`, headers, 'union;2022-01-31;7'));
  });

  it('nested out of all reason is refused', async () => {
    await expectRefused(service, 422, '[0]'.repeat(32), () => service.post(MEASUREMENTS, '['.repeat(5000) + ']'.repeat(5000), RECORDER));
  });
});

describe('a delivery of 100,000 lines', () => {
  const LINES = 100_000;
  const BAD = [50_000, 77_777];

  it('loses only the lines that are malformed, and says which', async () => {
    const before = await service.head();
    const units = ['alta', 'bodo', 'oslo', 'alta-ung', 'bodo-ung'];
    const line = (number: number) => {
      if (number === BAD[0]) return '{"command":"recordMeasurement","measure":"members","unit":';
      if (number === BAD[1]) return membersLine('2022-01-32', 1, 'alta');
      return membersLine('2022-01-31', number, units[number % units.length], `list ${number}`);
    };
    const answers = await service.deliver('large', Array.from({ length: LINES }, (_, index) => line(index + 1)).join('\n'));
    expect(answers).toHaveLength(LINES);
    expect(answers.findIndex(({ line }, index) => line !== index + 1)).toBe(-1);
    expect(answers.filter(({ accepted }) => !accepted).map(({ line, issues }) => [line, issues?.[0]?.field])).toEqual([
      [BAD[0], 'line'],
      [BAD[1], 'on'],
    ]);
    expect(await service.head()).toBe(before + LINES - BAD.length);
  }, 60_000);
});

function entry(more: object) {
  return { entry: 'youth', title: 'Ungdomsforum', state: 'active', from: '2021-03-01', ...more };
}

function report(more: object) {
  return { unit: 'alta', on: '2022-05-01', state: 'done', ...more };
}

function assessment(more: object) {
  return { unit: 'union', on: '2022-05-01', rubric: 'standing', level: 'weak', rationale: 'Vi spurte', selfAssessed: true, ...more };
}

function correctionOf(event: string) {
  return `${MEASUREMENTS}/${event}/correction`;
}

function interpreted(parameters: object) {
  return { ...INTERPRETATION, parameters: { ...INTERPRETATION.parameters, ...parameters } };
}

function target(change: string) {
  return { plan: 'P', changes: { change }, from: '2022-01-01', ...GROUNDS };
}

function plan(period: object) {
  const statements = [{ statement: 'Q1', role: 'goal', position: 1, wording: { nb: 'Noe annet' } }];
  return { plan: 'Q', title: { nb: 'Neste plan' }, unit: 'union', period, statements, mandate: MANDATE };
}
