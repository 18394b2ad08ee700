import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CONFIG = `
[ req ]
distinguished_name = name
prompt = no
[ name ]
CN = Test
[ ca ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[ stamping ]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[ anything ]
keyUsage = critical, digitalSignature
[ tsa ]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
`;

/** A time stamping authority on this machine, made with openssl: what a test says to it, and what it answers instead of the truth. */
export interface TestAuthority {
  readonly url: string;
  /** The certificate of its root, as PEM, and the file it lies in. */
  readonly root: string;
  readonly rootFile: string;
  /** How often it was asked. */
  asked: number;
  /** What it answers in place of what it should; null: the truth. */
  answering: ((request: IncomingMessage, response: ServerResponse, truth: Buffer) => void) | null;
  /** Its answer (DER) to a query in DER. */
  reply(query: Uint8Array): Promise<Buffer>;
  /** The time in an answer, signed anew with this one's certificate, whatever that is for. */
  resign(tsr: Uint8Array): Promise<Buffer>;
  close(): Promise<void>;
}

/** @param use the section of the configuration that its certificate follows: one for time stamping, or one for anything */
export async function testAuthority(use: 'stamping' | 'anything' = 'stamping'): Promise<TestAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'fremdrift-tsa-'));
  const openssl = (...args: readonly string[]) => run('openssl', args, { cwd: folder });
  await writeFile(join(folder, 'openssl.cnf'), CONFIG);
  await writeFile(join(folder, 'serial'), '01');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'openssl.cnf'];
  await openssl('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=Test root', '-extensions', 'ca', '-days', '30');
  await openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Test authority');
  const signed = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-extfile', 'openssl.cnf', '-extensions', use];
  await openssl('x509', '-req', '-in', 'tsa.csr', '-out', 'tsa.pem', '-days', '30', ...signed);

  const reply = async (query: Uint8Array) => {
    await writeFile(join(folder, 'query.tsq'), query);
    const tsa = ['-config', 'openssl.cnf', '-section', 'tsa', '-signer', 'tsa.pem', '-inkey', 'tsa.key'];
    await openssl('ts', '-reply', '-queryfile', 'query.tsq', '-out', 'reply.tsr', ...tsa);
    return readFile(join(folder, 'reply.tsr'));
  };
  const resign = async (tsr: Uint8Array) => {
    await writeFile(join(folder, 'other.tsr'), tsr);
    await openssl('ts', '-reply', '-in', 'other.tsr', '-token_out', '-out', 'other.token');
    await openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'other.token', '-out', 'other.time');
    const content = ['-binary', '-nodetach', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-outform', 'DER'];
    await openssl('cms', '-sign', '-in', 'other.time', '-out', 'resigned', '-signer', 'tsa.pem', '-inkey', 'tsa.key', ...content);
    const granted = Buffer.from('3003020100', 'hex');
    return sequence(granted, await readFile(join(folder, 'resigned')));
  };
  const server = createServer((request, response) => {
    authority.asked += 1;
    void answer(request, response, reply, authority.answering);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const authority: TestAuthority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    root: await readFile(join(folder, 'root.pem'), 'utf8'),
    rootFile: join(folder, 'root.pem'),
    asked: 0,
    answering: null,
    reply,
    resign,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true });
    },
  };
  return authority;
}

async function answer(request: IncomingMessage, response: ServerResponse, reply: TestAuthority['reply'], instead: TestAuthority['answering']): Promise<void> {
  const truth = request.headers['content-type'] === 'application/timestamp-query' ? await reply(await buffer(request)) : null;
  if (truth === null) response.writeHead(415).end();
  else if (instead === null) response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(truth);
  else instead(request, response, truth);
}

/** A SEQUENCE in DER of parts that come to between 256 and 65,535 bytes. */
function sequence(...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const header = Buffer.from('30820000', 'hex');
  header.writeUInt16BE(content.byteLength, 2);
  return Buffer.concat([header, content]);
}
