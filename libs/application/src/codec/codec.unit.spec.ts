import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, parseDecimal, parseDate } from '#kernel';
import { event, MeasurementRecorded, type MeasurementData } from '#domain';
import type { HeldKey, VaultReader } from '../vault/index.js';
import {
  commitmentOf,
  encode,
  firstWithoutKey,
  keyedHash,
  openBox,
  requestHash,
  retryableId,
  sealedTextsIn,
  Sealer,
  unseal,
  type Erasures,
  type Grounds,
} from './index.js';

const ID = '018c0000-0000-7000-8000-000000000001';

const grounds: Grounds = { actor: 'actor-first', role: 'recorder', mandate: null, reason: null, correlation: null, causation: null, request: null };

const data: MeasurementData = {
  measure: 'members',
  unit: 'club-1',
  value: parseDecimal('12.50'),
  numerator: null,
  denominator: null,
  survey: null,
  provisional: false,
  source: null,
  evidence: [],
  note: null,
  delivery: null,
};

const measured = (more: Partial<MeasurementData> = {}) => event(MeasurementRecorded, { ...data, ...more }, { validFrom: parseDate('2023-01-31') });

const refused = (field: string) => expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ field })] });

const encoding =
  (more: Partial<MeasurementData>, reason: string | null = null) =>
  () =>
    encode(measured(more), { ...grounds, reason }, ID, new Sealer());

/** Bytes 1, 2, 3 … in the order they are drawn: what a test vector is made with. */
function counting() {
  let next = 0;
  return (bytes: number) => Buffer.from(Array.from({ length: bytes }, () => (next = (next + 1) % 256)));
}

function vaultOf(keys: readonly HeldKey[]): Pick<VaultReader, 'sealingKeys'> {
  return { sealingKeys: (ids) => Promise.resolve(new Map(keys.filter((key) => ids.includes(key.id)).map((key) => [key.id, key]))) };
}

const nothingErased: Erasures = async () => ({ keys: new Map(), people: new Map() });

