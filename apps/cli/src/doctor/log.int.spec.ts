import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSigningKey, runLedger } from '#application';
import { nodeDisk, openArchive } from '#publishing';
import { cosignerOf, formatNote, newSigningKey, parseNote } from '#transparency';
import { examineLog } from './log.js';

const ORIGIN = 'test.example/ledger';
const create = { origin: ORIGIN, title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false } as const;
const LONG = 60_000;

let base: string;
const at = (name: string) => join(base, name);

/** What the doctor says of each thing, `✓`, `·` or `✗` before it. */
async function said(environment: Readonly<Record<string, string>> = {}): Promise<Readonly<Record<string, string>>> {
  const signs = { good: '✓', told: '·', wrong: '✗' };
  const findings = await examineLog(at('data'), environment);
  return Object.fromEntries(findings.map(({ what, state, found, remedy }) => [what, `${signs[state]} ${found}${remedy === null ? '' : ` → ${remedy}`}`]));
}

function archive() {
  return openArchive(nodeDisk(at('data/checkpoints')));
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'doctor-'));
  const running = await runLedger(at('data'), { create });
  await ensureSigningKey(running.ledger, () => undefined);
  await running.close();
}, LONG);
afterAll(() => rmSync(base, { recursive: true }));

describe('what the doctor says of the log', () => {
  it(
    'bug-481: tells the key in force, the last checkpoint and how far it reaches, and where they lie',
    async () => {
      expect(await said()).toMatchObject({
        'signing key': expect.stringMatching(/^✓ test\.example\/ledger\+[0-9a-f]{8}\+.*, since \d{4}-/),
        checkpoint: expect.stringMatching(/^✓ over 3 events, the last recorded \d{4}-.*; all there are$/),
        checkpoints: expect.stringContaining('on the same disk'),
        witnesses: expect.stringMatching(/^· none/),
        'time stamps': '· none are asked for',
        backups: '· none was made',
      });
    },
    LONG,
  );

  it('says what is to be done when the key, or the folder of checkpoints, is not where it is looked for', async () => {
    const elsewhere = await said({ FREMDRIFT_KEYS: at('no-keys'), FREMDRIFT_CHECKPOINTS: at('no-checkpoints') });
    expect(elsewhere).toMatchObject({
      'signing key': expect.stringMatching(/^✗ .*not where it is looked for → set FREMDRIFT_KEYS.*--because lost/),
      checkpoint: expect.stringMatching(/^✗ .*does not know test\.example\/ledger → .*FREMDRIFT_CHECKPOINTS/),
      checkpoints: expect.stringContaining('is not there yet'),
    });
    expect((await said({ FREMDRIFT_SIGNER: at('no-signer') }))['signing key']).toMatch(/^✗ .*signer/);
  });

  it('tells which witnesses have signed the last checkpoint, and whether they are enough', async () => {
    const [one, two] = ['w1', 'w2'].map((name) => newSigningKey(`${name}.example`, 'cosignature'));
    const witnesses = at('witness.policy');
    const policy = (need: number) =>
      writeFileSync(
        witnesses,
        `witness w1 ${one?.vkey ?? ''} http://127.0.0.1:1\nwitness w2 ${two?.vkey ?? ''} http://127.0.0.1:1\ngroup g ${need} w1 w2\nquorum g\n`,
      );
    const { note = '' } = (await archive().latest(ORIGIN)) ?? {};
    const { text, signatures } = parseNote(note);
    await archive().keep(formatNote(text, [...signatures, cosignerOf(one?.skey ?? '').cosign(text, 1_700_000_000)]));
    policy(1);
    expect((await said({ FREMDRIFT_WITNESSES: witnesses }))['witnesses']).toMatch(/^✓ w1 signed it 2023-11-14T.*; w2 has not .*; the quorum is reached$/);
    policy(2);
    expect((await said({ FREMDRIFT_WITNESSES: witnesses }))['witnesses']).toMatch(/^✗ .*the quorum g is not reached → /);
    expect((await said({ FREMDRIFT_WITNESSES: at('nowhere') }))['witnesses']).toMatch(/^✗ .*nowhere/);
  });

  it('is nothing where there is no ledger', async () => expect(await examineLog(at('empty'), {})).toEqual([]));
});
