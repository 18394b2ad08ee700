import { Refused } from '#kernel';
import { cosignerOf, newSigningKey, type NoteCosigner } from '#transparency';
import type { Disk } from '../disk/index.js';

export const KEY_FILE = 'witness.key';

/**
 * The witness's own key; the first time one is made, under the name.
 * @throws Refused `conflict` when the key there has another name, or is gone though something was cosigned by it; `invalid` when the file holds no
 *   key, or none can be so called
 */
export async function witnessKey(disk: Disk, name: string): Promise<NoteCosigner> {
  const kept = await disk.read(KEY_FILE);
  if (kept !== null) {
    const cosigner = cosignerOf(kept.toString('utf8').trim());
    if (cosigner.name === name) return cosigner;
    const problem = `this witness is called ${cosigner.name}`;
    throw new Refused('conflict', problem, [{ field: 'name', problem, remedy: 'use that name, or another folder for another witness' }]);
  }
  const logs = (await disk.list('')).filter((name) => name.endsWith('/'));
  if (logs.length > 0) {
    const problem = `${KEY_FILE} is gone, and what was cosigned by it is there`;
    throw new Refused('conflict', problem, [
      { field: 'state', problem, remedy: 'put the key back, or begin a new witness in an empty folder, and tell all who had the old key' },
    ]);
  }
  const { skey } = newSigningKey(name, 'cosignature');
  await disk.write([{ path: KEY_FILE, bytes: Buffer.from(`${skey}\n`) }]);
  return cosignerOf(skey);
}
