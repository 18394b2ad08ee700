import { CALLER } from '../testing/fake-ledger.js';
import { openDoor, type Door } from '../testing/door.js';

const ADDRESS = '/api/v1/measures/m/measurements';

describe('giving a command', () => {
  let door: Door;
  beforeEach(async () => {
    door = await openDoor();
  });
  afterEach(() => door.app.close());

  it('hands the address, the body, the grounds and the headers to the ledger', async () => {
    const mandate = { body: 'Landsstyret', date: '2023-01-20' };
    await door.post(
      ADDRESS,
      { unit: 'u', value: '12.5', mandate, reason: 'because' },
      { 'if-match': '"12"', 'idempotency-key': 'key-1', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    );
    expect(door.ledger.given).toEqual([
      {
        name: 'recordMeasurement',
        data: { measure: 'm', unit: 'u', value: '12.5' },
        mandate,
        reason: 'because',
        caller: CALLER,
        expected: 12,
        idempotencyKey: 'key-1',
        correlation: '4bf92f3577b34da6a3ce929d0e0e4736',
      },
    ]);
  });

  it('answers 201 with the receipt, the revision as ETag, and where the event is', async () => {
    const response = await door.post(ADDRESS, {});
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ seq: 41, stream: 'measurements-m:u', revision: 7, eventIds: ['event-1'] });
    expect(response.headers).toMatchObject({ etag: '"7"', location: '/api/v1/events/event-1' });
  });

  it('answers 202 where the sequencer has not come that far', async () => {
    door.ledger.receipt = { ...door.ledger.receipt, seq: null };
    const response = await door.post(ADDRESS, {});
    expect(response.statusCode).toBe(202);
    expect(response.json()).toMatchObject({ seq: null });
  });

  it('says nothing of a revision that the caller says nothing of', async () => {
    await door.post(ADDRESS, {});
    expect(door.ledger.given[0]).toMatchObject({ expected: null, idempotencyKey: null });
  });

  it('takes revision -1, which reads give for what holds nothing yet', async () => {
    await door.post(ADDRESS, {}, { 'if-match': '"-1"' });
    expect(door.ledger.given[0]?.expected).toBe('none');
  });

  it.each([
    ['if-match', '*', 'If-Match'],
    ['if-match', 'W/"7"', 'If-Match'],
    ['if-match', '7', 'If-Match'],
    ['if-match', '"7", "8"', 'If-Match'],
    ['if-match', '"-2"', 'If-Match'],
    ['if-match', '"07"', 'If-Match'],
    ['if-match', '"9007199254740993"', 'If-Match'],
    ['idempotency-key', 'x'.repeat(201), 'Idempotency-Key'],
    ['idempotency-key', '', 'Idempotency-Key'],
    ['idempotency-key', 'two words', 'Idempotency-Key'],
  ])('refuses the header %s: %s', async (header, value, field) => {
    const response = await door.post(ADDRESS, {}, { [header]: value });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ type: '/problems/invalid', errors: [{ field, remedy: expect.any(String) as string }] });
    expect(door.ledger.given).toHaveLength(0);
  });

  it.each([
    ['{"unit":"u"', 400, 'malformed', 'request'],
    ['', 400, 'malformed', 'request'],
    ['[]', 422, 'invalid', 'body'],
    ['"text"', 422, 'invalid', 'body'],
    ['{"measure":"other"}', 422, 'invalid', 'measure'],
    ['{"value":1,"value":2}', 422, 'invalid', 'value'],
    ['{"value":9007199254740993}', 422, 'invalid', 'value'],
    ['{"value":0.1234567890123456789}', 422, 'invalid', 'value'],
    ['{"source":{"__proto__":{"x":1}}}', 422, 'invalid', 'source.__proto__'],
    [`{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 422, 'invalid', `a${'[0]'.repeat(31)}`],
  ])('refuses the body %s with %i', async (body, status, kind, field) => {
    const response = await door.post(ADDRESS, body);
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ type: `/problems/${kind}`, errors: [{ field, remedy: expect.any(String) as string }] });
    expect(door.ledger.given).toHaveLength(0);
  });

  it('refuses a body of ten megabytes, and says where much goes', async () => {
    const response = await door.post(ADDRESS, JSON.stringify({ note: 'x'.repeat(10_000_000) }));
    expect(response.statusCode).toBe(413);
    expect(response.json()).toMatchObject({ errors: [{ field: 'body', remedy: expect.stringContaining('deliveries') as string }] });
    expect(door.ledger.given).toHaveLength(0);
  });

  it.each(['text/plain', 'application/x-ndjson', 'application/pdf', ''])('refuses content of the type "%s"', async (type) => {
    const response = await door.post(ADDRESS, '{}', { 'content-type': type });
    expect(response.statusCode).toBe(415);
    expect(response.json()).toMatchObject({ errors: [{ field: 'Content-Type', remedy: 'send application/json' }] });
    expect(door.ledger.given).toHaveLength(0);
  });
});

describe('asking a question', () => {
  let door: Door;
  beforeEach(async () => {
    door = await openDoor();
  });
  afterEach(() => door.app.close());

  it('hands address and parameters to the ledger, and sends its text as it is', async () => {
    const response = await door.get('/api/v1/plans/N/status?at=2022-12-31&asOf=2023-01-31');
    expect(door.ledger.asked).toEqual([
      { question: 'planStatus', params: { plan: 'N', at: '2022-12-31', asOf: '2023-01-31' }, address: '/api/v1/plans/N/status' },
    ]);
    expect(response.body).toBe('{ "an": "answer",  "as": "text" }');
    expect(response.headers['content-type']).toContain('application/json');
  });

  it('lets the address win over a parameter of the same name', async () => {
    await door.get('/api/v1/plans/N?plan=F');
    expect(door.ledger.asked[0]?.params).toEqual({ plan: 'N' });
  });
});
