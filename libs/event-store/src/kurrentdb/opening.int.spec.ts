import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerCredentials } from '@grpc/grpc-js';
import { append, everything } from '../contract/under-test.js';
import { openSqliteReader } from '../sqlite/reader.js';
import { eachItsOwn } from './testing/ledgers.js';
import { KurrentTestServer } from './testing/test-server.js';

const run = promisify(execFile);
const own = eachItsOwn();

describe('opening a ledger in KurrentDB', () => {
  it('is refused where no server answers, naming the host and not the password', async () => {
    own.server.stop();
    await refused(`kurrentdb://admin:geheim@localhost:${own.server.port}?tls=false`, /no server answers at localhost:\d+/, /start it/);
  });

  it('is refused where no node of a cluster answers', async () => {
    own.server.stop();
    const nodes = `localhost:${own.server.port},127.0.0.1:${own.server.port}`;
    await refused(`kurrentdb://${nodes}?tls=false&maxDiscoverAttempts=2&discoveryInterval=10`, /no server answers at localhost/, /start it/);
  });

  it('is refused where the server refuses the user', async () => {
    own.server.faults.deniesAccess = true;
    await refused(own.server.url, /refuses the user or the password/, /read \$all/);
  });

  it('is refused where the server speaks no TLS and is asked to', async () => {
    await refused(own.server.url.replace('tls=false', 'tls=true'), /does not speak TLS/, /tls=false/);
  });

  it('is refused where the server is older than what is needed', async () => {
    own.server.faults.saysNotWhenCaughtUp = true;
    await expect(own.ledgers.open('copy', { quietMs: 20 })).rejects.toMatchObject({
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
      await expect(own.ledgers.open('copy', { prefix })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'prefix' }] });
    }
  });

  it('is refused where the copy is in use', async () => {
    await own.ledgers.open();
    await expect(own.ledgers.open()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('another server is writing') });
  });

  it('leaves nothing claimed when it was refused', async () => {
    own.server.faults.deniesAccess = true;
    await refused(own.server.url, /refuses/, /./);
    own.server.faults.deniesAccess = false;
    expect(await append(await own.ledgers.open(), 'a', 1)).toMatchObject({ seq: 0 });
  });

  it('lets any thread read the copy meanwhile', async () => {
    const store = await own.ledgers.open();
    await append(store, 'a', 3);
    const reader = openSqliteReader(own.ledgers.copyOf('copy'));
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
      const store = await own.ledgers.open('copy', { url: `${url}&tlsCAFile=${encodeURIComponent(certificate)}` });
      expect(await append(store, 'a', 1)).toMatchObject({ seq: 0 });
    } finally {
      secure.stop();
    }
  });
});

/** Made anew for each run: a certificate in the repository would run out one day. */
async function selfSigned(): Promise<[key: string, certificate: string]> {
  const [key, certificate] = [join(own.ledgers.folder, 'key.pem'), join(own.ledgers.folder, 'certificate.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  await run('openssl', [...request, '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate]);
  return [key, certificate];
}

async function refused(url: string, problem: RegExp, remedy: RegExp): Promise<void> {
  const error: unknown = await own.ledgers.open('copy', { url }).catch((refusal: unknown) => refusal);
  expect(error).toMatchObject({
    kind: 'unavailable',
    issues: [{ field: 'KURRENTDB_URL', problem: expect.stringMatching(problem), remedy: expect.stringMatching(remedy) }],
  });
  expect(String(error)).not.toContain('geheim');
}
