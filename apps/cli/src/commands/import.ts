import type { Command } from 'commander';
import { importMeasurementsCommand } from './import-measurements.js';
import { importPlanCommand } from './import-plan.js';
import { importUnitsCommand } from './import-units.js';

export function importCommand(program: Command): void {
  const command = program.command('import').description('Record a plan, an organisation or measurements from a file');
  importPlanCommand(command);
  importUnitsCommand(command);
  importMeasurementsCommand(command);
}
