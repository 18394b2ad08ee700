import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Heartbeats, ManualClock, randomToken, timeOrderedId } from '#kernel';
import { startKurrentTestServer } from '#event-store';
import { layoutOf } from '../ledger/layout.js';
import { openLog } from './log.js';

const SILENT_TOO_LONG = 60_000_001;

it('the sequencer of a log in KurrentDB is held to be stuck when it is silent, and not once it is heard of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fremdrift-engines-'));
  const server = await startKurrentTestServer();
  const clock = new ManualClock(0);
  const heartbeats = new Heartbeats(clock);
  const log = await openLog(layoutOf(folder, { engines: { kurrentdb: server.url, postgres: null, tenant: 'beats' } }), { heartbeats });
  try {
    expect(heartbeats.pulses()).toEqual([{ part: 'sequencer', at: '1970-01-01T00:00:00.000000Z', held: null }]);
    clock.set(SILENT_TOO_LONG);
    expect(heartbeats.pulses()[0]?.held).toMatchObject({ since: '1970-01-01T00:00:00.000000Z' });
    const event = { id: timeOrderedId(0), type: 'Happened', schema: 1, validFrom: null, validTo: null, corrects: null, payload: '{}' };
    await log.append({ stream: 'stream', expected: 'none', events: [{ ...event, commitment: randomToken(32), salt: randomToken() }] });
    expect(heartbeats.pulses()[0]).toEqual({ part: 'sequencer', at: '1970-01-01T00:01:00.000001Z', held: null });
  } finally {
    await log.close();
    server.stop();
    await rm(folder, { recursive: true });
  }
});

it('bug-731: no ledger is begun in KurrentDB beside one that lies in the folder, but where that one is being moved', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fremdrift-engines-'));
  const server = await startKurrentTestServer();
  try {
    await writeFile(join(folder, 'ledger.db'), '');
    const layout = layoutOf(folder, { engines: { kurrentdb: server.url, postgres: null, tenant: 'moved' } });
    await expect(openLog(layout)).rejects.toMatchObject({ kind: 'unavailable', issues: [{ remedy: expect.stringContaining('fremdrift migrate') }] });
    await (await openLog(layout, { moving: true })).close();
    await (await openLog(layout)).close();
  } finally {
    server.stop();
    await rm(folder, { recursive: true });
  }
});
