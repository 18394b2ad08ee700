import { relayApartBy, runProgram, watchUntilStopped } from '#platform';

/** Relays between the ledger and Kafka until told to stop. Answers the exit code: 0, or 1 when it could not start. */
export function relay(): Promise<number> {
  return runProgram('fremdrift-relay', async (config) => {
    const relaying = await relayApartBy(config);
    await watchUntilStopped(relaying, config, (url) => process.stdout.write(`Fremdrift relays; how it gets on is told at ${url}/health/ready\n`));
  });
}
