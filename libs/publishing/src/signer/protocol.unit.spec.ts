import { perform } from './protocol.js';
import type { Signer } from './port.js';

const ROOT = Buffer.alloc(32, 7);

/** A signer that tells what it was asked. */
function listening() {
  const asked: unknown[] = [];
  const note =
    (name: string) =>
    async (...given: unknown[]) => {
      asked.push([name, ...given]);
      return name;
    };
  const signer: Signer = {
    sign: note('signed'),
    create: note('made'),
    retire: async (vkey) => void asked.push(['retired', vkey]),
    end: async (origin) => void asked.push(['ended', origin]),
    held: async (origin) => {
      asked.push(['held', origin]);
      return { vkeys: [], ended: false };
    },
    close: async () => {},
  };
  return { asked, signer };
}

const sign = { do: 'sign', origin: 'o', size: 9, root: ROOT.toString('base64'), from: 3, proof: [ROOT.toString('base64')], vkey: 'v' };

describe('a line to the signer', () => {
  it.each([
    [sign, 'signed', ['signed', { checkpoint: { origin: 'o', size: 9, root: ROOT }, from: 3, proof: [ROOT], vkey: 'v' }]],
    [{ ...sign, vkey: undefined, proof: [] }, 'signed', ['signed', { checkpoint: { origin: 'o', size: 9, root: ROOT }, from: 3, proof: [] }]],
    [{ do: 'create', origin: 'o', beside: null }, 'made', ['made', 'o', null]],
    [{ do: 'create', origin: 'o', beside: 'v' }, 'made', ['made', 'o', 'v']],
    [{ do: 'retire', vkey: 'v' }, null, ['retired', 'v']],
    [{ do: 'end', origin: 'o' }, null, ['ended', 'o']],
    [{ do: 'held', origin: 'o' }, { vkeys: [], ended: false }, ['held', 'o']],
  ])('is done as it asks: %j', async (request, answer, calls) => {
    const { asked, signer } = listening();
    expect(await perform(JSON.stringify(request), signer)).toEqual(answer);
    expect(asked).toEqual([calls]);
  });

  it('may hold the longest proof, origin and key there are', async () => {
    const { asked, signer } = listening();
    const longest = { ...sign, origin: 'o'.repeat(1024), vkey: 'v'.repeat(2048), proof: Array.from({ length: 64 }, () => ROOT.toString('base64')) };
    await perform(JSON.stringify({ ...longest, size: 0, from: 0 }), signer);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'is not JSON'],
    ['{"do":"sing","origin":"o"}', expect.stringMatching(/^do: ./)],
    [JSON.stringify({ ...sign, size: -1 }), expect.stringMatching(/^size: ./)],
    [JSON.stringify({ ...sign, from: 0.5 }), expect.stringMatching(/^from: ./)],
    [JSON.stringify({ ...sign, root: '!' }), expect.stringMatching(/^root: ./)],
    [JSON.stringify({ ...sign, proof: Array.from({ length: 65 }, () => 'AA==') }), expect.stringMatching(/^proof: ./)],
    [JSON.stringify({ ...sign, proof: ['AA==', '!'], size: '9' }), expect.stringMatching(/^size: .+; proof\.1: ./)],
    [JSON.stringify({ ...sign, more: 1 }), expect.stringMatching(/more/)],
    [JSON.stringify({ do: 'create', origin: 'o'.repeat(1025), beside: null }), expect.stringMatching(/^origin: ./)],
    [JSON.stringify({ do: 'create', origin: 'o' }), expect.stringMatching(/^beside: ./)],
    [JSON.stringify({ do: 'retire', vkey: 'v'.repeat(2049) }), expect.stringMatching(/^vkey: ./)],
  ])('that is no request is refused, and nothing is done: %.60s', async (line, problem: unknown) => {
    const { asked, signer } = listening();
    const remedy = 'speak to the signer with Fremdrift of the same version';
    await expect(perform(line, signer)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'request', problem, remedy }] });
    expect(asked).toEqual([]);
  });
});
