import fc from 'fast-check';
import {
  consistencyProof,
  cosignerOf,
  EMPTY_ROOT,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  judge,
  leafHash,
  newSigningKey,
  nodesOfLeaves,
  parseAddCheckpoint,
  rootAt,
  signerOf,
  verifierOf,
  type AddCheckpoint,
  type Checkpoint,
  type Hash,
  type TreeHead,
} from '../index.js';
import { leavesOf } from '../testing/tile-store.js';
import { fieldsRefused } from '../testing/refusing.js';

const ORIGIN = 'log.example/progress';
const key = newSigningKey(ORIGIN);
const log = signerOf(key.skey);
const verifiers = [verifierOf(key.vkey)];
const nodes = nodesOfLeaves(leavesOf(40));

async function head(size: number): Promise<TreeHead> {
  return { size, root: await rootAt(size, nodes) };
}

function signed(checkpoint: Omit<Checkpoint, 'origin'>, origin = ORIGIN, signer = log): string {
  const text = formatCheckpoint({ origin, ...checkpoint });
  return formatNote(text, [signer.sign(text)]);
}

async function request(oldSize: number, size: number): Promise<AddCheckpoint> {
  return { oldSize, proof: await consistencyProof(oldSize, size, nodes), note: signed(await head(size)) };
}

