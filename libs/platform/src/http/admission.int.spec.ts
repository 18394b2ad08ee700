import { operations } from '#contract';
import { openDoor, type Door } from '../testing/door.js';

const filled = (path: string) => path.replaceAll(/:\w+/g, 'x');

describe('who gets in', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
  });
  afterAll(() => door.app.close());

  const guarded = operations.filter(({ open }) => !open).map(({ method, path }) => [method, path] as const);

  it.each(guarded)('nobody without a token: %s %s', async (method, path) => {
    for (const headers of [{}, { authorization: 'Bearer another-token' }, { authorization: 'a-token' }, { authorization: 'Basic YTpi' }]) {
      const response = await door.app.inject({ method, url: filled(path), headers });
      expect(response.statusCode).toBe(401);
      expect(response.headers['www-authenticate']).toContainEqual(expect.stringContaining('Bearer'));
      expect(response.json()).toMatchObject({ type: '/problems/unauthenticated' });
    }
    expect(door.ledger.given).toHaveLength(0);
    expect(door.ledger.asked).toHaveLength(0);
  });

  it.each(guarded)('everyone with a token, to be judged by the ledger: %s %s', async (method, path) => {
    const { statusCode } = await door.app.inject({ method, url: filled(path), headers: { authorization: 'Bearer a-token' } });
    expect([200, 201, 404, 422]).toContain(statusCode);
    expect(statusCode === 404).toBe(path.includes('/evidence/:hash'));
  });

  it('does not even say which addresses there are', async () => {
    expect((await door.app.inject({ method: 'GET', url: '/api/v1/nothing' })).statusCode).toBe(401);
    expect((await door.app.inject({ method: 'PUT', url: '/api/v1/plans' })).statusCode).toBe(401);
  });

  it('leaves open nothing but health, what a published report is checked by, the checkpoint and hash tiles', () => {
    expect(operations.filter(({ open }) => open).map(({ path }) => path)).toEqual([
      '/health/live',
      '/health/ready',
      '/reports/:report',
      '/api/v1/ledger/checkpoint',
      '/api/v1/ledger/tile/*',
    ]);
  });

  it('takes the token as a password where a browser reads, and nowhere else', async () => {
    const headers = { authorization: `Basic ${Buffer.from('anyone:a-token').toString('base64')}` };
    expect((await door.app.inject({ method: 'GET', url: '/api/docs', headers })).statusCode).toBe(200);
    expect((await door.app.inject({ method: 'GET', url: '/api/v1/plans', headers })).statusCode).toBe(401);
  });

  it('keeps figures of operation inside', async () => {
    expect((await door.get('/metrics')).statusCode).toBe(200);
    door.ledger.caller = { ...door.ledger.caller, audience: 'outside' };
    expect((await door.get('/metrics')).statusCode).toBe(403);
  });

  it.each(['/health/live', '/api/v1/plans', '/api/docs', '/api/v1/nothing'])('sends safe headers from %s', async (url) => {
    const { headers } = await door.get(url);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});
