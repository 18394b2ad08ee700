import { openNote, signerOf, verifierOf, formatNote } from '../index.js';

const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SKEY = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const LINE = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

it('signs as Go does, byte for byte', () => {
  const signer = signerOf(SKEY);
  expect(signer.vkey).toBe(VKEY);
  const note = formatNote(TEXT, [signer.sign(TEXT)]);
  expect(note).toBe(`${TEXT}\n${LINE}`);
  expect(openNote(note, [verifierOf(VKEY)]).text).toBe(TEXT);
});