describe('a request to a witness', () => {
  const hash = leafHash('a').toString('base64');

  it('is the old size, the proof, an empty line and the checkpoint', () => {
    const given = { oldSize: 20_852_014, proof: [leafHash('a'), leafHash('a')], note: 'checkpoint\n\n— a b\n' };
    const body = `old 20852014\n${hash}\n${hash}\n\ncheckpoint\n\n— a b\n`;
    expect(formatAddCheckpoint(given)).toBe(body);
    expect(parseAddCheckpoint(body)).toEqual(given);
    expect(parseAddCheckpoint('old 0\n\nnote')).toEqual({ oldSize: 0, proof: [], note: 'note' });
  });

  it('takes 63 hashes, and not one more', () => {
    expect(parseAddCheckpoint(`old 5\n${`${hash}\n`.repeat(63)}\nnote\n`).proof).toHaveLength(63);
    expect(fieldsRefused(() => parseAddCheckpoint(`old 5\n${`${hash}\n`.repeat(64)}\nnote\n`))).toEqual(['proof']);
  });

  it.each([
    ['', 'body'],
    ['old 5\n', 'body'],
    [`old 5\n${hash}\nnote\n`, 'body'],
    ['\n\nnote\n', 'old'],
    ['5\n\nnote\n', 'old'],
    ['old\n\nnote\n', 'old'],
    ['old -5\n\nnote\n', 'old'],
    ['old 05\n\nnote\n', 'old'],
    ['old  5\n\nnote\n', 'old'],
    ['old 9007199254740992\n\nnote\n', 'old'],
    ['OLD 5\n\nnote\n', 'old'],
    [`${hash}\nold 5\n\nnote\n`, 'old'],
    ['old 5\nhash\n\nnote\n', 'proof'],
    [`old 5\n${hash.slice(4)}\n\nnote\n`, 'proof'],
    [`old 5\n${hash} \n\nnote\n`, 'proof'],
  ])('is refused: %j', (body, field) => {
    expect(fieldsRefused(() => parseAddCheckpoint(body))).toEqual([field]);
  });

  it('is read from no text that is not exactly one', () => {
    const parts = fc.constantFrom('old ', '0', '7', '\n', '\n\n', hash, 'note', ' ');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 10 }), (some) => {
        const text = some.join('');
        const refused = fieldsRefused(() => expect(formatAddCheckpoint(parseAddCheckpoint(text))).toBe(text));
        expect(refused.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a witness', () => {
  it('cosigns the first checkpoint, every one that continues it, and the same again', async () => {
    expect(judge(await request(0, 7), null, verifiers)).toMatchObject({ status: 200, checkpoint: { origin: ORIGIN, ...(await head(7)) } });
    for (let from = 1; from <= 40; from += 1) {
      for (let to = from; to <= 40; to += 1) expect(judge(await request(from, to), await head(from), verifiers).status).toBe(200);
    }
  });

  it('cosigns the empty log, and what comes after it', async () => {
    expect(judge(await request(0, 0), null, verifiers).status).toBe(200);
    expect(judge(await request(0, 0), await head(0), verifiers).status).toBe(200);
    expect(judge(await request(0, 7), await head(0), verifiers).status).toBe(200);
  });

  it('answers 422 to an empty log whose root is not the empty one', () => {
    for (const known of [null, { size: 0, root: EMPTY_ROOT }]) {
      expect(judge({ oldSize: 0, proof: [], note: signed({ size: 0, root: leafHash('') }) }, known, verifiers).status).toBe(422);
    }
  });

  it('answers 400 to what is no signed checkpoint, and to an old size behind the new one', async () => {
    for (const note of ['', 'note\n', formatNote('text\n', [log.sign('text\n')]), signed(await head(7)).replace('\n7\n', '\n07\n')]) {
      expect(judge({ oldSize: 0, proof: [], note }, null, verifiers).status).toBe(400);
    }
    expect(judge({ ...(await request(0, 7)), oldSize: 8 }, await head(8), verifiers).status).toBe(400);
    expect(judge({ ...(await request(0, 7)), oldSize: 8 }, await head(3), verifiers).status).toBe(400);
  });

  it('answers 404 to a log of which it knows no key, whoever signed', async () => {
    expect(judge(await request(0, 7), null, []).status).toBe(404);
    const strange = { oldSize: 0, proof: [], note: signed(await head(7), 'other.example') };
    expect(judge(strange, null, verifiers).status).toBe(404);
    const witness = newSigningKey(ORIGIN, 'cosignature');
    expect(judge(await request(0, 7), null, [verifierOf(witness.vkey)]).status).toBe(404);
    const anyName = signed(await head(7)).replace(ORIGIN, 'a log + more');
    expect(judge({ oldSize: 0, proof: [], note: anyName }, null, verifiers).status).toBe(404);
  });

  it('answers 403 where the log’s own signature is missing, of another key, or does not hold', async () => {
    const impostor = signerOf(newSigningKey(ORIGIN).skey);
    const text = formatCheckpoint({ origin: ORIGIN, ...(await head(7)) });
    const witness = newSigningKey('w.example', 'cosignature');
    const notes = [
      signed(await head(7), ORIGIN, impostor),
      formatNote(text, [log.sign('another text\n')]),
      formatNote(text, [cosignerOf(witness.skey).cosign(text, 1)]),
      formatNote(text, [impostor.sign(text), log.sign('another text\n')]),
    ];
    for (const note of notes) expect(judge({ oldSize: 0, proof: [], note }, null, [...verifiers, verifierOf(witness.vkey)]).status).toBe(403);
  });

  it('is not deceived by another log’s key that it knows', async () => {
    const other = newSigningKey('other.example');
    const forged = { oldSize: 0, proof: [], note: signed(await head(7), ORIGIN, signerOf(other.skey)) };
    expect(judge(forged, null, [...verifiers, verifierOf(other.vkey)]).status).toBe(403);
  });

  it('answers 409 with the size it knows to a request from another one', async () => {
    expect(judge(await request(5, 9), await head(7), verifiers)).toEqual({ status: 409, body: '7\n' });
    expect(judge(await request(0, 9), await head(7), verifiers)).toEqual({ status: 409, body: '7\n' });
    expect(judge(await request(5, 9), null, verifiers)).toEqual({ status: 409, body: '0\n' });
  });

  it('answers 409 to a log that was rolled back, however it asks', async () => {
    expect(judge(await request(0, 7), await head(9), verifiers)).toEqual({ status: 409, body: '9\n' });
    expect(judge(await request(7, 7), await head(9), verifiers)).toEqual({ status: 409, body: '9\n' });
  });

  it('answers 422 to a split view: another root at the same size, or a larger tree that does not continue', async () => {
    const other = nodesOfLeaves(Array.from({ length: 40 }, (_, i) => leafHash(`another ${i}`)));
    const split = { size: 7, root: await rootAt(7, other) };
    expect(judge({ oldSize: 7, proof: [], note: signed(split) }, await head(7), verifiers).status).toBe(422);
    const larger = { size: 12, root: await rootAt(12, other) };
    for (const proof of [await consistencyProof(7, 12, other), await consistencyProof(7, 12, nodes), []] as (readonly Hash[])[]) {
      expect(judge({ oldSize: 7, proof, note: signed(larger) }, await head(7), verifiers).status).toBe(422);
    }
  });

  it('answers 422 to a proof from nothing, or one for the same size', async () => {
    const proof = [leafHash('a')];
    expect(judge({ ...(await request(0, 7)), proof }, null, verifiers).status).toBe(422);
    expect(judge({ ...(await request(0, 7)), proof }, await head(0), verifiers).status).toBe(422);
    expect(judge({ ...(await request(7, 7)), proof }, await head(7), verifiers).status).toBe(422);
  });

  it('says in one line why not', async () => {
    const answer = judge({ ...(await request(5, 7)), proof: [] }, await head(5), verifiers);
    expect(answer).toEqual({ status: 422, body: 'proof: holds too few hashes\n' });
    const said = (request: AddCheckpoint, known: TreeHead | null, keys = verifiers) => {
      const judgement = judge(request, known, keys);
      return 'body' in judgement ? judgement.body : null;
    };
    const notEmpty = { oldSize: 0, proof: [], note: signed({ size: 0, root: leafHash('') }) };
    expect(said(notEmpty, null)).toBe('root: is not that of an empty tree\n');
    expect(said({ ...(await request(0, 7)), proof: [EMPTY_ROOT] }, null)).toBe('proof: holds hashes from size 0\n');
    expect(said({ ...(await request(0, 7)), oldSize: 8 }, null)).toBe('old: size 8 is after size 7\n');
    expect(said(await request(0, 7), null, [])).toBe(`no key of ${ORIGIN} is known here\n`);
    expect(said({ ...(await request(0, 7)), note: '' }, null)).toBe('note: is not a signed note\n');
    expect(said({ ...(await request(0, 7)), note: signed(await head(7), ORIGIN, signerOf(newSigningKey(ORIGIN).skey)) }, null)).toBe(
      'note: is signed by no key that is known\n',
    );
  });
});
