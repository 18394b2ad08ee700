import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, instantFromMicros, type CalendarDate } from '#kernel';
import { envelopeText, partOf, recordedAtOf } from './envelope.js';
import type { NewEvent } from './port.js';

const day = fc.constantFrom<CalendarDate | null>(null, '2021-01-01' as CalendarDate, '2199-12-31' as CalendarDate);
const anyText = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed());

const newEvent: fc.Arbitrary<NewEvent> = fc.record({
  id: fc.uuid(),
  type: anyText,
  schema: fc.integer({ min: 1 }),
  validFrom: day,
  validTo: day,
  corrects: fc.option(fc.uuid()),
  commitment: anyText,
  salt: anyText,
  payload: anyText,
});

const micros = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) * 1000 - 1 });

describe('the envelope', () => {
  it('is the canonical JSON of its fields, whatever they hold', () => {
    fc.assert(
      fc.property(newEvent, anyText, fc.nat(), micros, fc.nat(), fc.nat(), (event, stream, revision, at, index, count) => {
        const { salt: _salt, payload: _payload, ...fields } = event;
        const recordedAt = instantFromMicros(at);
        const text = envelopeText(event, stream, revision, recordedAt, [index, count]);
        expect(text).toBe(canonicalJson({ ...fields, v: 1, stream, revision, recordedAt, part: [index, count] }));
        expect([recordedAtOf(text), partOf(text)]).toEqual([recordedAt, [index, count]]);
      }),
    );
  });

  /** The format is fixed for ever: should this vector ever fail, logs and proofs in the world no longer match the code. */
  it('has the bytes and the RFC 6962 leaf hash of the published vector', () => {
    const event: NewEvent = {
      id: '0188d2c0-7c00-7abc-8def-0123456789ab',
      type: 'MeasurementRecorded',
      schema: 1,
      validFrom: '2022-01-01' as CalendarDate,
      validTo: '2023-01-01' as CalendarDate,
      corrects: '0188d2c0-7bff-7abc-8def-0123456789ab',
      commitment: 'q80SNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrw',
      salt: 'AAECAwQFBgcICQoLDA0ODw',
      payload: '{"data":{"value":"1.96"}}',
    };
    const text = envelopeText(event, 'measurements-members:branch-7', 41, instantFromMicros(1_675_168_496_123_456), [0, 2]);
    expect(text).toBe(
      '{"commitment":"q80SNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrw","corrects":"0188d2c0-7bff-7abc-8def-0123456789ab",' +
        '"id":"0188d2c0-7c00-7abc-8def-0123456789ab","part":[0,2],"recordedAt":"2023-01-31T12:34:56.123456Z","revision":41,"schema":1,' +
        '"stream":"measurements-members:branch-7","type":"MeasurementRecorded","v":1,"validFrom":"2022-01-01","validTo":"2023-01-01"}',
    );
    const leaf = createHash('sha256').update(Buffer.of(0)).update(text, 'utf8').digest('hex');
    expect(leaf).toBe('5d74303a161ff290fb537f8faa14a1ceb6f8db4bf9223421f623abf2748752a6');
  });
});
