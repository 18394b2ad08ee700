import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file in the folders that holds any of these, and which of them: what a byte search over all of a ledger's files finds. */
export function filesHolding(folders: readonly string[], sought: Readonly<Record<string, Buffer>>): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const path = join(entry.parentPath, entry.name);
        const bytes = bytesOf(path);
        return Object.keys(sought)
          .filter((named) => bytes.includes(sought[named] as Buffer))
          .map((named) => `${path}: ${named}`);
      }),
  );
}

/** A file that a running server has taken away since it was listed holds nothing. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
