import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '#kernel';
import { signingKey, keysOf, streams, type OpenedLedger } from '#domain';
import { MemoryEventStore, type EventReader } from '#event-store';
import { EMPTY_ROOT, formatCheckpoint, formatNote, hexId, newSigningKey, openCheckpoint, signerOf, verifierOf } from '#transparency';
import { furnish } from '../commands/testing/workbench.js';
import { mustBeAsSigned } from '../ledger/as-signed.js';
import { layoutOf } from '../ledger/layout.js';
import { MemoryVault } from '../vault/testing/memory-vault.js';
import { ORIGIN, runnerWithKeys, signingIn, type Meddle } from './testing/log-under-keys.js';

/** Every loss of power begins a ledger and a signer of its own. */
const PATIENCE_MS = 60_000;

let folder: string;
let store: MemoryEventStore;
let vault: MemoryVault;
let signing: Awaited<ReturnType<typeof signingIn>>;
beforeEach(begin);
afterEach(end);

async function begin(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'log-keys-'));
  store = new MemoryEventStore();
  vault = new MemoryVault();
  signing = await signingIn(folder, store);
}

async function end(): Promise<void> {
  await signing.signer.close();
  await rm(folder, { recursive: true });
}

/** The program started on the log. */
const start = (meddle?: Meddle) => runnerWithKeys(store, vault, signing, meddle);
type Started = Awaited<ReturnType<typeof start>>;

const ledgerOf = async ({ streams: folded }: Started) => (await folded.load(streams.ledger())).state as OpenedLedger;
const keyOf = async (started: Started) => signingKey(await ledgerOf(started))?.vkey ?? '';
const signersOf = (note: string, vkeys: readonly string[]) => {
  const { verified } = openCheckpoint(
    note,
    vkeys.map((vkey) => verifierOf(vkey)),
  );
  return vkeys.filter((vkey) => verified.some(({ id }) => id === verifierOf(vkey).id));
};
const secretKeys = async () => (await readdir(join(folder, 'keys'))).filter((name) => name.endsWith('.key'));

/** A ledger that is opened, furnished and has its first key. */
async function withKey(): Promise<Started> {
  const started = await start();
  await furnish(started.runner);
  await started.ensure();
  return started;
}

/** A signer that can't be reached. */
const gone = () => Promise.reject(new Refused('unavailable', 'the signer gave no answer'));

class PowerLost extends Error {}

/** The start-up check. */
const check = (log: EventReader) => mustBeAsSigned(log, layoutOf(folder), null, () => undefined);

/** Loses power at the call of that number, before it does anything or when it is done; answers whether it came so far. */
function powerLoss(at: number, when: 'before' | 'after') {
  let calls = 0;
  const count = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > at || (calls === at && when === 'before')) throw new PowerLost();
    const result = await work();
    if (calls === at) throw new PowerLost();
    return result;
  };
  const breakable = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (of, name) => {
        const method = (Reflect.get(of, name) as (...args: unknown[]) => Promise<unknown>).bind(of);
        return (...args: unknown[]) => count(() => method(...args));
      },
    });
  const meddle: Meddle = ({ signer, archive, publish }) => ({ signer: breakable(signer), archive: breakable(archive), publish: () => count(publish) });
  return { meddle, struck: () => calls >= at };
}

/** Each loss of power that can strike while the act is carried out on a ledger of its own, with a start of the program after it. */
async function afterEachLoss(
  given: () => Promise<unknown>,
  act: (started: Started) => Promise<unknown>,
  holds: (after: Started) => Promise<void>,
): Promise<number> {
  for (let at = 1; ; at += 1) {
    for (const when of ['before', 'after'] as const) {
      await end();
      await begin();
      await given();
      const loss = powerLoss(at, when);
      const outcome = await act(await start(loss.meddle)).catch((error: unknown) => error);
      if (!loss.struck()) return at - 1;
      expect(outcome).toBeInstanceOf(PowerLost);
      await check(store);
      const again = await start();
      await again.ensure();
      await check(store);
      await holds(again);
    }
  }
}

