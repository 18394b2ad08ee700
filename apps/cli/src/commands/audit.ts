import type { Command } from 'commander';
import { auditChangesCommand } from './audit/changes.js';
import { auditFindingsCommand } from './audit/findings.js';
import { auditSampleCommand } from './audit/sample.js';
import { auditTraceCommand } from './audit/trace.js';
import { auditWeakSpotsCommand } from './audit/weak-spots.js';

export function auditCommand(program: Command): void {
  const parent = program
    .command('audit')
    .description('What a control committee asks: trace a figure, explain changes, draw a sample, find weak spots, follow up findings');
  auditTraceCommand(parent);
  auditChangesCommand(parent);
  auditSampleCommand(parent);
  auditWeakSpotsCommand(parent);
  auditFindingsCommand(parent);
}
