import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  consistencyProof,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  leafHash,
  newSigningKey,
  nodesOfLeaves,
  openCheckpoint,
  rootAt,
  signerOf,
  verifierOf,
} from '#transparency';
import { fremdrift, served, type Served } from './testing/program.js';

const LONG = 120_000;
const ORIGIN = 'ledger.example.org/progress';
const NAME = 'witness.example.org/w1';
const { skey, vkey } = newSigningKey(ORIGIN);

interface Said {
  readonly url: string;
  readonly vkey: string;
}

let home: string;
let witness: Served<Said>;
const at = (name: string) => join(home, name);
const start = (...more: readonly string[]) => served<Said>(['witness', '--state', at('state'), '--name', NAME, '--port', '0', ...more]);

/** A request to cosign `size` leaves of a history, with the proof from the size that was cosigned last. */
async function request(from: number, size: number, history = 0): Promise<string> {
  const nodes = nodesOfLeaves(Array.from({ length: size }, (_, index) => leafHash(`${history}/${index}`)));
  const text = formatCheckpoint({ origin: ORIGIN, size, root: await rootAt(size, nodes) });
  return formatAddCheckpoint({ oldSize: from, proof: await consistencyProof(from, size, nodes), note: formatNote(text, [signerOf(skey).sign(text)]) });
}

const post = async (body: string) => {
  const answer = await fetch(`${witness.said.url}/add-checkpoint`, { method: 'POST', body });
  return { status: answer.status, body: await answer.text() };
};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'fremdrift-witness-'));
  witness = await start('--log', vkey);
}, LONG);
afterAll(async () => {
  await witness.stop();
  rmSync(home, { recursive: true });
}, LONG);

describe('a witness as a process of its own', () => {
  it('needs a folder of its own and the key of a log, and has no ledger', () => {
    expect(readdirSync(at('state')).filter((name) => !/^\.|\.lock/.test(name))).toEqual(['witness.key']);
    expect(statSync(at('state/witness.key')).mode & 0o777).toBe(0o600);
    expect(verifierOf(witness.said.vkey)).toMatchObject({ name: NAME, kind: 'cosignature' });
  });

  it(
    'killed between any two requests, and while they come, has cosigned one history and remembers it',
    async () => {
      let seen = 0;
      for (let round = 0; round < 5; round++) {
        for (let more = 0; more < 3; more++) {
          expect(await post(await request(seen, seen + 1))).toMatchObject({ status: 200 });
          seen += 1;
        }
        const under = [request(seen, seen + 1), request(seen, seen + 2, 1), request(0, seen)].map(async (body) => post(await body).catch(() => null));
        await witness.kill();
        const answered = await Promise.all(under);
        witness = await start('--log', vkey);
        const told = Number((await post(await request(0, seen, 1))).body);
        expect(told - seen).toBeLessThanOrEqual(1);
        expect(told).toBeGreaterThanOrEqual(answered[0]?.status === 200 ? seen + 1 : seen);
        expect([answered[1]?.status, answered[2]?.status]).not.toContain(200);
        seen = told;
        expect(await post(await request(seen, seen + 1, 1))).toMatchObject({ status: 422 });
      }
    },
    LONG,
  );

  it('shows everyone the latest checkpoint with its cosignature', async () => {
    const shown = await fetch(`${witness.said.url}/${createHash('sha256').update(ORIGIN).digest('hex')}/checkpoint`);
    expect(openCheckpoint(await shown.text(), [verifierOf(vkey), verifierOf(witness.said.vkey)]).verified).toHaveLength(2);
  });

  it(
    'stops when asked, has the same key ever after, and reads its logs from a policy as well',
    async () => {
      const before = witness.said.vkey;
      expect(await witness.stop()).toBe(0);
      writeFileSync(at('logs.policy'), `log ${vkey}\nquorum none\n`);
      witness = await start('--policy', at('logs.policy'));
      expect(witness.said.vkey).toBe(before);
    },
    LONG,
  );

  it.each<[what: string, code: number, says: string, args: readonly string[]]>([
    ['no log', 2, 'no log is named', []],
    ['a key that is none', 2, '--log', ['--log', 'nonsense']],
    ['a key of a witness', 2, 'is the key of a witness', ['--log', newSigningKey('w', 'cosignature').vkey]],
    ['a policy that is not there', 4, 'is not there', ['--policy', 'nowhere.policy']],
    ['a port that is none', 2, '--port', ['--log', vkey, '--port', 'many']],
    ['the folder of a witness that runs', 6, 'another process has this folder', ['--log', vkey]],
  ])(
    'says what is wrong with %s',
    async (_, code, says, args) => {
      expect(await fremdrift(['witness', '--state', at('state'), '--name', NAME, ...args])).toMatchObject({ code, err: expect.stringContaining(says) });
    },
    LONG,
  );
});