/** Every checkpoint there is, under every origin, is signed by a key on record, and the signer holds just the key in force. */
async function mustBeSound(started: Started): Promise<void> {
  const ledger = await ledgerOf(started);
  for (const origin of new Set(ledger.keys.map((key) => key.origin))) {
    const vkeys = keysOf(ledger, origin);
    for await (const { note } of signing.archive.all(origin)) expect(signersOf(note, vkeys)).not.toEqual([]);
  }
}

describe('the first key', () => {
  it('is made, recorded, and signs what there is; the next start finds it', async () => {
    const started = await withKey();
    const vkey = await keyOf(started);
    expect(await signing.signer.held(ORIGIN)).toEqual({ vkeys: [vkey], ended: false });
    expect((await signing.archive.latest(ORIGIN))?.size).toBe((await store.head()).seq + 1);
    const before = (await store.head()).seq;
    const again = await start();
    await again.ensure();
    expect([await keyOf(again), (await store.head()).seq]).toEqual([vkey, before]);
  });

  it(
    'is one, wherever power is lost while it is made',
    async () => {
      const losses = await afterEachLoss(
        async () => furnish((await start()).runner),
        (started) => started.ensure(),
        async (after) => {
          expect((await ledgerOf(after)).keys).toHaveLength(1);
          expect((await signing.signer.held(ORIGIN)).vkeys).toEqual([await keyOf(after)]);
        },
      );
      expect(losses).toBeGreaterThan(1);
    },
    PATIENCE_MS,
  );
});

describe('rotating the key', () => {
  it('hands over by a checkpoint that both have signed; from then on the new one signs alone, and the old one is destroyed', async () => {
    const started = await withKey();
    const old = await keyOf(started);
    await started.execute('renameLedger', { title: 'Anything' });
    await started.execute('rotateSigningKey', {});
    const fresh = await keyOf(started);
    expect(keysOf(await ledgerOf(started), ORIGIN)).toEqual([old, fresh]);
    const last = (await store.readStream('ledger', { limit: 10 })).at(-1);
    const { data } = JSON.parse(last?.payload ?? '') as { data: { size: number; root: string; previous: string } };
    const handover = await signing.archive.covering(ORIGIN, data.size - 1);
    expect([data.previous, handover?.size, handover?.root.toString('base64')]).toEqual([old, last?.seq, data.root]);
    expect(signersOf(handover?.note ?? '', [old, fresh])).toEqual([old, fresh]);
    expect(signersOf(await signing.publish(), [old, fresh])).toEqual([fresh]);
    expect(await secretKeys()).toHaveLength(1);
  });

  it('hands over by the last checkpoint where nothing is new', async () => {
    const started = await withKey();
    const old = await keyOf(started);
    const { note, size } = (await signing.archive.latest(ORIGIN)) ?? { note: '', size: 0 };
    expect([size, signersOf(note, [old])]).toEqual([(await store.head()).seq + 1, [old]]);
    await started.execute('rotateSigningKey', {});
    expect(signersOf((await signing.archive.covering(ORIGIN, size - 1))?.note ?? '', [old, await keyOf(started)])).toHaveLength(2);
  });

  it(
    'may be repeated wherever power was lost',
    async () => {
      const losses = await afterEachLoss(
        withKey,
        (started) => started.execute('rotateSigningKey', {}),
        async (after) => {
          await mustBeSound(after);
          await after.execute('rotateSigningKey', {});
          expect((await signing.signer.held(ORIGIN)).vkeys).toEqual([await keyOf(after)]);
          await signing.publish();
          await mustBeSound(after);
        },
      );
      expect(losses).toBeGreaterThan(3);
    },
    PATIENCE_MS,
  );

  it('says so when it is recorded and the signer is gone before it follows; the next start completes it', async () => {
    const old = await keyOf(await withKey());
    const started = await start(({ signer, ...others }) => ({
      ...others,
      signer: new Proxy(signer, { get: (of, name) => (name === 'retire' ? gone : (Reflect.get(of, name) as () => unknown).bind(of)) }),
    }));
    await expect(started.execute('rotateSigningKey', {})).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('is recorded, but') });
    expect((await signing.signer.held(ORIGIN)).vkeys).toHaveLength(2);
    const again = await start();
    await again.ensure();
    expect((await signing.signer.held(ORIGIN)).vkeys).toEqual([await keyOf(again)]);
    expect(await keyOf(again)).not.toBe(old);
  });

  it('is refused when the key was lost, with what to do, and makes none', async () => {
    const started = await withKey();
    for (const name of await secretKeys()) await rm(join(folder, 'keys', name));
    await expect(started.execute('rotateSigningKey', {})).rejects.toMatchObject({
      kind: 'not-found',
      issues: [{ remedy: expect.stringContaining('key new-origin --because lost') }],
    });
    expect(await secretKeys()).toEqual([]);
  });

  it('is refused for a ledger without a key', async () => {
    const started = await start();
    await furnish(started.runner);
    await expect(started.execute('rotateSigningKey', {})).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: 'vkey' }] });
  });
});

