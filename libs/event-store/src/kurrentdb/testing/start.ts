import type { KurrentTestServer, TestServerOptions } from './test-server.js';

/** Starts a {@link KurrentTestServer}, for tests of any library; only then is loaded what it is made of. */
export async function startKurrentTestServer(options: TestServerOptions = {}): Promise<KurrentTestServer> {
  const { KurrentTestServer } = await import('./test-server.js');
  return KurrentTestServer.start(options);
}
