import { startKafka, startPostgres } from '#dev-servers';
import { messageOf, Refused } from '#kernel';

/** Lets `work` have a Kafka: the one that FREMDRIFT_TEST_KAFKA names, or one of its own. @throws Refused where none can be had */
export async function withKafka<T>(work: (brokers: readonly string[]) => Promise<T>): Promise<T> {
  const named = process.env['FREMDRIFT_TEST_KAFKA'];
  if (named !== undefined) return work(named.split(','));
  const server = await started(startKafka);
  try {
    return await work(server.brokers.split(','));
  } finally {
    await server.stop();
  }
}

/** Lets `work` have a PostgreSQL, by a superuser's URL: the one that FREMDRIFT_TEST_POSTGRES names, or one of its own. @throws Refused where none can be had */
export async function withPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const named = process.env['FREMDRIFT_TEST_POSTGRES'];
  if (named !== undefined) return work(named);
  const server = await started(startPostgres);
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

async function started<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    throw new Refused('unavailable', `no server can be had: ${messageOf(error)}`, [], { cause: error });
  }
}
