import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { Broken } from '#kernel';

/** Reads a log and hashes each leaf and each payload with its salt, and compares nothing but that: what any verification has to do at least. */
export async function hashBare(logPath: string): Promise<number> {
  const log = new DatabaseSync(logPath, { readOnly: true });
  let read = 0;
  for (const { envelope, salt, payload } of log.prepare('SELECT envelope, salt, payload FROM event ORDER BY seq').iterate()) {
    const leaf = hash('sha256', `\0${envelope as string}`, 'buffer');
    const commitment = hash('sha256', `["${salt as string}",${payload as string}]`, 'base64url');
    if (leaf.length !== 32 || !(envelope as string).includes(commitment)) throw new Broken(`event ${read} does not fit its payload`);
    read += 1;
  }
  log.close();
  return read;
}