describe('closing the log', () => {
  it('signs a last checkpoint over the closing, then nothing, and takes no command but a new origin', async () => {
    const started = await withKey();
    await started.execute('closeLog', { because: 'compromised' });
    expect((await signing.archive.latest(ORIGIN))?.size).toBe((await store.head()).seq + 1);
    expect(await signing.signer.held(ORIGIN)).toEqual({ vkeys: [], ended: true });
    const refusal = { kind: 'forbidden', issues: [{ remedy: expect.stringContaining('fremdrift key new-origin') }] };
    for (const [name, data] of [
      ['renameLedger', { title: 'x' }],
      ['rotateSigningKey', {}],
      ['closeLog', { because: 'moved' }],
      ['establishUnits', { units: [{ unit: 'u', kind: 'club', name: 'U', parent: 'union', from: '2021-01-01' }] }],
    ] as const) {
      await expect(started.execute(name, data)).rejects.toMatchObject(refusal);
    }
    expect(await secretKeys()).toEqual([]);
  });

  it('comes after all that was accepted before it, and before all that comes later', async () => {
    const started = await withKey();
    const establishing = (unit: string) =>
      started.execute('establishUnits', { units: [{ unit, kind: 'club', name: unit, parent: 'union', from: '2021-01-01' }] });
    const before = [establishing('early-1'), establishing('early-2')];
    await new Promise(setImmediate);
    const outcomes = await Promise.allSettled([...before, started.execute('closeLog', { because: 'moved' }), establishing('late')]);
    const types = (await store.readAll(-1, 100)).map(({ envelope }) => (JSON.parse(envelope) as { type: string }).type);
    expect(types.at(-1)).toBe('LogClosed');
    expect(outcomes.map(({ status }) => status).slice(2)).toEqual(['fulfilled', 'rejected']);
    expect((await signing.archive.latest(ORIGIN))?.size).toBe((await store.head()).seq + 1);
  });

  it(
    'is completed wherever power was lost',
    async () => {
      const losses = await afterEachLoss(
        withKey,
        (started) => started.execute('closeLog', { because: 'compromised' }),
        async (after) => {
          const { closed } = await ledgerOf(after);
          if (closed === null) await after.execute('closeLog', { because: 'compromised' });
          expect((await signing.archive.latest(ORIGIN))?.size).toBe((await store.head()).seq + 1);
          expect(await signing.signer.held(ORIGIN)).toEqual({ vkeys: [], ended: true });
          await mustBeSound(after);
        },
      );
      expect(losses).toBeGreaterThan(2);
    },
    PATIENCE_MS,
  );
});

