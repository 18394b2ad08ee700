import { Refused } from '#kernel';
import { readConfig, relayApartBy, serveWatch, stopSignal, withTracing, type Config } from '#platform';

/** Relays between the ledger and Kafka until told to stop. Answers the exit code: 0, or 1 when it could not start. */
export async function relay(): Promise<number> {
  try {
    const config = readConfig(process.env);
    await withTracing(config, 'fremdrift-relay', () => relayBy(config));
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n${error.issues.map(({ field, problem, remedy }) => `  ${field}: ${problem}; ${remedy}\n`).join('')}`);
    return 1;
  }
}

async function relayBy(config: Config): Promise<void> {
  const relaying = await relayApartBy(config);
  try {
    const watch = await serveWatch(relaying, config);
    const stopped = stopSignal();
    process.stdout.write(`Fremdrift relays; how it gets on is told at ${watch.url}/health/ready\n`);
    await stopped;
    await watch.close();
  } finally {
    await relaying.close();
  }
}
