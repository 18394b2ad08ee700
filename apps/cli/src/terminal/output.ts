import { Refused } from '#kernel';
import { text, type Language } from '../texts.js';
import { EXIT_CODES } from './exit-codes.js';

/** How wide text may be: the terminal, or 100 characters when piped. */
export function width(out: NodeJS.WriteStream = process.stdout): number {
  return out.isTTY ? out.columns : 100;
}

/** Prints the answer as JSON for scripts. */
export function printJson(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

/** Prints one line or paragraph. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Tells a failure on standard error and sets the exit code; what is not expected is told with its stack. */
export function tellFailure(error: unknown, options: { readonly json: boolean; readonly language: Language }): void {
  if (!(error instanceof Refused)) {
    process.exitCode = 1;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return;
  }
  process.exitCode = EXIT_CODES[error.kind] ?? 1;
  process.stderr.write(options.json ? `${JSON.stringify({ kind: error.kind, message: error.message, errors: error.issues })}\n` : `${inWords(error, options.language)}\n`);
}

function inWords(error: Refused, language: Language): string {
  const issues = error.issues.map(({ field, problem, remedy }) => `  ${field}: ${problem}\n    ${text('remedy', language)}: ${remedy}`);
  return [`${text('refused', language)}: ${error.message}`, ...issues].join('\n');
}