describe('a new origin', () => {
  it('keeps the leaves, commits to the last checkpoint of the old one, and is signed over by a key of its own', async () => {
    const started = await withKey();
    await started.execute('closeLog', { because: 'compromised' });
    const last = await signing.archive.latest(ORIGIN);
    await started.execute('changeOrigin', { origin: 'new.example/log', because: 'compromised' });
    const changed = (await store.readStream('ledger', { limit: 10 })).at(-1);
    const { data } = JSON.parse(changed?.payload ?? '') as { data: { vkey: string; previous: object } };
    expect(data.previous).toEqual({ origin: ORIGIN, size: last?.size, root: last?.root.toString('base64'), checkpoint: last?.note });
    const first = await signing.archive.latest('new.example/log');
    expect([first?.size, changed?.seq]).toEqual([(last?.size ?? 0) + 1, last?.size]);
    expect(signersOf(first?.note ?? '', [data.vkey])).toEqual([data.vkey]);
    await started.execute('renameLedger', { title: 'It goes on' });
    await signing.publish();
    expect((await signing.archive.latest('new.example/log'))?.size).toBe((await store.head()).seq + 1);
  });

  it('signs once more under the old name when it only moves, and ends it', async () => {
    const started = await withKey();
    await started.execute('renameLedger', { title: 'Anything' });
    const { seq } = await store.head();
    await started.execute('changeOrigin', { origin: 'new.example/log', because: 'moved' });
    expect((await signing.archive.latest(ORIGIN))?.size).toBe(seq + 1);
    expect(await signing.signer.held(ORIGIN)).toEqual({ vkeys: [], ended: true });
  });

  it('is what a lost key leads to: the last checkpoint is what the old one ends with', async () => {
    const started = await withKey();
    const signed = (await signing.archive.latest(ORIGIN))?.size;
    for (const name of await secretKeys()) await rm(join(folder, 'keys', name));
    await started.execute('renameLedger', { title: 'Not signed over by the old key' });
    await started.execute('changeOrigin', { origin: 'new.example/log', because: 'lost' });
    expect((await signing.archive.latest(ORIGIN))?.size).toBe(signed);
    expect((await signing.archive.latest('new.example/log'))?.size).toBe((await store.head()).seq + 1);
  });

  it('is not said to be for being behind when the ledger is not', async () => {
    const started = await withKey();
    await expect(started.execute('changeOrigin', { origin: 'new.example/log', because: 'behind' })).rejects.toMatchObject({
      kind: 'invalid',
      issues: [{ field: 'because' }],
    });
    expect(await signing.archive.isBegun('new.example/log')).toBe(false);
  });

  it('bug-1080: after a compromise waits until the old log was closed, and makes no key before', async () => {
    const started = await withKey();
    const move = () => started.execute('changeOrigin', { origin: 'new.example/log', because: 'compromised' });
    await expect(move()).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'because', remedy: expect.stringContaining('fremdrift key close') }] });
    expect(await signing.archive.isBegun('new.example/log')).toBe(false);
    expect((await signing.signer.held('new.example/log')).vkeys).toEqual([]);
    await started.execute('closeLog', { because: 'compromised' });
    await move();
  });

  it('bug-450: destroys the keys of the old one also where power was lost when it was marked as ended and they were not gone yet', async () => {
    const started = await withKey();
    await started.execute('changeOrigin', { origin: 'new.example/log', because: 'moved' });
    const key = newSigningKey(ORIGIN);
    const { id } = verifierOf(key.vkey);
    await writeFile(join(folder, 'keys', `${hexId(id)}.key`), `${key.skey}\n`, { mode: 0o600 });
    expect(await signing.signer.held(ORIGIN)).toEqual({ vkeys: [key.vkey], ended: true });
    await (await start()).ensure();
    expect(await signing.signer.held(ORIGIN)).toEqual({ vkeys: [], ended: true });
    expect(await secretKeys()).toHaveLength(1);
  });

  it('bug-451: is refused where a checkpoint was signed under the name, of whichever ledger, and makes no key', async () => {
    const started = await withKey();
    const other = 'other.example/log';
    await signing.archive.begin(other);
    const key = newSigningKey(other);
    const text = formatCheckpoint({ origin: other, size: 1000, root: EMPTY_ROOT });
    await signing.archive.keep(formatNote(text, [signerOf(key.skey).sign(text)]));
    const asked = started.execute('changeOrigin', { origin: other, because: 'moved' });
    await expect(asked).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'origin' }] });
    expect((await ledgerOf(started)).origin).toBe(ORIGIN);
    expect(await secretKeys()).toHaveLength(1);
  });

  it('bug-452: a key that another has taken over from signs nothing, when an old copy of the keys is put back', async () => {
    const started = await withKey();
    const [old] = await secretKeys();
    const secret = await readFile(join(folder, 'keys', old ?? ''));
    await started.execute('rotateSigningKey', {});
    const [current] = await secretKeys();
    await rm(join(folder, 'keys', current ?? ''));
    await writeFile(join(folder, 'keys', old ?? ''), secret, { mode: 0o600 });
    const signed = await signing.archive.latest(ORIGIN);
    await started.execute('renameLedger', { title: 'Signed by none' });
    await expect(signing.publish()).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: 'FREMDRIFT_KEYS' }] });
    expect(await signing.archive.latest(ORIGIN)).toEqual(signed);
  });

  it('bug-1038: is known by the signer, which tells of a ledger and checkpoints that were put back from before it', async () => {
    const started = await withKey();
    await signing.signer.end(ORIGIN);
    await expect((await start()).ensure()).rejects.toMatchObject({
      kind: 'forbidden',
      issues: [{ field: 'ledger.db', problem: expect.stringMatching(/older copy/) }],
    });
    await started.execute('changeOrigin', { origin: 'third.example/log', because: 'lost' });
    await (await start()).ensure();
    expect((await signing.archive.latest('third.example/log'))?.size).toBe((await store.head()).seq + 1);
  });

  it.each(['lost', 'moved'])('bug-1039: holds the log to the last checkpoint of the old one until it has one of its own: %s', async (because) => {
    await withKey();
    let publishes = 0;
    const publish = () => {
      publishes += 1;
      return because === 'moved' && publishes === 1 ? signing.publish() : gone();
    };
    const cut = await start((of) => ({ ...of, publish }));
    await expect(cut.execute('changeOrigin', { origin: 'new.example/log', because })).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await signing.archive.latest('new.example/log')).toBeNull();
    await check(store);
    const altered = new Proxy(store, {
      get: (of, name) => {
        if (name === 'readLeaves')
          return async (after: number, limit: number) =>
            (await of.readLeaves(after, limit)).map((leaf) => (leaf.seq === 1 ? { ...leaf, envelope: `${leaf.envelope} ` } : leaf));
        const value: unknown = Reflect.get(of, name);
        return typeof value === 'function' ? (value.bind(of) as unknown) : value;
      },
    });
    await expect(check(altered)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/the log was altered: event 1/) });
    await (await start()).ensure();
    expect((await signing.archive.latest('new.example/log'))?.size).toBe((await store.head()).seq + 1);
    await check(store);
  });

  it('is refused where the name was used before, or can name no log', async () => {
    const started = await withKey();
    for (const origin of [ORIGIN, 'two words', 'a+b', '']) {
      await expect(started.execute('changeOrigin', { origin, because: 'moved' })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'origin' }] });
    }
  });

  it(
    'is one, wherever power was lost, and the old one is ended',
    async () => {
      const moving = { origin: 'new.example/log', because: 'moved' };
      const losses = await afterEachLoss(
        withKey,
        (started) => started.execute('changeOrigin', moving),
        async (after) => {
          if ((await ledgerOf(after)).origin === ORIGIN) await after.execute('changeOrigin', moving);
          expect(await signing.signer.held(ORIGIN)).toEqual({ vkeys: [], ended: true });
          expect((await signing.signer.held(moving.origin)).vkeys).toEqual([await keyOf(after)]);
          expect((await signing.archive.latest(moving.origin))?.size).toBe((await store.head()).seq + 1);
          await mustBeSound(after);
        },
      );
      expect(losses).toBeGreaterThan(4);
    },
    PATIENCE_MS,
  );
});
