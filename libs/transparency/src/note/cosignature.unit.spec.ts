import { createPublicKey, verify } from 'node:crypto';
import { cosignedAt, cosignerOf, formatCheckpoint, formatNote, leafHash, newSigningKey, openCheckpoint, openNote, signerOf, verifierOf } from '../index.js';
import { fieldsRefused } from '../testing/refusing.js';

const TEXT = formatCheckpoint({ origin: 'log.example/progress', size: 3, root: leafHash('root') });
const NOW = 1_679_315_147;
const { skey, vkey } = newSigningKey('witness.example/1', 'cosignature');
const cosigner = cosignerOf(skey);
const verifier = verifierOf(vkey);

describe('a cosignature', () => {
  it('holds, and says when', () => {
    const cosignature = cosigner.cosign(TEXT, NOW);
    expect(openNote(formatNote(TEXT, [cosignature]), [verifier]).verified).toEqual([cosignature]);
    expect(cosignedAt(cosignature)).toBe(NOW);
  });

  it('is eight bytes of time, the largest first, and an Ed25519 signature over the time and the checkpoint', () => {
    const { signature } = cosigner.cosign(TEXT, NOW);
    expect(signature.subarray(0, 8).toString('hex')).toBe('00000000641850cb');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: verifier.key.toString('base64url') }, format: 'jwk' });
    expect(verify(null, Buffer.from(`cosignature/v1\ntime 1679315147\n${TEXT}`), key, signature.subarray(8))).toBe(true);
    expect(signature).toHaveLength(8 + 64);
  });

  it.each([0, 7, 8, 40, 71])('does not hold with byte %i of it changed, nor over another text', (at) => {
    const cosignature = cosigner.cosign(TEXT, NOW);
    const changed = Buffer.from(cosignature.signature);
    changed[at]! ^= 1;
    expect(verifier.verify(TEXT, changed)).toBe(false);
    expect(verifier.verify(`${TEXT}more\n`, cosignature.signature)).toBe(false);
  });

  it('does not hold when it is too short or too long, nor as the signature of a log', () => {
    const { signature } = cosigner.cosign(TEXT, NOW);
    for (const bytes of [signature.subarray(1), signature.subarray(8), Buffer.concat([signature, Buffer.of(0)]), Buffer.alloc(0)]) {
      expect(verifier.verify(TEXT, bytes)).toBe(false);
      expect(fieldsRefused(() => cosignedAt({ name: 'a', id: 1, signature: bytes }))).toEqual(['signature']);
    }
  });

  it('of a time beyond 2^53 is verified, and its time refused', () => {
    const signature = Buffer.alloc(72, 0xff);
    expect(verifier.verify(TEXT, signature)).toBe(false);
    expect(fieldsRefused(() => cosignedAt({ name: 'a', id: 1, signature }))).toEqual(['signature']);
  });

  it.each([-1, 0.5, NaN, 0, 2 ** 53])('bug-377: is not made at %p, where 0 would mean no time', (time) => {
    expect(fieldsRefused(() => cosigner.cosign(TEXT, time))).toEqual(['time']);
  });

  it('of a known witness that does not hold spoils the log’s checkpoint, and one that holds is told', () => {
    const log = newSigningKey('log.example/progress');
    const signed = signerOf(log.skey).sign(TEXT);
    const verifiers = [verifierOf(log.vkey), verifier];
    const good = cosigner.cosign(TEXT, NOW);
    expect(openCheckpoint(formatNote(TEXT, [signed, good]), verifiers).verified).toEqual([signed, good]);
    expect(fieldsRefused(() => openCheckpoint(formatNote(TEXT, [signed, cosigner.cosign('another\n', NOW)]), verifiers))).toEqual(['note']);
  });
});
