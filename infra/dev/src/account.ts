import { chown } from 'node:fs/promises';

/** The user and group `nobody` of Debian. */
const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;

/** What a command line begins with so that the program runs as a plain user, and is told to end by `signal` when the process that started it dies. */
export function plainly(signal: NodeJS.Signals | null): readonly string[] {
  return [
    'setpriv',
    ...(isRoot ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : []),
    '--pdeathsig',
    signal === null ? 'clear' : signal.replace('SIG', ''),
    '--',
  ];
}

/** Gives a file or folder to the user that `plainly` runs programs as. */
export async function giveToThem(path: string): Promise<void> {
  if (isRoot) await chown(path, NOBODY, NOBODY);
}