describe('the codec', () => {
  it('writes a payload, salt and commitment that never change: test vector', () => {
    const { stored } = encode(
      measured(),
      { ...grounds, mandate: { body: 'Landsstyret', date: parseDate('2023-01-20') }, causation: ID },
      ID,
      new Sealer(counting()),
    );
    expect(stored).toEqual({
      id: ID,
      type: 'MeasurementRecorded',
      schema: 2,
      validFrom: '2023-01-31',
      validTo: null,
      corrects: null,
      salt: 'AQIDBAUGBwgJCgsMDQ4PEA',
      payload:
        '{"actor":"actor-first","causation":"018c0000-0000-7000-8000-000000000001","data":{"delivery":null,"denominator":null,"evidence":[],' +
        '"measure":"members","note":null,"numerator":null,"provisional":false,"source":null,"survey":null,"unit":"club-1","value":"12.50"},' +
        '"mandate":{"body":"Landsstyret","date":"2023-01-20"},"role":"recorder"}',
      commitment: 'eMaHBE0mtHpfoif5OBe2zYUYV4yKPkRiV1qoHG0r8Io',
    });
  });

  it('writes who stands behind it, and no word of what is not there', () => {
    const { data: bare, ...alone } = JSON.parse(encode(measured(), grounds, ID, new Sealer()).stored.payload) as Record<string, unknown>;
    expect([alone, bare]).toEqual([{ actor: 'actor-first', role: 'recorder' }, data]);
    const all = { mandate: { body: 'Landsstyret', date: parseDate('2023-01-20') }, correlation: 'trace-1', causation: ID, request: 'request-1' };
    const sealer = new Sealer();
    const payload: unknown = JSON.parse(encode(measured(), { ...grounds, ...all, reason: 'ring' }, ID, sealer).stored.payload);
    const reason = { key: sealer.keys[0]?.id, box: expect.any(String) };
    expect(payload).toEqual({ actor: 'actor-first', role: 'recorder', data, ...all, reason });
  });

  it('seals a field into a box that never changes: test vector', () => {
    const sealer = new Sealer(counting());
    const { stored } = encode(measured({ note: 'Kåre talte' }), grounds, ID, sealer);
    expect(sealer.keys).toEqual([
      { id: 'AQIDBAUGBwgJCgsMDQ4PEA', key: Buffer.from(Array.from({ length: 32 }, (_, index) => index + 17)), of: ID, path: '/data/note' },
    ]);
    expect((JSON.parse(stored.payload) as { data: MeasurementData }).data.note).toEqual({
      key: 'AQIDBAUGBwgJCgsMDQ4PEA',
      box: 'MTIzNDU2Nzg5Ojs8VB2g5Mf1OtcOP8BRyzUZa7X_YWFE41tBifwA',
    });
  });

  it('commits to JCS([salt, payload])', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ minLength: 16, maxLength: 16 }), (payload, salt) => {
        const text = Buffer.from(salt).toString('base64url');
        const expected = createHash('sha256')
          .update(canonicalJson([text, payload]))
          .digest('base64url');
        expect(commitmentOf(text, canonicalJson(payload))).toBe(expected);
      }),
    );
  });

  it('seals every marked field and the reason, each under a key of its own, and nothing else', async () => {
    const sealer = new Sealer();
    const evidence = [
      { hash: `sha256:${'a'.repeat(64)}`, title: 'Kontrakt med Kari' },
      { hash: `sha256:${'b'.repeat(64)}`, title: null },
    ];
    const { stored, sealed } = encode(measured({ note: 'Ola', evidence }), { ...grounds, reason: 'Kari ringte' }, ID, sealer);
    expect(stored.payload).not.toMatch(/Kari|Ola/);
    expect(sealer.keys.map((key) => key.path)).toEqual(['/data/evidence/0/title', '/data/note', '/reason']);
    expect(new Set(sealer.keys.map((key) => key.id)).size).toBe(3);
    const payload = JSON.parse(stored.payload) as { data: unknown };
    expect(sealed.data).toEqual(payload.data);
    expect(await unseal(payload, vaultOf(sealer.keys), nothingErased)).toMatchObject({
      data: { note: 'Ola', evidence, measure: 'members' },
      reason: 'Kari ringte',
    });
  });

  it('leaves an event without free text as it is, and keeps no key', () => {
    const sealer = new Sealer();
    const given = measured();
    expect(encode(given, grounds, ID, sealer).sealed).toBe(given);
    expect(sealer.keys).toEqual([]);
  });

  it('gives the same event a fresh salt and fresh keys each time', () => {
    const twice = [1, 2].map(() => encode(measured({ note: 'same' }), grounds, ID, new Sealer()).stored);
    expect(twice[0]?.salt).not.toBe(twice[1]?.salt);
    expect(twice[0]?.payload).not.toBe(twice[1]?.payload);
  });

  it('refuses a sealed box from outside, wherever it stands', () => {
    const box = { key: 'another', box: 'AAAA' };
    for (const more of [{ note: box }, { evidence: [{ hash: `sha256:${'a'.repeat(64)}`, title: box }] }]) {
      const problem = 'holds an object with a "box" and a "key", as only the ledger may write it';
      expect(() => encode(measured(more), grounds, ID, new Sealer())).toThrow(
        expect.objectContaining({ kind: 'invalid', issues: [{ field: 'data', problem, remedy: 'send the plain text' }] }),
      );
    }
  });

  it('refuses text that was cut inside a character, in the open and sealed, and names what is sealed as the sender does', () => {
    const half = 'a\ud83d';
    const evidence = [{ hash: `sha256:${'a'.repeat(64)}`, title: half }];
    expect(encoding({ source: { name: 'Registry', reference: half } })).toThrow(refused('data'));
    expect(encoding({ note: half })).toThrow(refused('note'));
    expect(encoding({ evidence })).toThrow(refused('evidence.0.title'));
    expect(encoding({}, half)).toThrow(refused('reason'));
  });

  it('refuses an event type that is not in the registry', () => {
    expect(() => encode({ ...measured(), type: 'Invented' }, grounds, ID, new Sealer())).toThrow(/Invented is not in the registry/);
  });
});

describe('unsealing', () => {
  const sealer = new Sealer();
  const { sealed } = encode(measured({ note: 'Ola' }), grounds, ID, sealer);

  const gone = vaultOf(sealer.keys.map((key) => ({ ...key, key: null })));

  it('answers which event erased it where the key was destroyed', async () => {
    expect(await unseal([sealed.data], gone, async () => ({ keys: new Map(sealer.keys.map(({ id }) => [id, 12])), people: new Map() }))).toEqual([
      { ...data, note: '[erased at seq 12]' },
    ]);
  });

  it('answers so for the one that was erased, and opens the other', async () => {
    const ring = new Sealer();
    const source = encode(measured({ note: 'Kari' }), grounds, ID, ring).sealed.data;
    const keys = [...sealer.keys.map((key) => ({ ...key, key: null })), ...ring.keys];
    const erased = async () => ({ keys: new Map(sealer.keys.map(({ id }) => [id, 12])), people: new Map() });
    expect(await unseal([sealed.data, source, null, 7], vaultOf(keys), erased)).toEqual([
      { ...data, note: '[erased at seq 12]' },
      { ...data, note: 'Kari' },
      null,
      7,
    ]);
  });

  it('answers [lost] where the key is gone and no event says that it was erased', async () => {
    expect(await unseal([sealed.data], gone, nothingErased)).toEqual([{ ...data, note: '[lost]' }]);
  });

  it('asks what is erased only where something is gone', async () => {
    expect(await unseal([sealed.data], vaultOf(sealer.keys), () => Promise.reject(new Error('nobody should ask')))).toEqual([{ ...data, note: 'Ola' }]);
  });

  it('says so when a key is missing, rather than calling it erased', async () => {
    await expect(unseal(sealed.data, vaultOf([]), nothingErased)).rejects.toThrow(/vault has no key/);
  });

  it('bug-487: refuses a box that was altered, cut short, or sealed for another place, and a key that has lost a byte', () => {
    const [key] = sealer.keys;
    const box = (sealed.data as { note: { box: string } }).note.box;
    if (key === undefined) throw new Error('no key');
    expect(openBox(box, key)).toBe('Ola');
    const bytes = Buffer.from(box, 'base64url');
    bytes[14] = (bytes[14] as number) ^ 1;
    expect(() => openBox(bytes.toString('base64url'), key)).toThrow(/altered/);
    expect(() => openBox(box.slice(0, 20), key)).toThrow(/cut short/);
    expect(() => openBox(box, { ...key, key: key.key.subarray(1) })).toThrow(/its key, was altered/);
    expect(() => openBox(box, { ...key, path: '/reason' })).toThrow(/altered/);
    expect(() => openBox(box, { ...key, of: ID.replace('1', '2') })).toThrow(/altered/);
  });

  it('gives back any text it sealed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (note) => {
        const ring = new Sealer();
        const encoded = encode(measured({ note }), grounds, ID, ring);
        expect(await unseal(encoded.sealed.data, vaultOf(ring.keys), nothingErased)).toEqual({ ...data, note });
      }),
    );
  });

  it('gives back a value without boxes untouched', async () => {
    const value = { a: [1, { b: null }] };
    expect(await unseal(value, vaultOf([]), nothingErased)).toBe(value);
  });
});

