import type { Command } from 'commander';
import { examine } from '../doctor/examine.js';
import type { Finding } from '../doctor/finding.js';
import { dataFolder } from '../door/place.js';
import { EXIT_CODES } from '../terminal/exit-codes.js';
import { withExamples, withFolder, type PlaceOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';
import { table } from '../terminal/table.js';

export function doctorCommand(program: Command): void {
  const command = withFolder(program.command('doctor').description('What is set, what is reachable, and what is wrong'));
  command.action(async (options: PlaceOptions) => {
    const findings = await examine(dataFolder(options), process.env);
    show(findings, options, () => inWords(findings));
    if (findings.some(({ state }) => state === 'wrong')) process.exitCode = EXIT_CODES.unavailable;
  });
  withExamples(command, ['doctor', 'doctor --data /srv/fremdrift --json']);
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
