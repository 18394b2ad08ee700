import { Refused } from '#kernel';
import { EXIT_CODES } from './exit-codes.js';

/** How wide text may be: the terminal, or 100 characters when piped. */
export function width(out: NodeJS.WriteStream = process.stdout): number {
  return out.isTTY ? out.columns : 100;
}

/** Prints one line or paragraph. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints the answer: whole as JSON for scripts, or as the text that is made of it for people. */
export function show(answer: unknown, options: { readonly json?: boolean }, inWords: () => string): void {
  say(options.json === true ? JSON.stringify(answer, null, 2) : printable(inWords()));
}

/** Text in which nothing commands the terminal: what others wrote in a ledger or a package must not paint over the answer. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '�');
}

/** Tells a failure on standard error and sets the exit code; what is not expected is told with its stack. */
export function tellFailure(error: unknown, { json }: { readonly json: boolean }): void {
  if (!(error instanceof Refused)) {
    process.exitCode = 1;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return;
  }
  process.exitCode = EXIT_CODES[error.kind] ?? 1;
  process.stderr.write(`${json ? JSON.stringify({ kind: error.kind, message: error.message, errors: error.issues }) : printable(refusalInWords(error))}\n`);
}

/** The message, and each fault with what would be right; of a single fault, what the message says already is not said twice. */
export function refusalInWords({ message, issues }: Refused): string {
  const [only] = issues;
  if (issues.length === 1 && only?.problem === message) return `Refused: ${only.field}: ${message}\n  → ${only.remedy}`;
  const isSaid = (...words: readonly string[]) => issues.length === 1 && words.every((word) => message.includes(word));
  const told = issues.flatMap(({ field, problem, remedy }) => [
    ...(isSaid(field, problem) ? [] : [`  ${field}: ${problem}`]),
    ...(isSaid(remedy) ? [] : [`  ${issues.length === 1 ? '' : '  '}→ ${remedy}`]),
  ]);
  return [`Refused: ${message}`, ...told].join('\n');
}