const holding = (seq: number, payload: string) => ({ seq, id: ID, stream: 's', revision: seq, envelope: '{}', salt: '', payload });
const noted = (seq: number, key: string) => holding(seq, `{"data":{"note":{"box":"YQ","key":"${key}"}}}`);

describe('the sealed texts of a payload', () => {
  it('are told with where each lies, how deep it may be', () => {
    const sealer = new Sealer();
    const evidence = [
      { hash: `sha256:${'a'.repeat(64)}`, title: null },
      { hash: `sha256:${'b'.repeat(64)}`, title: 'Kontrakt' },
    ];
    const { stored } = encode(measured({ evidence }), { ...grounds, reason: 'Kari ringte' }, ID, sealer);
    const payload = JSON.parse(stored.payload) as { data: { evidence: { title: object | null }[] }; reason: object };
    expect(sealedTextsIn(payload)).toEqual([
      { path: '/data/evidence/1/title', ...payload.data.evidence[1]?.title },
      { path: '/reason', ...payload.reason },
    ]);
    expect([sealedTextsIn(payload.reason), sealedTextsIn('text'), sealedTextsIn(null)]).toEqual([[{ path: '', ...payload.reason }], [], []]);
  });
});

describe('looking for keys that are missing', () => {
  it('finds the first event whose key the vault has never held, and none where it holds or has destroyed them all', async () => {
    const held = vaultOf(['a', 'b'].map((id) => ({ id, key: null, of: ID, path: '/data/note' })));
    expect(await firstWithoutKey([noted(3, 'a'), noted(4, 'b'), noted(5, 'c'), noted(6, 'd')], held)).toBe(5);
    expect(await firstWithoutKey([noted(3, 'a'), noted(4, 'b')], held)).toBeNull();
  });

  const nothingHeld = { sealingKeys: () => Promise.resolve(new Map<string, HeldKey>()) };

  it('bug-435: is hindered by no event that is nested too deep for calls within calls, or can not be read', async () => {
    const deep = `{"data":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const box = '{"reason":{"box":"YQ","key":"k"}}';
    expect(await firstWithoutKey([holding(0, deep), holding(1, '{"data":'), holding(2, box)], nothingHeld)).toBe(2);
    expect(await firstWithoutKey([holding(0, deep), holding(1, '{"data":')], nothingHeld)).toBeNull();
  });
});

describe('retryable ids', () => {
  const hash = keyedHash(Buffer.alloc(32, 7));

  it('are the same for ever: test vector', () => {
    expect(retryableId(hash, { caller: 'actor-first', key: 'import-1', line: 3 }, 0)).toBe('eb4533d9-d5a7-8f6c-b1c3-366d478de260');
    expect(requestHash(hash, { name: 'renameLedger', data: { title: 'Å' }, mandate: null, reason: null })).toBe('iGlC6v_b5ledLS7sTBMdi9xadcKoZQQtKyUU5eqAnu4');
  });

  it('differ by caller, key, line and ordinal, also where the texts run together', () => {
    const ids = [
      retryableId(hash, { caller: 'ab', key: 'c', line: null }, 0),
      retryableId(hash, { caller: 'a', key: 'bc', line: null }, 0),
      retryableId(hash, { caller: 'ab', key: 'c', line: 0 }, 0),
      retryableId(hash, { caller: 'ab', key: 'c', line: 0 }, 1),
      retryableId(hash, { caller: 'ab', key: 'c', line: 1 }, 0),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('use the HMAC of RFC 2104', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.string({ unit: 'grapheme' }), (secret, text) => {
        expect(keyedHash(secret)(text, 'hex')).toBe(createHmac('sha256', secret).update(text).digest('hex'));
      }),
    );
  });
});
