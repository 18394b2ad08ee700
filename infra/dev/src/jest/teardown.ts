import { started } from './started.js';

/** After the tests of a run: ends the servers that were started for it. */
export default async function tearDown(): Promise<void> {
  await Promise.all(started.splice(0).map((server) => server.stop()));
}
