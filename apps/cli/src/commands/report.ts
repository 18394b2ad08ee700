import type { Command } from 'commander';
import { changesCommand } from './report/changes.js';
import { approveCommand, publishCommand } from './report/decide.js';
import { basisCommand, draftCommand } from './report/draft.js';
import { editionCommand } from './report/edition.js';
import { filesCommand, previewCommand } from './report/files.js';
import { proseCommand } from './report/prose.js';
import { listCommand, showCommand } from './report/show.js';
import { reportTraceCommand } from './report/trace.js';

export function reportCommand(program: Command): void {
  const parent = program.command('report').description('The report to the assembly: draft it, write in it, look at it, have it approved, and publish it');
  for (const add of steps) add(parent);
}

/** In the order in which they are taken. */
const steps = [
  draftCommand,
  basisCommand,
  proseCommand,
  previewCommand,
  approveCommand,
  publishCommand,
  filesCommand,
  reportTraceCommand,
  changesCommand,
  editionCommand,
  listCommand,
  showCommand,
];
