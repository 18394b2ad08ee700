import fc from 'fast-check';
import { formatNote, MAX_SIGNATURES, newSigningKey, openNote, parseNote, signatureLine, signerOf, verifierOf, type NoteSignature } from '../index.js';
import { fieldsRefused } from '../testing/refusing.js';
import { EXAMPLE, PETER } from '../testing/vectors.js';

const peter = signerOf(PETER.skey);
const peterVerifier = verifierOf(PETER.vkey);
const { skey, vkey } = newSigningKey('other.example');
const other = signerOf(skey);
const otherVerifier = verifierOf(vkey);

const wanted = (remedy: string) => expect.objectContaining({ issues: [expect.objectContaining({ remedy })] });

describe('a signed note', () => {
  it('opens as C2SP and Go published it', () => {
    expect(openNote(EXAMPLE.note, [verifierOf(EXAMPLE.vkey)])).toMatchObject({ text: EXAMPLE.text, verified: [{ name: 'example.com/foo' }], unknown: [] });
    expect(openNote(PETER.note, [peterVerifier])).toMatchObject({ text: PETER.text, verified: [{ name: 'PeterNeumann', id: 0xc74f20a3 }], unknown: [] });
  });

  it('is signed to the byte as Go signs it', () => {
    expect(formatNote(PETER.text, [peter.sign(PETER.text)])).toBe(PETER.note);
  });

  it('is written as it was read', () => {
    const texts = fc.array(fc.stringMatching(/^[^\p{Cc}\ud800-\udfff]{0,20}$/u), { minLength: 1, maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`);
    const signatures = fc.record({
      name: fc.stringMatching(/^[a-z./]{1,20}$/),
      id: fc.nat(0xffffffff),
      signature: fc.uint8Array({ minLength: 1, maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(texts, fc.array(signatures, { minLength: 1, maxLength: MAX_SIGNATURES }), (text, signatures) => {
        expect(parseNote(formatNote(text, signatures))).toEqual({ text, signatures });
      }),
    );
  });

  it('may hold empty lines: the last one ends its text', () => {
    const text = 'one\n\n\nfour\n\n';
    expect(openNote(formatNote(text, [peter.sign(text)]), [peterVerifier]).text).toBe(text);
  });

  it('passes over signatures of keys that are not known, even of the same name or of the same ID', () => {
    const mine = peter.sign(PETER.text);
    const strange: NoteSignature[] = [
      other.sign(PETER.text),
      { ...mine, id: mine.id + 1 },
      { ...mine, name: 'Peter' },
      { ...mine, name: 'a', signature: Buffer.of(1) },
    ];
    const opened = openNote(formatNote(PETER.text, [...strange, mine]), [peterVerifier]);
    expect(opened.verified).toEqual([mine]);
    expect(opened.unknown).toEqual(strange);
  });

  it('is rejected whole when a known key’s signature does not hold, whoever else signed', () => {
    const mine = peter.sign(PETER.text);
    for (const bad of [
      peter.sign('another text\n'),
      { ...mine, signature: mine.signature.subarray(1) },
      { ...mine, signature: Buffer.concat([mine.signature, Buffer.of(0)]) },
    ]) {
      expect(fieldsRefused(() => openNote(formatNote(PETER.text, [other.sign(PETER.text), bad]), [otherVerifier, peterVerifier]))).toEqual(['note']);
      expect(fieldsRefused(() => openNote(formatNote(PETER.text, [mine, bad]), [peterVerifier]))).toEqual(['note']);
    }
  });

  it('is rejected when no key that is known signed it', () => {
    expect(fieldsRefused(() => openNote(PETER.note, [otherVerifier]))).toEqual(['note']);
    expect(fieldsRefused(() => openNote(PETER.note, []))).toEqual(['note']);
  });

  it('says then whose signature it would have to bear', () => {
    const strange = formatNote('text\n', [signerOf(newSigningKey('a').skey).sign('text\n')]);
    const { id } = otherVerifier;
    const names = `a signature of PeterNeumann (c74f20a3) or other.example (${id.toString(16).padStart(8, '0')})`;
    expect(() => openNote(strange, [peterVerifier, otherVerifier])).toThrow(wanted(names));
    expect(() => openNote(strange, [])).toThrow(wanted('a signature of a key that you trust'));
  });

  it('may be a million characters long', () => {
    const signature = signatureLine(peter.sign(''));
    const text = `${'a'.repeat(1_000_000 - signature.length - 2)}\n`;
    const longest = `${text}\n${signature}`;
    expect([longest.length, parseNote(longest).text.length]).toEqual([1_000_000, text.length]);
  });

  it('is rejected with any bit of it flipped', () => {
    const bytes = Buffer.from(PETER.note);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(fieldsRefused(() => openNote(bytes.toString(), [peterVerifier]))).toEqual(['note']);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
    }
  });

  it('is believed under either of two keys that share name and ID', () => {
    const colliding = { ...peterVerifier, verify: () => false };
    expect(openNote(PETER.note, [colliding, peterVerifier]).verified).toHaveLength(1);
  });

  it('carries 64 signatures, and not one more', () => {
    const signatures = Array.from({ length: 65 }, () => peter.sign(PETER.text));
    expect(openNote(formatNote(PETER.text, signatures.slice(1)), [peterVerifier]).verified).toHaveLength(64);
    expect(fieldsRefused(() => parseNote(formatNote(PETER.text, signatures)))).toEqual(['note']);
  });

  it('bug-378: may carry 64 signatures of a kind whose signatures are long', () => {
    const long = Array.from({ length: 64 }, (_, i) => ({ name: `w${i}`, id: i, signature: Buffer.alloc(5_000, i) }));
    expect(parseNote(formatNote(PETER.text, long)).signatures).toEqual(long);
  });

  const line = signatureLine(peter.sign(PETER.text));

  it.each([
    ['nothing', ''],
    ['a text alone', PETER.text],
    ['no signature', `${PETER.text}\n`],
    ['no final newline', PETER.note.slice(0, -1)],
    ['another character for the final newline', `${PETER.note.slice(0, -1)}a`],
    ['no empty line', PETER.note.replace('\n\n', '\n')],
    ['an empty line at the end', `${PETER.note}\n`],
    ['a text behind the signatures', `${PETER.note}a\n`],
    ['another dash', PETER.note.replace('—', '-')],
    ['a letter before the dash', PETER.note.replace('—', 'a—')],
    ['a word behind the signature', PETER.note.replace(/\n$/, ' a\n')],
    ['two spaces', PETER.note.replace('— ', '—  ')],
    ['no name', PETER.note.replace('PeterNeumann ', '')],
    ['a space in the name', PETER.note.replace('PeterNeumann', 'Peter Neumann')],
    ['a wide space in the name', PETER.note.replace('PeterNeumann', 'Peter\u2003Neumann')],
    ['a + in the name', PETER.note.replace('PeterNeumann', 'Peter+Neumann')],
    ['base64 for addresses', PETER.note.replace('o/ZJ', 'o_ZJ')],
    ['base64 with a bit too many', PETER.note.replace('nAM=', 'nAN=')],
    ['base64 without padding', PETER.note.replace('nAM=', 'nAM')],
    ['an ID alone', `${PETER.text}\n— PeterNeumann x08gow==\n`],
    ['less than an ID', `${PETER.text}\n— PeterNeumann x08g\n`],
    ['no base64', `${PETER.text}\n— PeterNeumann \n`],
    ['a carriage return', PETER.note.replaceAll('\n', '\r\n')],
    ['a tab in the text', `a\tb\n\n${line}`],
    ['a zero in the text', `a\0b\n\n${line}`],
    ['half a character', `a\ud800\n\n${line}`],
    ['more than a note may be long', `${'a'.repeat(1_000_000)}\n\n${line}`],
  ])('is none with %s', (_, note) => {
    expect(fieldsRefused(() => parseNote(note))).toEqual(['note']);
  });

  it('may hold what is no control character below U+0020', () => {
    const text = '\u007f\u0085\u009f\u200b\u2028 æøå 🌲\n';
    expect(openNote(formatNote(text, [peter.sign(text)]), [peterVerifier]).text).toBe(text);
  });

  it.each(['no newline', '', 'a\tb\n', 'a\ud800\n'])('is not made of a text that can’t be signed: %p', (text) => {
    expect(fieldsRefused(() => formatNote(text, []))).toEqual(['note']);
  });

  it('is read from no text that is not exactly one', () => {
    const parts = fc.constantFrom('\n', '\n\n', '— ', 'a', ' ', 'AAAAAAA=', line, PETER.text, '\0', 'é');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts, { maxLength: 12 }).map((some) => some.join('')),
        ),
        (text) => {
          const refused = fieldsRefused(() => {
            const { text: body, signatures } = parseNote(text);
            expect(formatNote(body, signatures)).toBe(text);
          });
          expect(refused).toEqual(refused.length === 0 ? [] : ['note']);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
