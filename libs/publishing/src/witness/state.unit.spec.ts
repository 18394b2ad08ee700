import { cosignerOf, formatNote, newSigningKey, parseNote, verifierOf } from '#transparency';
import { SimulatedDisk } from '../disk/testing/simulated-disk.js';
import { originHash, WitnessState } from './state.js';
import { TestLog } from './testing/test-log.js';

const log = new TestLog();
const other = new TestLog('other.example/log');
const { skey, vkey } = newSigningKey('witness.example.org/w1', 'cosignature');

async function cosigned(of: TestLog, size: number, by = skey): Promise<string> {
  const { text, signatures } = parseNote((await of.checkpoint(size)).note);
  return formatNote(text, [...signatures, cosignerOf(by).cosign(text, 1_790_000_000)]);
}

describe('what a witness remembers of a log', () => {
  it('is how far it has seen it, and the note for everyone; nothing of one that it never cosigned', async () => {
    const state = new WitnessState(new SimulatedDisk(), verifierOf(vkey));
    const note = await cosigned(log, 9);
    await state.keep(log.origin, note);
    const { root } = await log.checkpoint(9);
    expect(await state.known(log.origin)).toEqual({ origin: log.origin, size: 9, root });
    expect(await state.note(originHash(log.origin))).toBe(note);
    expect([await state.known(other.origin), await state.note(originHash(other.origin))]).toEqual([null, null]);
  });

  it('is not taken from another log’s place, another witness, or the log alone', async () => {
    const stranger = newSigningKey('witness.example.org/w1', 'cosignature').skey;
    for (const note of [await cosigned(other, 9), await cosigned(log, 9, stranger), (await log.checkpoint(9)).note, 'no note']) {
      const state = new WitnessState(new SimulatedDisk(), verifierOf(vkey));
      await state.keep(log.origin, note);
      const problem = `what is kept of ${log.origin} is not what this witness cosigned`;
      const remedy = 'begin a new witness, with a new key and an empty folder';
      await expect(state.known(log.origin)).rejects.toMatchObject({
        kind: 'unavailable',
        message: problem,
        issues: [{ field: `${originHash(log.origin)}/checkpoint`, problem, remedy }],
      });
    }
  });
});
