import { Refused } from '#kernel';
import { checkInclusion, leafHash, newSigningKey, openCheckpoint, parseProofFile, signerOf, verifierOf, formatNote } from '#transparency';
import { closingInWords, faultInWords } from './tell.js';
import type { WordsLanguage } from './language.js';

const { skey, vkey } = newSigningKey('ledger.example/x');
const text = `ledger.example/x\n1\n${Buffer.alloc(32).toString('base64')}\n`;
const note = formatNote(text, [signerOf(skey).sign(text)]);
const leaf = leafHash(Buffer.from('an event'));

/** What somebody is told who was given something that these formats refuse. */
function told(given: () => unknown, language: WordsLanguage): string {
  try {
    given();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const why = error.issues.map(({ problem }) => problem).join('; ');
    return faultInWords({ check: 'checkpoints', kind: 'checkpointRefused', event: null, details: { file: 'f', why } }, language);
  }
  throw new Error('it was taken');
}

describe('what a lay person is told of a proof or a checkpoint that does not hold', () => {
  const own = [verifierOf(vkey)];
  const given: readonly (readonly [string, () => unknown, nb: string, en: string])[] = [
    ['altered', () => openCheckpoint(note.replace('\n1\n', '\n2\n'), own), 'stemmer ikke med teksten: noe i den er endret', 'does not hold'],
    [
      'of another key',
      () => openCheckpoint(note, [verifierOf(newSigningKey('other.example').vkey)]),
      'ikke signert med noen kjent nøkkel',
      'no key that is known',
    ],
    ['no note', () => openCheckpoint('hei\n', own), 'det er ikke en signert tekst', 'is not a signed note'],
    ['half a proof', () => parseProofFile('hei\n'), 'det er ikke et helt bevis', 'has no empty line'],
    ['truncated', () => checkInclusion({ leaf, index: 0, size: 2, root: leaf, proof: [] }), 'noe av beviset mangler', 'too few'],
    ['padded', () => checkInclusion({ leaf, index: 0, size: 1, root: leaf, proof: [leaf] }), 'noe er lagt til i beviset', 'more hashes'],
    [
      'of another event',
      () => checkInclusion({ leaf, index: 0, size: 2, root: leaf, proof: [leaf] }),
      'hendelse 0, slik den står her, er ikke blant de 2',
      'leads leaf 0',
    ],
  ];

  it.each(given)('bug-480: is in the language asked for: %s', (_, refused, nb, en) => {
    expect(told(refused, 'nb')).toContain(nb);
    expect(told(refused, 'en')).toContain(en);
    expect(told(refused, 'nn')).not.toContain(en);
  });
});

const outcome = (state: 'holds' | 'noted' | 'fails') => ({
  holds: state !== 'fails',
  faultsInAll: state === 'fails' ? 1 : 0,
  checks: [{ check: 'key', state }] as const,
});

describe('the last sentence', () => {
  it('bug-1085: does not say that nothing was altered where the key was taken from the package itself', () => {
    expect(closingInWords(outcome('holds'), 'nb')).toMatch(/^Ingenting er endret: /);
    expect(closingInWords(outcome('noted'), 'nb')).toBe('Alt her stemmer med seg selv. Det viser ikke ennå at ingenting er endret: se linjen «Nøkkelen».');
    expect(closingInWords(outcome('noted'), 'en')).not.toMatch(/^Nothing was altered/);
    expect(closingInWords(outcome('fails'), 'en')).toMatch(/^This does not hold\. Faults found: 1\./);
  });
});
