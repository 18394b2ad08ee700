import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Broken } from '#kernel';
import { readConfig } from '../config.js';
import { createHttpApp } from '../http-server.js';
import { FakeLedger } from '../testing/fake-ledger.js';

describe('the log', () => {
  const lines: string[] = [];
  let written: Promise<void>;
  let wrote: () => void;
  const log = pino(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        wrote();
        done();
      },
    }),
  );

  beforeEach(() => {
    lines.length = 0;
    ({ promise: written, resolve: wrote } = Promise.withResolvers<void>());
  });

  it('has one line for each answer, with its route and trace, and nothing that was sent', async () => {
    const app = await createHttpApp(new FakeLedger(), readConfig({}), log);
    await app.inject({
      method: 'POST',
      url: '/api/v1/measures/members/measurements?secret=in-the-query',
      headers: { authorization: 'Bearer a-token', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
      payload: { note: 'in-the-body' },
    });
    await app.close();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] as string)).toMatchObject({
      method: 'POST',
      route: '/api/v1/measures/:measure/measurements',
      status: 201,
      trace: '4bf92f3577b34da6a3ce929d0e0e4736',
    });
    expect(lines[0]).not.toMatch(/a-token|in-the-query|in-the-body|members/);
  });

  it('takes a caller who breaks off for what it is', async () => {
    const app = await createHttpApp(new FakeLedger(), readConfig({}), log);
    await app.listen(0, '127.0.0.1');
    const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
    const head = 'POST /api/v1/evidence HTTP/1.1\r\nhost: x\r\nauthorization: Bearer a-token\r\ncontent-type: application/pdf\r\ncontent-length: 10\r\n\r\n';
    const admitted = once(app.getHttpServer(), 'request');
    socket.write(`${head}%PDF`);
    await admitted;
    socket.destroy();
    await written;
    await app.close();
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([expect.objectContaining({ level: 30, msg: 'the caller went away' })]);
  });

  it('tells the whole of what nobody expected, under the trace that the caller was given', async () => {
    const ledger = new FakeLedger();
    ledger.failure = new Broken('a rule of the house');
    const app = await createHttpApp(ledger, readConfig({}), log);
    const response = await app.inject({ method: 'GET', url: '/api/v1/plans', headers: { authorization: 'Bearer a-token' } });
    await app.close();
    const { traceId } = response.json<{ traceId: string }>();
    expect(JSON.parse(lines[0] as string)).toMatchObject({
      level: 50,
      trace: traceId,
      err: { message: 'a rule of the house', stack: expect.any(String) as string },
    });
  });
});
