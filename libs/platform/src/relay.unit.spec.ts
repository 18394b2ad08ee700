import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRelayApart } from '#application';
import { MemoryBroker } from '#messaging';
import { readConfig } from './config.js';
import { brokerBy, relayApartBy } from './relay.js';

describe('a relay in a process of its own', () => {
  it.each([
    ['is not said to run apart', { KAFKA_BROKERS: '127.0.0.1:1' }, 'FREMDRIFT_RELAY'],
    ['has no brokers', { FREMDRIFT_RELAY: 'apart' }, 'KAFKA_BROKERS'],
    ['has a user without password', { FREMDRIFT_RELAY: 'apart', KAFKA_BROKERS: '127.0.0.1:1', KAFKA_USER: 'relay' }, 'KAFKA_PASSWORD'],
    ['has a password without user', { FREMDRIFT_RELAY: 'apart', KAFKA_BROKERS: '127.0.0.1:1', KAFKA_PASSWORD: 's3cret' }, 'KAFKA_USER'],
  ])('is refused where it %s', async (_what, settings, field) => {
    await expect(relayApartBy(readConfig(settings))).rejects.toMatchObject({ kind: 'invalid', issues: [{ field }] });
  });

  it('needs no brokers where none are named', async () => {
    expect(await brokerBy(readConfig({}))).toBeNull();
  });

  describe('over a folder of its own', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fremdrift-relay-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    const run = (settings: object, sources: ReadonlyMap<string, string>) =>
      runRelayApart(folder, settings, { broker: new MemoryBroker(), tenant: 'test', sources });

    it('is refused before there is a ledger in it', async () => {
      await expect(run({}, new Map())).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'ledger.db' }] });
    });

    it('bug-747: is refused where it has sources and is not told where the evidence lies that their facts may name', async () => {
      const engines = { kurrentdb: 'kurrentdb://127.0.0.1:1?tls=false', postgres: 'postgres://127.0.0.1:1/none', tenant: 'test' };
      await expect(run({ engines }, new Map([['https://members.example.org', 'actor-1']]))).rejects.toMatchObject({
        kind: 'invalid',
        issues: [{ field: 'FREMDRIFT_EVIDENCE' }],
      });
    });
  });
});
