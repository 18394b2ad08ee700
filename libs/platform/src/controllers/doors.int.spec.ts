import { AUTHORIZATION, openDoor, type Door } from '../testing/door.js';

describe('the doors beside commands and questions', () => {
  let door: Door;
  beforeEach(async () => {
    door = await openDoor();
  });
  afterEach(() => door.app.close());

  it('says whether the ledger can serve, and why not', async () => {
    expect((await door.app.inject('/health/live')).json()).toEqual({ live: true });
    expect((await door.app.inject('/health/ready')).statusCode).toBe(200);
    door.ledger.state = { ready: false, reasons: ['the projection facts stopped at event 7'], remarks: [] };
    const response = await door.app.inject('/health/ready');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ ready: false, reasons: ['the projection facts stopped at event 7'], remarks: [] });
  });

  it('counts answers by route and status, and shows the figures of the ledger', async () => {
    await door.get('/api/v1/plans/N');
    await door.get('/api/v1/plans/F');
    const { body } = await door.get('/metrics');
    expect(body).toMatch(/fremdrift_http_request_seconds_count\{method="GET",route="\/api\/v1\/plans\/:plan",status="200"\} 2/);
    expect(body).toContain(
      '# HELP fremdrift_projection_lag_events Events behind\n# TYPE fremdrift_projection_lag_events gauge\n' +
        'fremdrift_projection_lag_events{projection="facts"} 3\nfremdrift_projection_lag_events{projection="status"} 0\n',
    );
  });

  it('keeps evidence and gives it back as a download', async () => {
    const bytes = Buffer.from('%PDF-1.7 …');
    const kept = await door.app.inject({
      method: 'POST',
      url: '/api/v1/evidence',
      headers: { authorization: 'Bearer a-token', 'content-type': 'application/pdf' },
      payload: bytes,
    });
    expect(kept.statusCode).toBe(201);
    const { hash } = kept.json<{ hash: string }>();
    expect(kept.json()).toEqual({ hash, size: bytes.length, mediaType: 'application/pdf' });
    const read = await door.get(kept.headers['location'] as string);
    expect(read.rawPayload.equals(bytes)).toBe(true);
    expect(read.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${hash.replace(':', '-')}"`,
      'x-content-type-options': 'nosniff',
    });
  });

  it.each(['text/html', 'image/svg+xml', 'application/javascript'])('takes no %s as evidence', async (type) => {
    const response = await door.post('/api/v1/evidence', '<script>', { 'content-type': type });
    expect(response.statusCode).toBe(415);
    expect(door.ledger.files.size).toBe(0);
  });

  it.each([
    ['/api/v1/ledger/checkpoint', 'text/plain; charset=utf-8', 'public, max-age=5', 'a checkpoint\n'],
    ['/api/v1/ledger/tile/0/x001/067.p/12', 'application/octet-stream', 'public, max-age=31536000, immutable', 'tile/0/x001/067.p/12'],
  ])('shows anybody %s', async (url, type, caching, body) => {
    const response = await door.app.inject(url);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({ 'content-type': type, 'cache-control': caching, 'x-content-type-options': 'nosniff' });
    expect(response.body).toBe(body);
  });

  it('tells anybody what a published report is checked by, at the address of the code on its front page, and nothing of a draft (bug-1020)', async () => {
    const page = await door.app.inject('/reports/r?language=nn');
    expect(page).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });
    expect(page.body).toContain('<html lang="nn">');
    expect(page.body).toContain(`<p id="${'f'.repeat(64)}">`);
    expect(page.body).toContain('Året &#60;2022&#62;');
    expect(page.body).toMatch(new RegExp(`html \\(nb\\)</th><td><code>${'b'.repeat(64)}</code> sladda`));
    const none = await door.app.inject('/reports/a-draft');
    expect([none.statusCode, none.body]).toEqual([404, expect.stringContaining('ikke publisert')]);
    expect((await door.app.inject('/reports/r?language=xx')).json()).toMatchObject({ status: 422, errors: [{ field: 'language' }] });
  });

  it('shows entries and proofs, and signs, for who has a token', async () => {
    for (const [method, url, body, caching] of [
      ['GET', '/api/v1/ledger/tile/entries/x001/067', 'tile/entries/x001/067 for actor-first', 'private, max-age=31536000, immutable'],
      ['GET', '/api/v1/events/e-1/proof', 'a proof of e-1 for actor-first\n', 'no-store'],
      ['POST', '/api/v1/ledger/checkpoint', 'a new checkpoint for actor-first\n', 'no-store'],
    ] as const) {
      expect((await door.app.inject({ method, url })).statusCode).toBe(401);
      const response = await door.app.inject({ method, url, headers: AUTHORIZATION });
      expect([response.statusCode, response.body, response.headers['cache-control']]).toEqual([200, body, caching]);
    }
  });

  it('says which methods the addresses of the log take', async () => {
    expect((await door.post('/api/v1/ledger/tile/0/000', {})).headers['allow']).toBe('GET');
    expect((await door.app.inject({ method: 'PUT', url: '/api/v1/ledger/checkpoint', headers: AUTHORIZATION })).headers['allow']).toBe('GET, POST');
  });

  it('retracts a delivery whole, for a reason', async () => {
    expect((await door.post('/api/v1/deliveries/d-1/retraction', { reason: 'counted twice' })).body).toBe('{"delivery":"d-1","reason":"counted twice"}\n');
    expect((await door.post('/api/v1/deliveries/d-1/retraction', {})).json()).toMatchObject({ status: 422, errors: [{ field: 'reason' }] });
  });

  it.each(['a b', '-x'])('refuses "%s" as the id of a delivery', async (id) => {
    const response = await door.post(`/api/v1/deliveries/${encodeURIComponent(id)}`, '', { 'content-type': 'application/x-ndjson' });
    expect(response.json()).toMatchObject({ status: 422, errors: [{ field: 'delivery' }] });
  });

  it('makes a token for someone new', async () => {
    const response = await door.post('/api/v1/access/tokens', { for: { name: 'Kari' }, label: 'import', role: 'recorder', unit: 'b1' });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ token: 'a-new-token', grant: 'grant-1', actor: 'actor-second' });
    expect(door.ledger.granted[0]?.access).toEqual({
      for: { name: 'Kari', contact: null },
      label: 'import',
      role: 'recorder',
      unit: 'b1',
      audience: 'inside',
      expiresOn: null,
    });
  });

  it('refuses a token for a role that there is not', async () => {
    const response = await door.post('/api/v1/access/tokens', { for: { name: 'Kari' }, label: 'import', role: 'king' });
    expect(response.json()).toMatchObject({ status: 422, errors: [{ field: 'role' }] });
  });

  it.each(['', '?after=x', '?after=1.5', '?after=-2'])('asks a follower for the last seq it has seen: "%s"', async (query) => {
    expect((await door.get(`/api/v1/events/stream${query}`)).json()).toMatchObject({ status: 422, errors: [{ field: 'after' }] });
  });
});
