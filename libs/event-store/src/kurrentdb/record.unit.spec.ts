import fc from 'fast-check';
import { sampleEvent, START } from '../contract/under-test.js';
import type { NewEvent } from '../port.js';
import { fromRecord, toRecords, type Recorded } from './record.js';

const position = { commit: 7n, prepare: 7n };

/** As the client gives an event that was sent: the metadata read as JSON, the rest as it was. */
function recorded(event: NewEvent, index = 0, count = 1): Recorded {
  const events = Array.from({ length: count }, () => event);
  const record = toRecords({ events }, START)[index];
  if (record === undefined) throw new Error('there is no such event');
  const { id, type, data, metadata } = record;
  return { streamId: 'ledger/goal/1', id, type, isJson: false, revision: 4n, data, metadata: JSON.parse(JSON.stringify(metadata)) as unknown, position };
}

describe('an event on its way through the log', () => {
  it('comes back as it was sent, whatever its payload and salt', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, fc.option(fc.constant('0190c42a-3c5e-7000-8000-000000000000')), fc.integer({ min: 1, max: 5 }), (note, salt, corrects, count) => {
        const event = sampleEvent({ payload: JSON.stringify({ data: { note } }), salt, corrects });
        const logged = fromRecord(recorded(event, count - 1, count), 'ledger/');
        expect(logged).toEqual({ position, stream: 'goal/1', revision: 4, part: [count - 1, count], claimedAt: START, event });
      }),
    );
  });

  it('keeps the bytes of its payload, also those that JSON would be written with otherwise', () => {
    const payload = '{"10":1,"9":2,"a":1e+30}';
    expect(fromRecord(recorded(sampleEvent({ payload })), 'ledger/').event.payload).toBe(payload);
  });

  it.each<[what: string, harm: Partial<Recorded>]>([
    ['no metadata', { metadata: undefined }],
    ['metadata of another kind', { metadata: { schema: 1 } }],
    ['metadata that is no JSON', { metadata: new Uint8Array([1, 2]) }],
    ['JSON as its data', { data: {}, isJson: true }],
    ['no place', { position: undefined }],
  ])('with %s is told to be foreign, by its id, type, revision and stream', (_what, harm) => {
    const foreign = { ...recorded(sampleEvent()), ...harm };
    expect(() => fromRecord(foreign, 'ledger/')).toThrow(
      expect.objectContaining({
        name: 'LogProblem',
        message: expect.stringContaining(`event ${foreign.id} (MeasurementRecorded) at revision 4 of ledger/goal/1`),
      }),
    );
  });
});
