import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Refused } from '#kernel';
import { askTimestamp } from './ask.js';
import { timestampQuery } from './query.js';
import { testAuthority, type TestAuthority } from './testing/authority.js';
import { checkTimestamp } from './timestamp.js';

const run = promisify(execFile);
const LONG = 60_000;
const TEXT = 'ledger.example.org/progress\n812\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

let authority: TestAuthority;
let other: TestAuthority;
let folder: string;
let tsr: Buffer;

beforeAll(async () => {
  [authority, other, folder] = await Promise.all([testAuthority(), testAuthority('anything'), mkdtemp(join(tmpdir(), 'fremdrift-stamps-'))]);
  tsr = await askTimestamp(authority.url, TEXT, AbortSignal.timeout(LONG));
}, LONG);
afterAll(async () => {
  await Promise.all([authority.close(), other.close(), rm(folder, { recursive: true })]);
});
afterEach(() => {
  authority.answering = null;
});

/** What the stock tool says of a kept time stamp. */
async function opensslSays(bytes: Uint8Array, text: string): Promise<string> {
  await writeFile(join(folder, 'text'), text);
  await writeFile(join(folder, 'kept.tsr'), bytes);
  const verified = run('openssl', ['ts', '-verify', '-data', 'text', '-in', 'kept.tsr', '-CAfile', authority.rootFile], { cwd: folder });
  return verified.then(({ stdout, stderr }) => stdout + stderr).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr);
}

/** Where a copy of the bytes differs: in one bit of one byte. */
function altered(bytes: Buffer, at: number, bit = 0): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

const refusal = async (bytes: Uint8Array, text = TEXT, root: string | null = authority.root) =>
  checkTimestamp(bytes, text, root).catch((error: unknown) => {
    if (error instanceof Refused) return error;
    throw error;
  });

/** What came of asking the authority: the failure, as a rule. */
const asked = async (timeoutMs = 5_000) => askTimestamp(authority.url, TEXT, AbortSignal.timeout(timeoutMs)).then(String, (error: unknown) => error);

describe('a time stamp', () => {
  it('tells when an authority had seen the text, and holds in the stock tool as well', async () => {
    const before = new Date(Date.now() - 60_000).toISOString();
    const stamp = await checkTimestamp(tsr, TEXT, authority.root);
    expect(stamp).toMatchObject({ authority: 'CN=Test authority', trusted: true });
    expect(stamp.time > before && stamp.time < new Date(Date.now() + 60_000).toISOString()).toBe(true);
    expect(await opensslSays(tsr, TEXT)).toContain('Verification: OK');
  });

  it('without certificates to trust only agrees with itself, and says so', async () => {
    expect(await checkTimestamp(tsr, TEXT, null)).toMatchObject({ trusted: false });
  });

  it('of another text is refused', async () => {
    expect(await refusal(tsr, `${TEXT}\n`)).toMatchObject({ message: 'timestamp: is for another text' });
    expect(await opensslSays(tsr, `${TEXT}\n`)).toContain('Verification: FAILED');
  });

  it('of an authority that is not trusted is refused', async () => {
    expect(await refusal(tsr, TEXT, other.root)).toMatchObject({ message: expect.stringMatching(/^timestamp: does not hold: .*certificate/) });
  });

  it('signed with a certificate that is not for time stamping is refused, though it leads to one that is trusted', async () => {
    const stamp = await checkTimestamp(await authority.resign(tsr), TEXT, authority.root);
    expect(stamp.authority).toBe('CN=Test authority');
    expect(await refusal(await other.resign(tsr), TEXT, other.root)).toMatchObject({ message: expect.stringContaining('is not for time stamping') });
  });

  it('altered in one byte of what is signed is refused, by the stock tool too', async () => {
    const { time } = await checkTimestamp(tsr, TEXT, null);
    const year = tsr.indexOf(time.slice(0, 4));
    expect(await refusal(altered(tsr, year))).toMatchObject({ kind: 'invalid', issues: [{ field: 'timestamp' }] });
    expect(await opensslSays(altered(tsr, year), TEXT)).toContain('Verification: FAILED');
  });

  it(
    'altered in one bit is refused, or tells the same: a byte that no one signed',
    async () => {
      const everyNinth = Array.from({ length: Math.floor(tsr.byteLength / 9) }, (_, index) => 9 * index);
      const whole = await checkTimestamp(tsr, TEXT, authority.root);
      const found = await Promise.all(everyNinth.map((at) => refusal(altered(tsr, at, at % 8))));
      const refused = found.filter((one) => one instanceof Refused);
      expect(found.filter((one) => !(one instanceof Refused))).toEqual(Array.from({ length: found.length - refused.length }, () => whole));
      expect(refused.length).toBeGreaterThan(found.length / 2);
    },
    LONG,
  );

  it('that is cut short, padded, too large or anything else is refused', async () => {
    const wrong = [
      Buffer.alloc(0),
      tsr.subarray(0, -1),
      Buffer.concat([tsr, Buffer.of(0)]),
      Buffer.alloc(70_000),
      Buffer.from('<html>'),
      timestampQuery(TEXT).bytes,
    ];
    for (const bytes of wrong) expect(await refusal(bytes)).toMatchObject({ kind: 'invalid', issues: [{ field: 'timestamp' }] });
  });

  it('is checked against certificates only, each of them whole', async () => {
    expect(await refusal(tsr, TEXT, 'nothing')).toMatchObject({ issues: [{ field: 'authorities' }] });
    expect(await refusal(tsr, TEXT, authority.root.replace(/\n[A-Za-z0-9]{8}/, '\nAAAAAAAA'))).toMatchObject({ kind: 'invalid' });
  });
});

describe('asking for a time stamp', () => {
  it('asks with a number of its own each time', () => {
    expect(timestampQuery(TEXT).nonce).not.toEqual(timestampQuery(TEXT).nonce);
  });

  it('refuses an answer to another question', async () => {
    authority.answering = (_, response) => response.writeHead(200).end(tsr);
    expect(await asked()).toMatchObject({ message: 'timestamp: answers another question' });
  });

  it('refuses a refusal, with its words', async () => {
    authority.answering = (_, response) => void authority.reply(Buffer.from('no query')).then((answer) => response.writeHead(200).end(answer));
    expect(await asked()).toMatchObject({ kind: 'invalid', message: expect.stringContaining('was refused by the authority (status 2') });
  });

  it('refuses an authority that answers with an error, too much, too late or not at all', async () => {
    authority.answering = (_, response) => response.writeHead(500).end();
    expect(await asked()).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('answered 500') });
    authority.answering = (_, response) => response.writeHead(200).end(Buffer.alloc(100_000));
    expect(await asked()).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('more than 65536 bytes') });
    authority.answering = (_, response) => response.writeHead(200).write('a');
    expect(await asked(300)).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('no answer in time') });
    authority.answering = (request) => request.socket.destroy();
    expect(await asked()).toMatchObject({ kind: 'unavailable', message: expect.stringContaining("can't be reached") });
    authority.answering = (_, response) => response.writeHead(302, { location: authority.url }).end();
    expect(await asked()).toMatchObject({ kind: 'unavailable' });
  });
});
