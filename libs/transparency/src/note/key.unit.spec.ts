import fc from 'fast-check';
import { cosignerOf, isKeyName, newSigningKey, signerOf, verifierOf } from '../index.js';
import { fieldsRefused } from '../testing/refusing.js';
import { EXAMPLE, PETER } from '../testing/vectors.js';

describe('a key in text', () => {
  it.each([EXAMPLE.vkey, PETER.vkey])('is read as it was published: %s', (vkey) => {
    const verifier = verifierOf(vkey);
    expect(verifier.vkey).toBe(vkey);
    expect(vkey.startsWith(`${verifier.name}+${verifier.id.toString(16)}+`)).toBe(true);
    expect(verifier.kind).toBe('ed25519');
    expect(verifier.key).toHaveLength(32);
  });

  it('has its public half made from the secret one', () => {
    expect(signerOf(PETER.skey)).toMatchObject({ name: 'PeterNeumann', id: 0xc74f20a3, vkey: PETER.vkey });
  });

  it.each([EXAMPLE.vkey, PETER.vkey, newSigningKey('w.example/1', 'cosignature').vkey])('is refused in any part and with any byte changed: %s', (vkey) => {
    for (let from = 0; from < vkey.length; from += 1) {
      for (let to = from; to <= vkey.length; to += 1) {
        if (to - from < vkey.length) expect(fieldsRefused(() => verifierOf(vkey.slice(from, to)))).toEqual(['vkey']);
      }
    }
    for (let at = 0; at < vkey.length; at += 1) {
      for (let byte = 0; byte < 256; byte += 1) {
        const changed = Buffer.from(vkey);
        changed[at] = byte;
        if (changed.toString('latin1') !== vkey) expect(fieldsRefused(() => verifierOf(changed.toString('latin1')))).toEqual(['vkey']);
      }
    }
  });

  it('is refused as a secret key in any part, and with any byte changed', () => {
    const { skey } = PETER;
    for (let from = 0; from <= skey.length; from += 1) {
      if (from > 0) expect(fieldsRefused(() => signerOf(skey.slice(from)))).toEqual(['skey']);
      if (from < skey.length) expect(fieldsRefused(() => signerOf(skey.slice(0, from)))).toEqual(['skey']);
    }
    for (let at = 0; at < skey.length; at += 1) {
      for (const letter of ['A', 'b', '0', '+', '/', ' ', '=', '\n', '']) {
        const changed = skey.slice(0, at) + letter + skey.slice(at + 1);
        if (changed !== skey) expect(fieldsRefused(() => signerOf(changed))).toEqual(['skey']);
      }
    }
  });

  it.each([
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ' PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n',
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq_LDE4izWy10TW',
    '+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    '++',
    '',
    `a+${PETER.vkey}`,
    PETER.skey,
  ])('is refused when it is none: %p', (vkey) => {
    expect(fieldsRefused(() => verifierOf(vkey))).toEqual(['vkey']);
  });

  it('is refused when its ID is right and its length or type is not', () => {
    // each with the ID that its bytes call for, so that nothing but the rule itself can refuse them
    const ofLength = [
      'a+b524f465+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      'a+673847ce+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==',
      'a+d56cc4fe+AQ==',
      'a+daa176ad+BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    ];
    const ofType = [
      'a+d667f16b+AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      'a+81f44aa6+BgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      'a+298a98f3+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ];
    for (const vkey of [...ofLength, ...ofType]) {
      expect(fieldsRefused(() => verifierOf(vkey))).toEqual(['vkey']);
    }
    expect(() => verifierOf(ofLength[0]!)).toThrow('holds 31 bytes of key');
  });

  it('never shows a secret when it is refused', () => {
    const secret = PETER.skey.slice(-20);
    for (const skey of [PETER.skey.slice(1), PETER.skey.replace('c74f', 'c74e'), PETER.skey.replace('+AY', '+BY'), `${PETER.skey}AA`]) {
      expect(() => signerOf(skey)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }));
    }
  });

  it('is new each time, and both halves are read back', () => {
    const first = newSigningKey('log.example/progress');
    expect(newSigningKey('log.example/progress').skey).not.toBe(first.skey);
    expect(signerOf(first.skey).vkey).toBe(first.vkey);
    const witness = newSigningKey('w.example/1', 'cosignature');
    expect(cosignerOf(witness.skey).vkey).toBe(witness.vkey);
    expect(verifierOf(witness.vkey).kind).toBe('cosignature');
  });

  it('is for one use: a log’s key does not cosign, and a witness’s does not sign', () => {
    expect(fieldsRefused(() => cosignerOf(newSigningKey('a').skey))).toEqual(['skey']);
    expect(fieldsRefused(() => signerOf(newSigningKey('a', 'cosignature').skey))).toEqual(['skey']);
  });

  it.each(['', ' ', 'a b', 'a\tb', 'a\nb', 'a+b', '+', 'a\u00a0b', 'a\u0085b', 'a\u2003b', 'a\u2028b', 'a\u3000', 'a\u0000', '\u001f', 'a\ud800'])(
    'can’t be named %p',
    (name) => {
      expect(isKeyName(name)).toBe(false);
      expect(fieldsRefused(() => newSigningKey(name))).toEqual(['name']);
    },
  );

  it.each(['a', 'log.example.org/progress', 'måned', '日本', 'a-b_c.d/e?f=g', '🌲'])('can be named %p', (name) => {
    expect(verifierOf(newSigningKey(name).vkey).name).toBe(name);
  });

  it('is read from no text that is not exactly one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z]{1,5}\+[0-9a-f]{8}\+A[QR][A-Za-z0-9+/]{42}$/)), (text) => {
        expect(fieldsRefused(() => verifierOf(text))).toEqual(['vkey']);
        expect(fieldsRefused(() => signerOf(text))).toEqual(['skey']);
        expect(fieldsRefused(() => signerOf(`PRIVATE+KEY+${text}`))).toEqual(['skey']);
        expect(fieldsRefused(() => cosignerOf(`PRIVATE+KEY+${text}`))).toEqual(['skey']);
      }),
      { numRuns: 300 },
    );
  });
});
