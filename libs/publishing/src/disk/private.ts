import { stat } from 'node:fs/promises';
import { explained, Refused } from '#kernel';

/** Bits of a file's mode that let others than its owner at it. */
const OTHERS = 0o077;

/** @throws Refused `unavailable` when others than its owner may use the file or folder; one that is not there is passed over */
export async function mustBePrivate(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw explained(path, error);
  });
  if (found === null || (found.mode & OTHERS) === 0) return;
  const problem = `may be used by others than its owner (mode ${(found.mode & 0o777).toString(8)})`;
  const remedy = `chmod ${found.isDirectory() ? '700' : '600'} ${path}`;
  throw new Refused('unavailable', `${path} ${problem}: ${remedy}`, [{ field: path, problem, remedy }]);
}
