import { problem, problemKinds } from '#contract';
import { Broken, Refused, type ErrorKind } from '#kernel';
import { openDoor, type Door } from '../testing/door.js';

describe('problems (RFC 9457)', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
  });
  afterEach(() => {
    door.ledger.failure = null;
  });
  afterAll(() => door.app.close());

  const ledgerKinds: readonly [ErrorKind, number][] = [
    ['invalid', 422],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['exists', 409],
    ['conflict', 412],
    ['precondition-required', 428],
    ['key-reused', 422],
    ['too-large', 413],
    ['unsupported-media-type', 415],
    ['busy', 503],
    ['not-yet', 503],
    ['unavailable', 503],
  ];

  it.each(ledgerKinds)('answers %s with status %i, a stable type and every fault named', async (kind, status) => {
    door.ledger.failure = new Refused(kind, 'what happened', [{ field: 'value', problem: 'is wrong', remedy: 'do this' }]);
    for (const response of [await door.get('/api/v1/plans/N'), await door.post('/api/v1/measures/m/measurements', {})]) {
      expect(response.statusCode).toBe(status);
      expect(response.headers['content-type']).toContain('application/problem+json');
      expect(problem.parse(response.json())).toMatchObject({
        type: `/problems/${kind}`,
        title: problemKinds[kind].title,
        status,
        detail: 'what happened',
        errors: [{ field: 'value', problem: 'is wrong', remedy: 'do this' }],
      });
    }
  });

  it.each(['busy', 'not-yet'] as const)('says when to try again after %s', async (kind) => {
    door.ledger.failure = new Refused(kind, 'later');
    expect((await door.get('/api/v1/plans')).headers['retry-after']).toBe('1');
  });

  it('gives nothing away of what nobody expected, but the trace under which it was logged', async () => {
    door.ledger.failure = new Broken('secret of the house');
    const response = await door.app.inject({
      method: 'GET',
      url: '/api/v1/plans',
      headers: { authorization: 'Bearer a-token', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
    expect(response.json()).toMatchObject({ type: '/problems/internal', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' });
  });

  it('answers an unknown address with 404 and where the addresses are', async () => {
    const response = await door.get('/api/v1/nothing');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({
      type: '/problems/not-found',
      errors: [{ field: 'address', remedy: expect.stringContaining('/api/docs') as string }],
    });
  });

  it('answers a method that an address does not take with 405 and those it does', async () => {
    const response = await door.app.inject({ method: 'DELETE', url: '/api/v1/measures/m/measurements', headers: { authorization: 'Bearer a-token' } });
    expect(response.statusCode).toBe(405);
    expect(response.headers['allow']).toBe('GET, POST');
  });

  it.each([
    ['/api/v1/plans/%ZZ', 400, 'malformed'],
    [`/api/v1/plans/${'x'.repeat(200)}`, 414, 'address-too-long'],
  ])('answers the address %s with %i', async (url, status, kind) => {
    const response = await door.get(url);
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ type: `/problems/${kind}`, errors: [{ remedy: expect.any(String) as string }] });
  });
});
