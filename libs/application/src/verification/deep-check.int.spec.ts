import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#kernel';
import type { Fault } from '#publishing';
import { furnish } from '../commands/testing/workbench.js';
import { openLedger, type Ledger } from '../ledger/index.js';
import { deepReasons, startDeepCheck } from './index.js';

function after(...faults: readonly Fault[]): readonly string[] {
  const verification = { holds: false, checkpoint: null, checks: [], faults, faultsInAll: faults.length };
  return deepReasons({ progress: null, failure: null, last: { verification, at: '2026-11-22T07:13:13.782305Z' as Instant } });
}

async function furnished(): Promise<{ readonly folder: string; readonly ledger: Ledger }> {
  const folder = await mkdtemp(join(tmpdir(), 'fremdrift-background-'));
  const create = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false } as const;
  const ledger = await openLedger(folder, { create });
  await furnish(ledger.runner, 'opened');
  return { folder, ledger };
}

describe('the deep check in the background', () => {
  it('says what it found, and what keeps a server from going on', async () => {
    const { folder, ledger } = await furnished();
    const found = async () => {
      const check = startDeepCheck(ledger.layout, { startAfterMs: 0 });
      while (check.status().last === null && check.status().failure === null) await others();
      await check.close();
      return check.status();
    };
    try {
      const sound = await found();
      expect(sound).toMatchObject({ failure: null, last: { verification: { holds: true } } });
      expect(deepReasons(sound)).toEqual([]);
      const log = new DatabaseSync(ledger.layout.log);
      log.exec(`DROP TRIGGER event_is_never_updated; UPDATE event SET payload = '{}'`);
      log.close();
      const reasons = deepReasons(await found());
      expect(reasons[0]).toMatch(/^deep verification, 2.*Event 0 .*contents or salt were altered/);
      expect(reasons.at(-1)).toMatch(/faults in all/);
    } finally {
      await ledger.close();
      await rm(folder, { recursive: true });
    }
  }, 30_000);

  it('bug-962: lets go of its thread after each round, and goes round again in another', async () => {
    const { folder, ledger } = await furnished();
    const check = startDeepCheck(ledger.layout, { startAfterMs: 0, againAfterMs: 0 });
    const roundAfter = async (earlier: Instant | null): Promise<Instant> => {
      for (;;) {
        const { last, failure } = check.status();
        expect(failure).toBeNull();
        if (last !== null && last.at !== earlier) return last.at;
        await others();
      }
    };
    try {
      const first = await roundAfter(null);
      expect((await roundAfter(first)) > first).toBe(true);
    } finally {
      await check.close();
      await ledger.close();
      await rm(folder, { recursive: true });
    }
  }, 30_000);

  it('bug-478: lets a server go on while a witness is late, which whoever publishes tells of', () => {
    const late: Fault = { check: 'cosignatures', kind: 'quorumMissing', event: null, details: { quorum: 'enough', names: 'W1' } };
    const altered: Fault = { check: 'tiles', kind: 'bundleAltered', event: null, details: { file: 'tile/entries/000' } };
    expect(after(late)).toEqual([]);
    expect(after(late, altered)).toEqual([expect.stringContaining('tile/entries/000')]);
  });

  it('lets a server go on without the file of a report, which a backup that an erasure reached no longer held', () => {
    const missing: Fault = { check: 'reports', kind: 'reportMissing', event: null, details: { report: 'r', which: '1 nb pdf', file: 'a' } };
    const altered: Fault = { ...missing, kind: 'reportAltered', details: { report: 'r', which: '1 nb pdf', why: 'was altered' } };
    expect(after(missing)).toEqual([]);
    expect(after(missing, altered)).toEqual([expect.stringContaining('not as it was published')]);
  });
});
