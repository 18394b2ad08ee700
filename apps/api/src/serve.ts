import { ensureSigningKey, runLedger } from '#application';
import { createHttpServer, ledgerOptions, runProgram, serveUntilStopped, withRelayBy, type Config } from '#platform';

/** Serves the ledger in the data folder over HTTP until told to stop. Answers the exit code: 0, or 1 when it could not start. */
export function serve(): Promise<number> {
  return runProgram('fremdrift', serveBy);
}

async function serveBy(config: Config): Promise<void> {
  let ledger = await runLedger(config.data, { ...ledgerOptions(config), deepCheck: true });
  try {
    ledger = await withRelayBy(ledger, config);
    await ensureSigningKey(ledger.ledger, (line) => process.stderr.write(`${line}\n`));
    const server = await createHttpServer(ledger, config);
    await serveUntilStopped(server, ledger, () => {
      process.stdout.write(`Fremdrift answers at ${server.url}\n`);
      const { firstToken } = ledger.ledger;
      if (firstToken !== null) process.stdout.write(`The first administrator's token, shown this once: ${firstToken.token}\n`);
    });
  } catch (error) {
    await ledger.close();
    throw error;
  }
}
