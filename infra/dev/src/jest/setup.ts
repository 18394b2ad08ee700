import { startKafka } from '../kafka.js';
import { lastingFolder, lastingServers } from '../lasting.js';
import { startPostgres } from '../postgres.js';
import { started } from './started.js';

/**
 * Before the tests of a run: a PostgreSQL and a Kafka for all of them, whose addresses they read from FREMDRIFT_TEST_POSTGRES and FREMDRIFT_TEST_KAFKA.
 * Where one of these is set already that is the server, and else the lasting one where it runs (`npm run servers -- start`).
 * Where one cannot be started, that is said, and the tests that need it fail.
 */
export default async function setUp(): Promise<void> {
  const lasting = await lastingServers(lastingFolder());
  await Promise.all([
    provide('FREMDRIFT_TEST_POSTGRES', lasting.postgres, async () => {
      const server = await startPostgres();
      return { server, address: server.url };
    }),
    provide('FREMDRIFT_TEST_KAFKA', lasting.kafka, async () => {
      const server = await startKafka();
      return { server, address: server.brokers };
    }),
  ]);
}

interface Started {
  readonly server: { stop(): Promise<void> };
  readonly address: string;
}

async function provide(variable: string, lasting: string | null, start: () => Promise<Started>): Promise<void> {
  if (lasting !== null) process.env[variable] ||= lasting;
  if (process.env[variable]) return;
  try {
    const { server, address } = await start();
    started.push(server);
    process.env[variable] = address;
  } catch (error) {
    process.stderr.write(`${variable} is not set: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
