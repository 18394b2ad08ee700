import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePorts } from './ports.js';

describe('freePorts', () => {
  it('gives different ports, each of which can be listened on', async () => {
    const ports = await freePorts(5);
    expect(new Set(ports).size).toBe(5);
    for (const port of ports) {
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      server.close();
      await once(server, 'close');
    }
  });

  it('gives no port that an outgoing connection may take', async () => {
    for (const port of await freePorts(20)) expect(port).toBeLessThan(32_768);
  });
});
