import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerCredentials } from '@grpc/grpc-js';
import { append, everything } from '../contract/under-test.js';
import { openSqliteReader } from '../sqlite/reader.js';
import { Ledgers } from './testing/ledgers.js';
import { KurrentTestServer } from './testing/test-server.js';

const run = promisify(execFile);
let server: KurrentTestServer;
let ledgers: Ledgers;
beforeEach(async () => {
  server = await KurrentTestServer.start();
  ledgers = new Ledgers();
});
afterEach(async () => {
  await ledgers.clear();
  server.stop();
});

describe('opening a ledger in KurrentDB', () => {
  it('is refused where no server answers, naming the host and not the password', async () => {
    server.stop();
    await refused(`kurrentdb://admin:geheim@localhost:${server.port}?tls=false`, /no server answers at localhost:\d+/, /start it/);
  });

  it('is refused where no node of a cluster answers', async () => {
    server.stop();
    const nodes = `localhost:${server.port},127.0.0.1:${server.port}`;
    await refused(`kurrentdb://${nodes}?tls=false&maxDiscoverAttempts=2&discoveryInterval=10`, /no server answers at localhost/, /start it/);
  });

  it('is refused where the server refuses the user', async () => {
    server.faults.deniesAccess = true;
    await refused(server.url, /refuses the user or the password/, /read \$all/);
  });

  it('is refused where the server speaks no TLS and is asked to', async () => {
    await refused(server.url.replace('tls=false', 'tls=true'), /does not speak TLS/, /tls=false/);
  });

  it('is refused where the server is older than what is needed', async () => {
    server.faults.saysNotWhenCaughtUp = true;
    await expect(ledgers.open(server.url, 'copy', { quietMs: 20 })).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'KURRENTDB_URL', problem: expect.stringMatching(/all of the log has been read/), remedy: expect.stringMatching(/23\.10/) }],
    });
  });

  it('is refused where something else answers', async () => {
    const other = createServer((socket) => socket.end('220 mail.example.org\r\n'));
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    try {
      await refused(`kurrentdb://localhost:${(other.address() as AddressInfo).port}?tls=false`, /no server answers|can't be used/, /./);
    } finally {
      other.close();
    }
  });

  it.each([
    ['postgres://localhost/fremdrift', /not a connection string/],
    ['kurrentdb://', /not a connection string/],
    ['kurrentdb://admin:geheim@localhost:2113?tsl=false', /option "tsl" is unknown/],
    ['kurrentdb://admin:geheim@localhost:port?tls=false', /can't read it/],
    ['kurrentdb://admin:geheim@localhost:2113?tls=perhaps', /can't read it/],
    ['kurrentdb://admin:geheim@localhost:2113?tls=true&tlsCAFile=/nowhere/ca.pem', /certificate or key file/],
  ])('is refused with the connection string %s', (url, problem) => refused(url, problem, /./));

  it('is refused with a prefix that could begin the streams of another ledger', async () => {
    for (const prefix of ['', 'fremdrift', '$ledger/', 'a/b/']) {
      await expect(ledgers.open(server.url, 'copy', { prefix })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'prefix' }] });
    }
  });

  it('is refused where the copy is in use', async () => {
    await ledgers.open(server.url);
    await expect(ledgers.open(server.url)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('another server is writing') });
  });

  it('leaves nothing claimed when it was refused', async () => {
    server.faults.deniesAccess = true;
    await refused(server.url, /refuses/, /./);
    server.faults.deniesAccess = false;
    expect(await append(await ledgers.open(server.url), 'a', 1)).toMatchObject({ seq: 0 });
  });

  it('lets any thread read the copy meanwhile', async () => {
    const store = await ledgers.open(server.url);
    await append(store, 'a', 3);
    const reader = openSqliteReader(ledgers.copyOf('copy'));
    expect(await everything(reader)).toEqual(await everything(store));
    await reader.close();
  });
});

describe('over TLS', () => {
  it('a ledger is kept where the certificate is trusted, and refused where it is not', async () => {
    const [key, certificate] = await selfSigned();
    const pair = { private_key: readFileSync(key), cert_chain: readFileSync(certificate) };
    const secure = await KurrentTestServer.start({ credentials: ServerCredentials.createSsl(null, [pair]) });
    try {
      const url = `kurrentdb://admin:geheim@localhost:${secure.port}?tls=true`;
      await refused(url, /certificate .* not trusted/, /tlsCAFile/);
      await refused(url.replace('tls=true', 'tls=false'), /no server answers/, /tls=true/);
      const store = await ledgers.open(`${url}&tlsCAFile=${encodeURIComponent(certificate)}`);
      expect(await append(store, 'a', 1)).toMatchObject({ seq: 0 });
    } finally {
      secure.stop();
    }
  });
});

/** Made anew for each run: a certificate in the repository would run out one day. */
async function selfSigned(): Promise<[key: string, certificate: string]> {
  const [key, certificate] = [join(ledgers.folder, 'key.pem'), join(ledgers.folder, 'certificate.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  await run('openssl', [...request, '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate]);
  return [key, certificate];
}

async function refused(url: string, problem: RegExp, remedy: RegExp): Promise<void> {
  const error: unknown = await ledgers.open(url).catch((refusal: unknown) => refusal);
  expect(error).toMatchObject({
    kind: 'unavailable',
    issues: [{ field: 'KURRENTDB_URL', problem: expect.stringMatching(problem), remedy: expect.stringMatching(remedy) }],
  });
  expect(String(error)).not.toContain('geheim');
}
