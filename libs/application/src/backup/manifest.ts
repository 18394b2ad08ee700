import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson, explained, Refused, syncFolder } from '#kernel';

const PATH =
  /^(ledger\.db|vault\.db|(evidence|reports)\/[0-9a-f]{2}\/[0-9a-f]{64}|checkpoints\/[0-9a-f]{64}(\/[a-z0-9][a-z0-9.]*)+|backups\/backup\.[A-Za-z0-9_-]{22}\.json)$/;

const file = z.strictObject({
  path: z.string().regex(PATH),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const whatItHolds = { ledger: z.string(), seq: z.int().min(0), takenAt: z.string(), files: z.array(file) };
/** Format 1 had no id, and no checkpoints. */
const manifest = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal(1), ...whatItHolds }),
  z.strictObject({ format: z.literal(2), id: z.string().regex(/^[A-Za-z0-9_-]{22}$/), ...whatItHolds }),
]);

/** A file of a backup, by its path in it. */
export type BackedUpFile = z.infer<typeof file>;

/** What a backup holds: of which ledger, up to which seq, taken when, and each file with its hash. Written last: without it a backup is none. */
export type Manifest = z.infer<typeof manifest>;

const NAME = 'manifest.json';

/** Writes the manifest whole and durably, in place of one that is there. */
export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const [path, next] = [join(folder, NAME), join(folder, `${NAME}.next`)];
  const written = await open(next, 'w', 0o600);
  try {
    await written.writeFile(`${canonicalJson(content)}\n`);
    await written.sync();
  } finally {
    await written.close();
  }
  await rename(next, path);
  await syncFolder(folder);
}

/** @throws Refused `unavailable` when the folder holds no complete backup that this version knows */
export async function readManifest(folder: string): Promise<Manifest> {
  const parsed = manifest.safeParse(jsonOrNull(await textIn(join(folder, NAME))));
  if (parsed.success) return parsed.data;
  const problem = `${folder} holds no backup that this version of Fremdrift can read`;
  throw new Refused('unavailable', problem, [{ field: NAME, problem, remedy: 'name the folder that `fremdrift backup` filled, whole' }]);
}

async function textIn(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw explained(path, error);
  }
}

/** Text that is not JSON is as little a manifest as `null` is. */
function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
