import { Command, CommanderError } from 'commander';
import { actionsCommand } from './commands/actions.js';
import { auditCommand } from './commands/audit.js';
import { backupCommand } from './commands/backup.js';
import { changesCommand } from './commands/changes.js';
import { checkpointCommand } from './commands/checkpoint.js';
import { clockCommand } from './commands/clock.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { dueCommand } from './commands/due.js';
import { eraseCommand } from './commands/erase.js';
import { exportCommand } from './commands/export.js';
import { forecastCommand } from './commands/forecast.js';
import { historyCommand } from './commands/history.js';
import { importCommand } from './commands/import.js';
import { interpretCommand } from './commands/interpret.js';
import { keyCommand } from './commands/key.js';
import { migrateCommand } from './commands/migrate.js';
import { rebuildCommand } from './commands/rebuild.js';
import { recordCommand } from './commands/record.js';
import { relayCommand } from './commands/relay.js';
import { reportCommand } from './commands/report.js';
import { restoreCommand } from './commands/restore.js';
import { rollUpCommand } from './commands/roll-up.js';
import { rulesCommand } from './commands/rules.js';
import { serveCommand } from './commands/serve.js';
import { signerCommand } from './commands/signer.js';
import { statusCommand } from './commands/status.js';
import { timelineCommand } from './commands/timeline.js';
import { tokenCommand } from './commands/token.js';
import { verifyCommand } from './commands/verify.js';
import { witnessCommand } from './commands/witness.js';
import { workListCommand } from './commands/work-list.js';
import { EXIT_CODES, EXIT_CODES_IN_WORDS } from './terminal/exit-codes.js';
import { tellFailure } from './terminal/output.js';
import { version } from './version.js';

/** The commands in the order in which help lists them. */
const commands = [
  serveCommand,
  demoCommand,
  statusCommand,
  timelineCommand,
  historyCommand,
  changesCommand,
  rollUpCommand,
  actionsCommand,
  workListCommand,
  reportCommand,
  dueCommand,
  recordCommand,
  forecastCommand,
  auditCommand,
  interpretCommand,
  importCommand,
  tokenCommand,
  rulesCommand,
  keyCommand,
  clockCommand,
  eraseCommand,
  checkpointCommand,
  exportCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  migrateCommand,
  rebuildCommand,
  doctorCommand,
  relayCommand,
  witnessCommand,
  signerCommand,
];

export function createProgram(): Command {
  const program = new Command('fremdrift')
    .description('An event-sourced progress ledger for the multi-year plans of organisations')
    .version(version())
    .showHelpAfterError('(add --help for what it takes)')
    .addHelpText('after', `\n${EXIT_CODES_IN_WORDS}`)
    .exitOverride();
  for (const add of commands) add(program);
  return program;
}

/** Runs the command that the arguments name; failures are told on standard error and set the exit code. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', unlessUnread);
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_CODES.invalid;
    else tellFailure(error, { json: argv.includes('--json') });
  }
}

/** Whoever reads the output may have had enough (`fremdrift history N1 | head`), which is no failure. */
function unlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
