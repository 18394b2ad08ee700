import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk, openArchive, rootOfLog } from '#publishing';
import { formatCheckpoint, formatNote, newSigningKey, signerOf, verifierOf } from '#transparency';
import { unseal } from '../codec/index.js';
import { ErasuresOnRecord } from '../erasure/index.js';
import { furnish, measuring } from '../commands/testing/workbench.js';
import { erase } from '../erasure/testing/erase.js';
import { layoutOf, openLedger, type Ledger, type NewLedger } from '../ledger/index.js';
import { exportPackage } from '../package/index.js';
import type { LeftOut } from '#publishing';
import { backUp, refill, restore } from './index.js';

const ORIGIN = 'test.example/ledger';
const create: NewLedger = { origin: ORIGIN, title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };
const mandate = { body: 'Styret', date: '2023-01-30' };
const { skey, vkey } = newSigningKey(ORIGIN);
const keys = [verifierOf(vkey)];

let base: string;
let ledger: Ledger;
let head: number;
const at = (name: string) => join(base, name);

async function exported(to: string, leftOut: LeftOut | null = null, policy: string | null = null): Promise<void> {
  await exportPackage(layoutOf(at('data')), { to: at(to), size: null, leftOut, policy, onProgress: () => undefined });
}

/** A checkpoint of the log as it stands, in the archive. */
async function sign(): Promise<void> {
  const size = (await ledger.store.head()).seq + 1;
  const text = formatCheckpoint({ origin: ORIGIN, size, root: await rootOfLog(ledger.store, size) });
  const archive = openArchive(nodeDisk(layoutOf(at('data')).checkpoints));
  await archive.begin(ORIGIN);
  await archive.keep(formatNote(text, [signerOf(skey).sign(text)]));
}

const adopt = (name: string, data: object) => ledger.runner.execute({ name, data, caller: ledger.self, mandate, reason: 'den første', expected: 'latest' });
const refilled = (folder = 'restored') => refill(layoutOf(at(folder)), at('package'));

/** A backup, then more, with an erasure, all of it signed and exported. */
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'refill-'));
  ledger = await openLedger(at('data'), { create });
  await furnish(ledger.runner, 'opened');
  await ledger.runner.execute(measuring(1, { with: { note: 'fra før' } }));
  await backUp(at('data'), at('before-the-key'));
  await adopt('adoptSigningKey', { vkey });
  const { eventIds } = await ledger.runner.execute(measuring(2, { with: { note: 'snart slettet' } }));
  await sign();
  await backUp(at('data'), at('backup'));
  await ledger.runner.execute(measuring(3, { with: { note: 'tapt med hvelvet' } }));
  await Promise.all(Array.from({ length: 300 }, (_, index) => ledger.runner.execute(measuring(100 + index))));
  await erase(ledger.runner, 'e1', { texts: [{ event: eventIds[0], path: '/data/note' }] });
  await sign();
  head = (await ledger.store.head()).seq;
  await exported('package');
  const witness = newSigningKey('witness.example/w', 'cosignature').vkey;
  await exported('unwitnessed', null, `log ${vkey}\nwitness w ${witness} https://witness.example\nquorum w\n`);
  await exported('half-told', { streams: ['measurements'], reason: 'navn' });
  await ledger.close();
});
afterAll(() => rmSync(base, { recursive: true }));

describe('a restored ledger', () => {
  it('is refilled with the bytes, times and ordinals that were signed, and its erasures are carried out', async () => {
    await restore(at('backup'), at('restored'));
    expect(await refilled()).toEqual({ origin: ORIGIN, from: 9, to: head + 1, lost: 3 });
    ledger = await openLedger(at('restored'));
    const all = await ledger.store.readAll(-1, 1000);
    const before = await openLedger(at('data'));
    expect(all).toEqual(await before.store.readAll(-1, 1000));
    await before.close();
    const erasures = new ErasuresOnRecord(ledger.store);
    const texts = await unseal(
      all.filter(({ stream }) => stream.startsWith('measurements')).map(({ payload }) => (JSON.parse(payload) as { data: { note: unknown } }).data.note),
      ledger.vault,
      () => erasures.things(),
    );
    expect(texts.slice(0, 3)).toEqual(['fra før', `[erased at seq ${head}]`, '[lost]']);
    expect((await ledger.runner.execute(measuring(4))).seq).toBe(head + 1);
    await ledger.close();
  });

  it('bug-477: is refilled from a package whose witnesses were late with its checkpoint', async () => {
    await restore(at('backup'), at('unseen'));
    expect(await refill(layoutOf(at('unseen')), at('unwitnessed'))).toMatchObject({ to: head + 1 });
  });

  it('is refilled again where that was cut short, and has nothing more to take then', async () => {
    await restore(at('backup'), at('again'));
    await refilled('again');
    expect(await refilled('again')).toMatchObject({ from: head + 1, to: head + 1, lost: 0 });
  });

  it('from before its signing key is refilled by whoever names the key', async () => {
    await restore(at('before-the-key'), at('keyless'));
    await expect(refilled('keyless')).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: '--key' }] });
    const other = [verifierOf(newSigningKey(ORIGIN).vkey)];
    await expect(refill(layoutOf(at('keyless')), at('package'), { keys: other })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'package' }] });
    expect(await refill(layoutOf(at('keyless')), at('package'), { keys })).toMatchObject({ to: head + 1 });
    await (await openLedger(at('keyless'))).close();
  });

  it('takes nothing from a package that was altered, lacks contents, or that it is not the beginning of', async () => {
    await restore(at('backup'), at('kept'));
    const before = readFileSync(at('kept/ledger.db'));
    cpSync(at('package'), at('altered'), { recursive: true });
    appendFileSync(at('altered/events.ndjson'), '{"seq":99999}\n');
    await expect(refill(layoutOf(at('kept')), at('altered'))).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'package' }] });
    await expect(refill(layoutOf(at('kept')), at('half-told'))).rejects.toMatchObject({
      issues: [{ problem: expect.stringContaining('without its contents') }],
    });
    await expect(refill(layoutOf(at('kept')), at('nowhere'))).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(refill(layoutOf(at('no-ledger')), at('package'))).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: '--data' }] });
    expect(readFileSync(at('kept/ledger.db')).equals(before)).toBe(true);
    const other = await openLedger(at('other'), { create });
    await other.close();
    await expect(refill(layoutOf(at('other')), at('package'), { keys })).rejects.toMatchObject({
      kind: 'conflict',
      issues: [{ problem: expect.stringContaining('event 0 of the ledger') }],
    });
  });

  it('is not cut back to an older package', async () => {
    await expect(refill(layoutOf(at('restored')), at('package'))).rejects.toMatchObject({
      kind: 'conflict',
      issues: [{ remedy: expect.stringContaining('newer') }],
    });
  });
});
