import fc from 'fast-check';
import { fewestWitnesses, formatPolicy, newSigningKey, parsePolicy, satisfies, type Policy } from '../index.js';
import { fieldsRefused } from '../testing/refusing.js';

const log = newSigningKey('log.example/progress').vkey;
const otherLog = newSigningKey('other.example').vkey;
const vkeys = Array.from({ length: 6 }, (_, i) => newSigningKey(`w.example/${i}`, 'cosignature').vkey);
const [x1, x2, x3, y1, y2, y3] = vkeys;

/** The example of tlog-policy: two of three of one organisation, and one of three of another. */
const EXAMPLE = `# who must have seen a checkpoint
log ${log} https://log.example/

witness X1 ${x1}
 witness\tX2   ${x2}\t
witness X3 ${x3} https://x3.example/witness
\t# the other organisation
group X-witnesses 2 X1 X2 X3
witness Y1 ${y1}
witness Y2 ${y2}
witness Y3 ${y3}
group Y-witnesses any Y1 Y2 Y3
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

const witness = (name: string, vkey: string | undefined) => `witness ${name} ${vkey}\n`;

describe('a policy file', () => {
  it('is read as tlog-policy has it', () => {
    expect(parsePolicy(EXAMPLE)).toEqual({
      logs: [{ vkey: log, url: 'https://log.example/' }],
      witnesses: [
        { name: 'X1', vkey: x1, url: null },
        { name: 'X2', vkey: x2, url: null },
        { name: 'X3', vkey: x3, url: 'https://x3.example/witness' },
        { name: 'Y1', vkey: y1, url: null },
        { name: 'Y2', vkey: y2, url: null },
        { name: 'Y3', vkey: y3, url: null },
      ],
      groups: [
        { name: 'X-witnesses', need: 2, members: ['X1', 'X2', 'X3'] },
        { name: 'Y-witnesses', need: 1, members: ['Y1', 'Y2', 'Y3'] },
        { name: 'X-and-Y', need: 2, members: ['X-witnesses', 'Y-witnesses'] },
      ],
      quorum: 'X-and-Y',
    });
  });

  it('may ask for nobody, and name no log', () => {
    expect(parsePolicy('quorum none')).toEqual({ logs: [], witnesses: [], groups: [], quorum: null });
  });

  it('comes back as it was written', () => {
    const policy = parsePolicy(EXAMPLE);
    const text = formatPolicy(policy);
    expect(text.startsWith(`log ${log} https://log.example/\nwitness X1 ${x1}\n`)).toBe(true);
    expect(text.endsWith('group X-and-Y 2 X-witnesses Y-witnesses\nquorum X-and-Y\n')).toBe(true);
    expect(parsePolicy(text)).toEqual(policy);
    expect(formatPolicy({ logs: [], witnesses: [], groups: [], quorum: null })).toBe('quorum none\n');
  });

  it.each([
    ['no quorum', `log ${log}\n`, 'policy'],
    ['nothing', '', 'policy'],
    ['two quorums', 'quorum none\nquorum none\n', 'line 2'],
    ['a quorum of nobody', 'quorum\n', 'line 1'],
    ['a quorum of two', `${witness('a', x1)}quorum a a\n`, 'line 2'],
    ['a quorum that is not defined', 'quorum a\n', 'line 1'],
    ['a quorum that is defined later', `quorum a\n${witness('a', x1)}`, 'line 1'],
    ['another word', 'wittness a\nquorum none\n', 'line 1'],
    ['a word in capitals', 'Quorum none\n', 'line 1'],
    ['a log without a key', 'log\nquorum none\n', 'line 1'],
    ['a log with too much', `log ${log} url more\nquorum none\n`, 'line 1'],
    ['a log with a witness’s key', `log ${x1}\nquorum none\n`, 'line 1'],
    ['a log twice', `log ${log}\nlog ${log} url\nquorum none\n`, 'line 2'],
    ['a witness without a key', 'witness a\nquorum none\n', 'line 1'],
    ['a witness without a name', `witness ${x1}\nquorum none\n`, 'line 1'],
    ['a witness with too much', `witness a ${x1} url more\nquorum none\n`, 'line 1'],
    ['a witness with a log’s key', `witness a ${log}\nquorum none\n`, 'line 1'],
    ['a witness with a broken key', `witness a ${x1?.slice(1)}\nquorum none\n`, 'line 1'],
    ['a witness twice by name', `${witness('a', x1)}${witness('a', x2)}quorum none\n`, 'line 2'],
    ['a witness twice by key', `${witness('a', x1)}${witness('b', x1)}quorum none\n`, 'line 2'],
    ['a witness called none', `${witness('none', x1)}quorum none\n`, 'line 1'],
    ['a group called none', `${witness('a', x1)}group none any a\nquorum none\n`, 'line 2'],
    ['a group called like a witness', `${witness('a', x1)}group a any a\nquorum none\n`, 'line 2'],
    ['a group of nobody', 'group g any\nquorum none\n', 'line 1'],
    ['a group of none', 'group g any none\nquorum none\n', 'line 1'],
    ['a group of itself', `${witness('a', x1)}group g any a g\nquorum none\n`, 'line 2'],
    ['a group of somebody not defined', 'group g any a\nquorum none\n', 'line 1'],
    ['a member twice in a group', `${witness('a', x1)}group g any a a\nquorum none\n`, 'line 2'],
    ['a member of two groups', `${witness('a', x1)}group g any a\ngroup h any a\nquorum none\n`, 'line 3'],
    ['a group that needs none', `${witness('a', x1)}group g 0 a\nquorum none\n`, 'line 2'],
    ['a group that needs more than all', `${witness('a', x1)}group g 2 a\nquorum none\n`, 'line 2'],
    ['a group that needs half', `${witness('a', x1)}group g 0.5 a\nquorum none\n`, 'line 2'],
    ['a group that needs 01', `${witness('a', x1)}group g 01 a\nquorum none\n`, 'line 2'],
    ['a group that needs some', `${witness('a', x1)}group g some a\nquorum none\n`, 'line 2'],
    ['a carriage return', 'quorum none\r\n', 'line 1'],
    ['a control character in a comment', '#\u0007\nquorum none\n', 'line 1'],
    ['a DEL', '#\u007f\nquorum none\n', 'line 1'],
    ['more than it may be long', `#${'a'.repeat(1_000_000)}\nquorum none\n`, 'policy'],
  ])('is refused with %s', (_, text, field) => {
    expect(fieldsRefused(() => parsePolicy(text))).toEqual([field]);
  });

  it('may have remarks, with or without a space behind the mark; a word that ends in one is a word', () => {
    expect(parsePolicy('#\n#remark\n # remark\nquorum none\n').quorum).toBeNull();
    expect(fieldsRefused(() => parsePolicy('log#\nquorum none\n'))).toEqual(['line 1']);
  });

  it.each([
    ['log', 'log <vkey> [<url>]'],
    [`log ${log} url more`, 'log <vkey> [<url>]'],
    ['witness', 'witness <name> <vkey> [<url>]'],
    ['witness a', 'witness <name> <vkey> [<url>]'],
    [`witness a ${x1} url more`, 'witness <name> <vkey> [<url>]'],
    ['group', 'group <name> <k|any|all> <name>...'],
    ['group g', 'group <name> <k|any|all> <name>...'],
    ['group g any', 'group <name> <k|any|all> <name>...'],
    ['quorum', 'quorum <name>'],
    ['quorum a b', 'quorum <name>'],
  ])('says how a line is to be written that has too few or too many words: %s', (line, remedy) => {
    const issue = { field: 'line 1', problem: 'has too few or too many words', remedy };
    expect(() => parsePolicy(`${line}\nquorum none\n`)).toThrow(expect.objectContaining({ kind: 'invalid', issues: [issue] }));
  });

  it('may have the same key for a log and a witness of other kinds, names beyond ASCII, and many groups within each other', () => {
    const names = Array.from({ length: 2_000 }, (_, i) => `gruppe-æ${i}`);
    const nested = names.map((name, i) => `group ${name} all ${i === 0 ? 'vitne' : names[i - 1]}\n`).join('');
    const policy = parsePolicy(`${witness('vitne', x1)}${nested}quorum ${names.at(-1)}\n`);
    expect(satisfies(policy, new Set(['vitne']))).toBe(true);
    expect(satisfies(policy, new Set())).toBe(false);
  });

  it.each([
    [{ witnesses: [{ name: 'a b', vkey: x1!, url: null }] }, 'policy'],
    [{ witnesses: [{ name: '', vkey: x1!, url: null }] }, 'policy'],
    [{ logs: [{ vkey: otherLog, url: 'https://x\nquorum none' }] }, 'policy'],
    [{ logs: [{ vkey: otherLog, url: 'https://x y' }] }, 'policy'],
    [{ logs: [{ vkey: 'no key', url: null }] }, 'policy'],
    [{ logs: [{ vkey: 'nokey', url: null }] }, 'line 1'],
    [{ quorum: 'nobody' }, 'line 1'],
    [{ groups: [{ name: 'g', need: 1, members: ['nobody'] }] }, 'line 1'],
  ])('is not written of %j', (change, field) => {
    const policy: Policy = { logs: [], witnesses: [], groups: [], quorum: null, ...change };
    expect(fieldsRefused(() => formatPolicy(policy))).toEqual([field]);
  });

  it('is read from no text without a refusal that names its line, or a policy that can be written', () => {
    const words = fc.constantFrom('log', 'witness', 'group', 'quorum', 'none', 'any', 'all', '1', '2', 'a', 'b', ' ', '\n', '\t', '#', log, x1!, x2!);
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (some) => {
        const text = `${some.join(' ')}\nquorum none\n`;
        const refused = fieldsRefused(() => {
          const policy = parsePolicy(text);
          expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
        });
        for (const field of refused) expect(field).toMatch(/^line \d+$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a quorum', () => {
  const example = parsePolicy(EXAMPLE);

  it.each([
    [[], false],
    [['X1', 'X2'], false],
    [['Y1'], false],
    [['X1', 'Y1'], false],
    [['X1', 'X3', 'Y2'], true],
    [['X1', 'X2', 'X3'], false],
    [['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'], true],
    [['X1', 'X2', 'Z1'], false],
    [['X-witnesses', 'Y-witnesses'], false],
    [['X-and-Y'], false],
  ])('of the example is reached by %j: %p', (names, reached) => {
    expect(satisfies(example, new Set(names))).toBe(reached);
  });

  it('may be one witness, or nobody', () => {
    const one = parsePolicy(`${witness('a', x1)}${witness('b', x2)}quorum a\n`);
    expect(satisfies(one, new Set(['a']))).toBe(true);
    expect(satisfies(one, new Set(['b']))).toBe(false);
    expect(satisfies(parsePolicy('quorum none\n'), new Set())).toBe(true);
  });

  it('of k of n is reached by k and by no fewer', () => {
    const names = vkeys.map((_, i) => `w${i}`);
    const lines = vkeys.map((vkey, i) => witness(`w${i}`, vkey)).join('');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.subarray(names), (need, some) => {
        const policy = parsePolicy(`${lines}group g ${need} ${names.join(' ')}\nquorum g\n`);
        expect(satisfies(policy, new Set(some))).toBe(some.length >= need);
      }),
    );
  });

  it.each([
    ['quorum none', 0],
    ['quorum X1', 1],
    ['group all all X1 X2 X3\nquorum all', 3],
    ['group x 2 X1 X2\ngroup y 1 Y1 Y2 Y3\ngroup some 1 x y\nquorum some', 1],
    ['group x 2 X1 X2\ngroup y 1 Y1 Y2 Y3\ngroup both 2 x y X3\nquorum both', 2],
    ['group x 2 X1 X2 X3\ngroup y all Y1 Y2 Y3\ngroup both all x y\nquorum both', 5],
  ])('says how few may be enough: %j', (end, fewest) => {
    const names = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'];
    const policy = parsePolicy(`${names.map((name, i) => witness(name, vkeys[i])).join('')}${end}\n`);
    expect(fewestWitnesses(policy)).toBe(fewest);
    const sets = Array.from({ length: 2 ** names.length }, (_, set) => names.filter((_name, i) => Math.floor(set / 2 ** i) % 2 === 1));
    expect(Math.min(...sets.filter((some) => satisfies(policy, new Set(some))).map((some) => some.length))).toBe(fewest);
  });
});
