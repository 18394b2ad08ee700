import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lastingFolder, lastingServers, removeLasting, startLasting, stopLasting, type LastingServers } from './lasting.js';

const USAGE = `usage: npm run --silent servers -- <command>
  start            start a PostgreSQL and a Kafka that stay, and print their addresses; tests use them from now on
  status           print the addresses of those that run
  stop             end them; what they hold stays
  remove           end them and delete what they hold
  run <command …>  run a command with POSTGRES_URL and KAFKA_BROKERS set to them, started for it where they do not run
`;

/** The lasting servers of this machine, by the command line. Returns the exit code. */
async function main([command = '', ...rest]: readonly string[]): Promise<number> {
  const folder = lastingFolder();
  switch (command) {
    case 'start':
      return tell(await startLasting(folder));
    case 'status':
      return tell(await lastingServers(folder));
    case 'stop':
      await stopLasting(folder);
      return 0;
    case 'remove':
      await removeLasting(folder);
      return 0;
    case 'run':
      return run(folder, rest);
    default:
      process.stderr.write(USAGE);
      return 2;
  }
}

/** Lines for `eval` in a shell. 1 where one does not run. */
function tell({ postgres, kafka }: LastingServers): number {
  if (postgres !== null) process.stdout.write(`export FREMDRIFT_TEST_POSTGRES=${postgres}\n`);
  if (kafka !== null) process.stdout.write(`export FREMDRIFT_TEST_KAFKA=${kafka}\n`);
  return postgres === null || kafka === null ? 1 : 0;
}

/** Servers that were not there before end with the command. An interrupt goes to the command, and this waits for it. */
async function run(folder: string, [program, ...args]: readonly string[]): Promise<number> {
  if (program === undefined) return main([]);
  const before = await lastingServers(folder);
  const { postgres, kafka } = await startLasting(folder);
  process.on('SIGINT', () => {});
  const env = { ...process.env, POSTGRES_URL: postgres ?? '', KAFKA_BROKERS: kafka ?? '' };
  const child = spawn(program, args, { env, stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (before.postgres === null && before.kafka === null) await stopLasting(folder);
  return code ?? 1;
}

process.exitCode = await main(process.argv.slice(2));
