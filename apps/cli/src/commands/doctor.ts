import type { Command } from 'commander';
import { examine } from '../doctor/examine.js';
import type { Finding } from '../doctor/finding.js';
import { reconcileHere } from '../doctor/reconcile.js';
import { dataFolder, layoutHere } from '../door/place.js';
import { reconciliationInWords } from '../render/reconciliation.js';
import { DOES_NOT_HOLD, EXIT_CODES } from '../terminal/exit-codes.js';
import { withExamples, withFolder, type PlaceOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';
import { table } from '../terminal/table.js';

interface DoctorOptions extends PlaceOptions {
  readonly reconcile?: boolean;
}

export function doctorCommand(program: Command): void {
  const command = withFolder(program.command('doctor').description('What is set, what is reachable, and what is wrong'));
  command.option('--reconcile', 'hold read models and Kafka to the log instead, stream by stream; takes as long as a rebuild, also while a server runs');
  command.action(async (options: DoctorOptions) => {
    if (options.reconcile === true) return tellReconciled(options);
    const findings = await examine(dataFolder(options), process.env);
    show(findings, options, () => inWords(findings));
    if (findings.some(({ state }) => state === 'wrong')) process.exitCode = EXIT_CODES.unavailable;
  });
  withExamples(command, ['doctor', 'doctor --data /srv/fremdrift --json', 'doctor --reconcile --data /srv/fremdrift']);
}

async function tellReconciled(options: PlaceOptions): Promise<void> {
  const found = await reconcileHere(layoutHere(options), process.env);
  show(found, options, () => reconciliationInWords(found, width()));
  if (!found.holds) process.exitCode = DOES_NOT_HOLD;
}

const SIGNS: Readonly<Record<Finding['state'], string>> = { good: '✓', told: '·', wrong: '✗' };

function inWords(findings: readonly Finding[]): string {
  const columns = [
    { heading: '', stretch: 0 },
    { heading: 'What', stretch: 0 },
    { heading: 'Found', stretch: 1 },
  ];
  return table(
    columns,
    findings.map(({ state, what, found, remedy }) => [SIGNS[state], what, remedy === null ? found : `${found}\n→ ${remedy}`]),
    width(),
  );
}
