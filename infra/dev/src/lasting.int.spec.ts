import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastingServers, removeLasting, startLasting, stopLasting } from './lasting.js';

describe('servers that last', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fremdrift-lasting-'));
    await chmod(folder, 0o755);
  });
  afterAll(async () => {
    await removeLasting(folder);
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('are found by whoever asks, keep their addresses from one start to the next, and are gone when they are removed', async () => {
    expect(await lastingServers(folder)).toEqual({ postgres: null, kafka: null });
    const first = await startLasting(folder);
    expect(first).toEqual({ postgres: expect.stringMatching(/^postgres:\/\//), kafka: expect.stringMatching(/^127\.0\.0\.1:\d+$/) });
    expect(await lastingServers(folder)).toEqual(first);
    expect(await startLasting(folder)).toEqual(first);
    await stopLasting(folder);
    expect(await lastingServers(folder)).toEqual({ postgres: null, kafka: null });
    expect(await startLasting(folder)).toEqual(first);
    await removeLasting(folder);
    expect(await lastingServers(folder)).toEqual({ postgres: null, kafka: null });
    expect(existsSync(folder)).toBe(false);
  }, 180_000);
});
