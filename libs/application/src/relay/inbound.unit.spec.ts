import fc from 'fast-check';
import { Refused } from '#kernel';
import type { Received } from '#messaging';
import { factIn, FACTS_TAKEN, mayBeSentBy } from './inbound.js';
import { cloudEventMessage, received } from './testing/sending.js';

const data = { measure: 'members', unit: 'club-1', on: '2023-01-31', value: '12' };
const structured = (change: object = {}, headers: Record<string, string> = { 'content-type': 'application/cloudevents+json' }): Received =>
  received({
    key: null,
    value: JSON.stringify({ specversion: '1.0', id: '1', source: 's', type: 'fremdrift.recordMeasurement', data, ...change }),
    headers,
  });

function refusalOf(message: Received): Refused {
  try {
    factIn(message);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('what source systems may report', () => {
  it('is measurements, register entries and coverage reports, their corrections and retractions, and nothing else', () => {
    expect(FACTS_TAKEN).toEqual([
      'recordMeasurement',
      'correctMeasurement',
      'retractMeasurement',
      'recordEntry',
      'changeEntry',
      'correctEntry',
      'retractEntry',
      'reportCoverage',
      'correctCoverage',
      'retractCoverage',
    ]);
  });

  it('is for roles that may give the command, with the audience inside', () => {
    const caller = { actor: 'actor-1', role: 'recorder', unit: null, audience: 'inside', grant: 'g' } as const;
    const command = 'recordMeasurement';
    expect([caller, { ...caller, audience: 'outside' } as const, { ...caller, role: 'auditor' } as const].map((one) => mayBeSentBy({ command }, one))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a message of a source system', () => {
  it.each(['structured', 'binary'] as const)('is read as a CloudEvent in the %s mode, as the CloudEvents library writes it', (mode) => {
    const { key, ...fact } = factIn(received(cloudEventMessage('7', 'fremdrift.recordMeasurement', { ...data, reason: 'late' }, { mode })));
    expect(fact).toEqual({ source: 'https://members.example.org', command: 'recordMeasurement', data, mandate: undefined, reason: 'late', correlation: null });
    expect(key).toMatch(/^cloudevent:[\w-]{43}$/);
  });

  it('has a key of its own for each source and id', () => {
    const keys = [structured(), structured({ id: '2' }), structured({ source: 't' }), structured({ data: {} })].map((message) => factIn(message).key);
    expect([new Set(keys).size, keys[0] === keys[3]]).toEqual([3, true]);
  });

  it('goes on in the trace that it names', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const inHeader = structured({}, { 'content-type': 'application/cloudevents+json', traceparent });
    expect([structured({ traceparent }), inHeader].map((message) => factIn(message).correlation)).toEqual(Array(2).fill('0af7651916cd43dd8448eb211c80319c'));
  });

  it.each([
    ['no value', received({ key: null, value: null, headers: {} }), 'invalid', 'value'],
    ['plain text', received({ key: null, value: 'hello', headers: {} }), 'unsupported-media-type', 'value'],
    ['a batch', structured({}, { 'content-type': 'application/cloudevents-batch+json' }), 'unsupported-media-type', 'value'],
    ['broken JSON', received({ key: null, value: '{', headers: { 'content-type': 'application/cloudevents+json' } }), 'invalid', 'value'],
    ['bytes that are no text', received({ key: null, value: new Uint8Array([0xff, 0xfe]), headers: {} }), 'invalid', 'value'],
    [
      'a number that JSON loses',
      received({ key: null, value: '{"id": 12345678901234567890}', headers: { 'content-type': 'application/cloudevents+json' } }),
      'invalid',
      'id',
    ],
    ['more than a fact may have', structured({ data: { note: 'x'.repeat(70_000) } }), 'too-large', 'value'],
    ['another version', structured({ specversion: '0.3' }), 'invalid', 'specversion'],
    ['no id', structured({ id: '' }), 'invalid', 'id'],
    ['no source', structured({ source: undefined }), 'invalid', 'source'],
    ['other data', structured({ data: 'text' }), 'invalid', 'data'],
    ['data of another type', structured({ datacontenttype: 'text/xml' }), 'invalid', 'datacontenttype'],
    ['a type that is none', structured({ type: 'org.example.sale' }), 'not-found', 'type'],
    ['a decision', structured({ type: 'fremdrift.adoptPlan' }), 'not-found', 'type'],
  ])('with %s is refused, saying what is wrong and what would be right', (_what, message, kind, field) => {
    const { issues, ...refused } = refusalOf(message);
    expect([refused.kind, issues[0]?.field]).toEqual([kind, field]);
    expect([issues[0]?.problem, issues[0]?.remedy]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  });

  it('that nearly names a type is told which', () => {
    expect(refusalOf(structured({ type: 'fremdrift.recordMesurement' })).issues[0]?.remedy).toBe('did you mean fremdrift.recordMeasurement?');
  });

  it('is taken or refused, whatever it holds', () => {
    const headers = fc.dictionary(fc.constantFrom('content-type', 'ce_id', 'ce_specversion', 'ce_type', 'ce_source', 'ce___proto__'), fc.string());
    const value = fc.oneof(fc.uint8Array(), fc.json(), fc.constant(null));
    fc.assert(
      fc.property(headers, value, fc.boolean(), (given, body, isStructured) => {
        const own = isStructured ? { ...given, 'content-type': 'application/cloudevents+json' } : given;
        expect(refusalOf(received({ key: null, value: body, headers: own })).issues.length).toBeGreaterThan(0);
      }),
    );
  });
});
