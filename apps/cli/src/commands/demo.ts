import type { Command } from 'commander';
import { ensureSigningKey, layoutOf, runLedger } from '#application';
import { Refused } from '#kernel';
import { createHttpServer, elsewhere, ledgerOptions, readConfig, serveUntilStopped, withRelayBy, withTracing, type Config } from '#platform';
import { fillWithSamples } from '../demo/sample-folder.js';
import { tokensFor } from '../demo/tokens.js';
import { tour } from '../demo/tour.js';
import { caughtUp } from '../door/caught-up.js';
import { readDemoFile, writeDemoFile, type DemoFile } from '../door/demo-file.js';
import { DEMO_FOLDER, isServed } from '../door/place.js';
import { withExamples, withFolder, type JsonOption } from '../terminal/options.js';
import { show } from '../terminal/output.js';

interface DemoOptions extends JsonOption {
  readonly data?: string;
  readonly port?: string;
}

export function demoCommand(program: Command): void {
  const command = withFolder(
    program.command('demo').description('Serve three sample plans with their facts, day by day; the first run loads them'),
    DEMO_FOLDER,
  );
  command.option('--port <port>', 'port to listen on (FREMDRIFT_PORT, else 3000)').action(demo);
  withExamples(command, ['demo', 'demo --data ./try --port 3100']);
}

async function demo(options: DemoOptions): Promise<void> {
  const config = configOf(options);
  if (isServed(config.data)) return tellThatItRuns(config.data, options);
  await withTracing(config, 'fremdrift', () => demoBy(config, options));
}

async function demoBy(config: Config, options: DemoOptions): Promise<void> {
  await fillWithSamples(layoutOf(config.data, elsewhere(config)), tell);
  let running = await runLedger(config.data, { ...ledgerOptions(config), tell });
  try {
    running = await withRelayBy(running, config);
    await ensureSigningKey(running.ledger, tell);
    await caughtUp(running);
    const tokens = await tokensFor(running, readDemoFile(config.data)?.tokens ?? null);
    const server = await createHttpServer(running, config);
    const file: DemoFile = { url: server.url, tokens };
    writeDemoFile(config.data, file);
    const words = () => `${tour(config.data, file, 'Fremdrift answers at')}\n\nStop it with Ctrl-C; run it again to serve the same data.`;
    await serveUntilStopped(server, running, () => show(file, options, words));
  } catch (error) {
    await running.close();
    throw error;
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The demo has a folder of its own, and says little unless asked to say more. */
function configOf({ data, port }: DemoOptions): Config {
  const { env } = process;
  return readConfig({
    ...env,
    FREMDRIFT_DATA: data ?? (env['FREMDRIFT_DATA'] || DEMO_FOLDER),
    FREMDRIFT_PORT: port ?? env['FREMDRIFT_PORT'],
    FREMDRIFT_LOG_LEVEL: env['FREMDRIFT_LOG_LEVEL'] || 'warn',
  });
}

/** @throws Refused `unavailable` when what holds the folder is not a demo that answers */
function tellThatItRuns(folder: string, options: DemoOptions): void {
  const file = readDemoFile(folder);
  if (file === null) {
    const problem = `another process holds ${folder}`;
    throw new Refused('unavailable', problem, [
      { field: 'FREMDRIFT_DATA', problem, remedy: 'wait for a demo that is still loading, stop it, or name another folder' },
    ]);
  }
  show(file, options, () => tour(folder, file, 'The demo runs already, at'));
}
