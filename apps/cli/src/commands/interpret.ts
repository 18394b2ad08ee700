import type { Command } from 'commander';
import { interpretConfirmCommand, interpretDecideCommand } from './interpret-decide.js';
import { interpretPreviewCommand } from './interpret-preview.js';
import { interpretQuestionsCommand } from './interpret-questions.js';

export function interpretCommand(program: Command): void {
  const parent = program.command('interpret').description('Find out what a statement is to mean, see what that would have shown, and decide it');
  interpretQuestionsCommand(parent);
  interpretPreviewCommand(parent);
  interpretDecideCommand(parent);
  interpretConfirmCommand(parent);
}
