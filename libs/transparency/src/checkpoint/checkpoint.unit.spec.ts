import fc from 'fast-check';
import {
  cosignerOf,
  formatCheckpoint,
  formatNote,
  leafHash,
  MAX_SIZE,
  newSigningKey,
  openCheckpoint,
  parseCheckpoint,
  signerOf,
  verifierOf,
} from '../index.js';
import { fieldsRefused } from '../testing/refusing.js';

const ORIGIN = 'log.example/progress';
const ROOT = leafHash('root');
const CHECKPOINT = { origin: ORIGIN, size: 20_852_163, root: ROOT };
const TEXT = `${ORIGIN}\n20852163\n${ROOT.toString('base64')}\n`;
const key = newSigningKey(ORIGIN);
const log = signerOf(key.skey);
const logVerifier = verifierOf(key.vkey);

describe('a checkpoint', () => {
  it('is three lines', () => {
    expect(formatCheckpoint(CHECKPOINT)).toBe(TEXT);
    expect(parseCheckpoint(TEXT)).toEqual(CHECKPOINT);
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9./-]{1,30}$/), fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (origin, size, bytes) => {
        const checkpoint = { origin, size, root: Buffer.from(bytes) };
        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
      }),
    );
  });

  it('may have lines behind the third, which say nothing', () => {
    expect(parseCheckpoint(`${TEXT}extension\nanother one\n`)).toEqual(CHECKPOINT);
  });

  const root = ROOT.toString('base64');

  it.each([
    ['', 'checkpoint'],
    [TEXT.slice(0, -1), 'checkpoint'],
    [`${TEXT}\n`, 'checkpoint'],
    [`${TEXT}\nextension\n`, 'checkpoint'],
    [`${TEXT}extension`, 'checkpoint'],
    [`${ORIGIN}\n5\n`, 'checkpoint'],
    [`${ORIGIN}\n`, 'checkpoint'],
    [`\n5\n${root}\n`, 'origin'],
    [`${ORIGIN}\n05\n${root}\n`, 'size'],
    [`${ORIGIN}\n-5\n${root}\n`, 'size'],
    [`${ORIGIN}\n+5\n${root}\n`, 'size'],
    [`${ORIGIN}\n5.0\n${root}\n`, 'size'],
    [`${ORIGIN}\n5e1\n${root}\n`, 'size'],
    [`${ORIGIN}\n0x5\n${root}\n`, 'size'],
    [`${ORIGIN}\n 5\n${root}\n`, 'size'],
    [`${ORIGIN}\n\n${root}\n`, 'size'],
    [`${ORIGIN}\n9007199254740992\n${root}\n`, 'size'],
    [`${ORIGIN}\n9007199254740993\n${root}\n`, 'size'],
    [`${ORIGIN}\n5\n${root.slice(0, -1)}\n`, 'root'],
    [`${ORIGIN}\n5\n${root} \n`, 'root'],
    [`${ORIGIN}\n5\n${ROOT.toString('hex')}\n`, 'root'],
    [`${ORIGIN}\n5\n${ROOT.subarray(1).toString('base64')}\n`, 'root'],
    [`${ORIGIN}\n5\n${Buffer.concat([ROOT, ROOT]).toString('base64')}\n`, 'root'],
  ])('is not read from %j', (text, field) => {
    expect(fieldsRefused(() => parseCheckpoint(text))).toEqual([field]);
  });

  it('bug-379: may be of a log that is called anything, as the origin is not ours to choose', () => {
    expect(parseCheckpoint(`a log + more\n5\n${root}\n`).origin).toBe('a log + more');
  });

  it('of an empty log is of size 0', () => {
    expect(parseCheckpoint(`${ORIGIN}\n0\n${root}\n`).size).toBe(0);
  });

  it.each([
    [{ origin: '' }, 'origin'],
    [{ origin: 'a\nb' }, 'origin'],
    [{ origin: 'a b' }, 'origin'],
    [{ origin: 'a+b' }, 'origin'],
    [{ size: -1 }, 'size'],
    [{ size: 1.5 }, 'size'],
    [{ size: MAX_SIZE + 1 }, 'size'],
    [{ size: NaN }, 'size'],
    [{ root: Buffer.alloc(31) }, 'root'],
    [{ root: Buffer.alloc(33) }, 'root'],
  ])('is not written of %j', (change, field) => {
    expect(fieldsRefused(() => formatCheckpoint({ ...CHECKPOINT, ...change }))).toEqual([field]);
  });

  it('is read from no text that is not one', () => {
    const lines = fc.array(fc.oneof(fc.string(), fc.constantFrom('', ORIGIN, '5', root)), { maxLength: 6 });
    fc.assert(
      fc.property(
        lines.map((some) => some.join('\n')),
        (text) => {
          const refused = fieldsRefused(() => {
            const { origin, size, root } = parseCheckpoint(text);
            expect(text.startsWith(`${origin}\n${size}\n${root.toString('base64')}\n`)).toBe(true);
          });
          expect(refused.length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('a signed checkpoint', () => {
  const note = formatNote(TEXT, [log.sign(TEXT)]);

  it('opens under the log’s own key', () => {
    expect(openCheckpoint(note, [logVerifier])).toMatchObject({ ...CHECKPOINT, note, verified: [{ name: ORIGIN }], unknown: [] });
  });

  it('opens under either key while the log changes from one to the other', () => {
    const next = newSigningKey(ORIGIN);
    const handover = formatNote(TEXT, [log.sign(TEXT), signerOf(next.skey).sign(TEXT)]);
    expect(openCheckpoint(handover, [logVerifier]).unknown).toHaveLength(1);
    expect(openCheckpoint(handover, [verifierOf(next.vkey)]).unknown).toHaveLength(1);
    expect(openCheckpoint(handover, [logVerifier, verifierOf(next.vkey)]).verified).toHaveLength(2);
  });

  it('is not believed of another log than the one whose key signed it', () => {
    const other = newSigningKey('other.example');
    const signedByOther = formatNote(TEXT, [signerOf(other.skey).sign(TEXT)]);
    expect(fieldsRefused(() => openCheckpoint(signedByOther, [verifierOf(other.vkey)]))).toEqual(['note']);
    expect(fieldsRefused(() => openCheckpoint(signedByOther, [verifierOf(other.vkey), logVerifier]))).toEqual(['note']);
  });

  it('is not believed under another key of the same name', () => {
    expect(fieldsRefused(() => openCheckpoint(note, [verifierOf(newSigningKey(ORIGIN).vkey)]))).toEqual(['note']);
  });

  it('is not believed when only a witness stands for it, not even one named like the log', () => {
    const witness = newSigningKey(ORIGIN, 'cosignature');
    const cosigned = formatNote(TEXT, [cosignerOf(witness.skey).cosign(TEXT, 1)]);
    expect(fieldsRefused(() => openCheckpoint(cosigned, [verifierOf(witness.vkey), logVerifier]))).toEqual(['note']);
  });

  it('is not opened when what was signed is no checkpoint', () => {
    const text = 'a text\n';
    expect(fieldsRefused(() => openCheckpoint(formatNote(text, [log.sign(text)]), [logVerifier]))).toEqual(['checkpoint']);
  });
});
