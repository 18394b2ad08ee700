import type { Command } from 'commander';
import { invalid } from '#kernel';
import { stopSignal } from '#platform';
import { runWitness } from '#publishing';
import { parsePolicy, verifierOf } from '#transparency';
import { fileText } from '../terminal/file-lines.js';
import { withExamples } from '../terminal/options.js';
import { show } from '../terminal/output.js';

interface WitnessCommandOptions {
  readonly state: string;
  readonly name: string;
  readonly log: readonly string[];
  readonly policy?: string;
  readonly port: string;
  readonly host: string;
  readonly json?: boolean;
}

export function witnessCommand(program: Command): void {
  const command = program
    .command('witness')
    .description('Watch the logs of others, and cosign what continues what was seen before; needs no ledger. Runs until stopped')
    .requiredOption('--state <folder>', 'folder of its key and of what it has seen, made at the first start; no other process may have it')
    .requiredOption('--name <name>', 'what it is called in its key, for ever: an address of yours without https://')
    .option('--log <vkey>', 'public key of a log to watch; repeat it for more', (vkey: string, before: readonly string[]) => [...before, vkey], [])
    .option('--policy <file>', 'a policy file whose log lines name the logs to watch')
    .option('--port <port>', 'port to listen on', '3080')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--json', 'print JSON, for scripts')
    .action(watch);
  withExamples(command, [
    'witness --state ./witness --name witness.example.org/w1 --log "ledger.example.org/progress+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"',
    'witness --state /var/lib/fremdrift-witness --name witness.example.org/w1 --policy logs.policy --port 8080',
  ]);
}

async function watch({ state, name, port, host, ...options }: WitnessCommandOptions): Promise<void> {
  const logs = logsOf(options);
  const witness = await runWitness(state, { name, logs, host, port: portOf(port), onFailure: tell });
  show({ url: witness.url, vkey: witness.vkey }, options, () =>
    [
      `${name} watches ${[...new Set(logs.map((log) => log.name))].join(', ')} and answers at ${witness.url}. Stop it with Ctrl-C.`,
      `Its public key, for whoever asks it to cosign (in their policy file, with its address):\n\n  witness ${name} ${witness.vkey} ${witness.url}`,
    ].join('\n'),
  );
  await stopSignal();
  await witness.close();
}

/** @throws Refused `invalid` naming the log, or the line of the policy */
function logsOf({ log, policy }: Pick<WitnessCommandOptions, 'log' | 'policy'>) {
  const named = policy === undefined ? [] : parsePolicy(fileText(policy)).logs.map(({ vkey }) => vkey);
  return [...new Set([...log, ...named])].map((vkey) => verifierOf(vkey, '--log'));
}

/** @throws Refused `invalid` */
function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw invalid('--port', `${JSON.stringify(text)} is not a port`, 'give a whole number from 0 to 65535');
}

/** A request that could not be answered: its sender has been told that much, and whoever runs the witness is told why. */
function tell(error: unknown): void {
  process.stderr.write(`${new Date().toISOString()} ${error instanceof Error ? error.message : String(error)}\n`);
}
