import fc from 'fast-check';
import { formatProofFile, leafHash, parseProofFile } from '../index.js';
import { fieldsRefused } from '../testing/refusing.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
const FIRST = leafHash('1').toString('base64');
const SECOND = leafHash('2').toString('base64');

describe('a proof file', () => {
  it.each([
    [{ index: 0, hashes: [], checkpoint: 'checkpoint\n', extra: null }, `${HEADER}\nindex 0\n\ncheckpoint\n`],
    [
      { index: 5, hashes: [leafHash('1'), leafHash('2')], checkpoint: 'test checkpoint\n', extra: null },
      `${HEADER}\nindex 5\n${FIRST}\n${SECOND}\n\ntest checkpoint\n`,
    ],
    [
      { index: 10, hashes: [leafHash('1')], checkpoint: 'checkpoint data\n', extra: Buffer.from('extra information') },
      `${HEADER}\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n${FIRST}\n\ncheckpoint data\n`,
    ],
    [{ index: 0, hashes: [], checkpoint: 'checkpoint\n', extra: Buffer.alloc(0) }, `${HEADER}\nextra \nindex 0\n\ncheckpoint\n`],
  ])('is written and read as tlog-proof has it: %j', (proof, text) => {
    expect(formatProofFile(proof)).toBe(text);
    expect(parseProofFile(text)).toEqual(proof);
  });

  it('holds the checkpoint verbatim, with its empty lines', () => {
    const checkpoint = 'origin\n5\nroot\n\n— name c2lnbmF0dXJl\n';
    expect(parseProofFile(`${HEADER}\nindex 0\n\n${checkpoint}`).checkpoint).toBe(checkpoint);
    expect(parseProofFile(`${HEADER}\nindex 0\n\n\n${checkpoint}`).checkpoint).toBe(`\n${checkpoint}`);
  });

  it('comes back as it was written', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    const extra = fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes)));
    const proof = fc.record({ index: fc.maxSafeNat(), hashes: fc.array(hash, { maxLength: 63 }), checkpoint: fc.string({ minLength: 1 }), extra });
    fc.assert(fc.property(proof, (proof) => expect(parseProofFile(formatProofFile(proof))).toEqual(proof)));
  });

  it.each([
    ['wrong-header\nindex 0\n\ncheckpoint\n', 'header'],
    [`${HEADER} \nindex 0\n\ncheckpoint\n`, 'header'],
    [`${HEADER}\r\nindex 0\r\n\ncheckpoint\n`, 'header'],
    [`${HEADER}\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n`, 'extra'],
    [`${HEADER}\nextra QQ\nindex 0\n\ncheckpoint\n`, 'extra'],
    [`${HEADER}\nextra QQ==\nextra QQ==\nindex 0\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\n\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\nextra QQ==\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\n${FIRST}\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\nindex notanumber\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\nindex -5\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\nindex 05\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\nindex \n\ncheckpoint\n`, 'index'],
    [`${HEADER}\nindex 9007199254740992\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\nINDEX 5\n\ncheckpoint\n`, 'index'],
    [`${HEADER}\nindex 0\n!!notbase64!!\n\ncheckpoint\n`, 'proof'],
    [`${HEADER}\nindex 0\n${Buffer.alloc(64).toString('base64')}\n\ncheckpoint\n`, 'proof'],
    [`${HEADER}\nindex 0\n${Buffer.alloc(31).toString('base64')}\n\ncheckpoint\n`, 'proof'],
    [`${HEADER}\nindex 0\n${`${FIRST}\n`.repeat(64)}\ncheckpoint\n`, 'proof'],
    [`${HEADER}\nindex 0\n${'a'.repeat(65 * 1024)}\n`, 'proof'],
    [`${HEADER}\nindex 0\n${FIRST}\n`, 'proof'],
    [`${HEADER}\nindex 0\n\n`, 'checkpoint'],
    ['', 'proof'],
  ])('is refused: %j', (text, field) => {
    expect(fieldsRefused(() => parseProofFile(text))).toEqual([field]);
  });

  it('is read from no text that is not exactly one', () => {
    const parts = fc.constantFrom(HEADER, '\n', '\n\n', 'extra ', 'QQ==', 'index ', '0', '17', FIRST, 'checkpoint', ' ', '-');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), fc.boolean(), (some, begins) => {
        const text = `${begins ? `${HEADER}\nindex 1\n` : ''}${some.join('')}`;
        const refused = fieldsRefused(() => expect(formatProofFile(parseProofFile(text))).toBe(text));
        expect(refused.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });
});
