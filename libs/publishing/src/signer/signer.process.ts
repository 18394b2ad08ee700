import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, messageOf } from '#kernel';
import { openArchive } from '../archive/index.js';
import { claimInTime, nodeDisk } from '../disk/index.js';
import { claimsIn } from './claims.js';
import { KeyFiles } from './key-files.js';
import { listen } from './listen.js';
import { SignerCore } from './signer-core.js';

/**
 * The signer's process: the only one that opens a key file. Started with the folders of keys and checkpoints and the socket to listen at; says
 * `ready` on its standard output when it does, and ends when its standard input does, which is when whoever started it ends, however that ends:
 * with the folder of the socket, where one was made for it.
 */
const [keys, checkpoints, socket, own] = process.argv.slice(2) as [keys: string, checkpoints: string, socket: string, own?: string];

/** How long the signer of a server that is just ending may take to let go of the keys: two signers never hold the same ones. */
const CLAIM_MS = 10_000;

try {
  makeFolder(keys);
  const release = await claimInTime(join(keys, 'signer'), CLAIM_MS);
  const stop = await listen(new SignerCore(new KeyFiles(keys), openArchive(nodeDisk(checkpoints)), claimsIn(checkpoints)), socket, (error) =>
    tell(messageOf(error)),
  );
  process.on('SIGINT', () => null);
  process.stdout.write('ready\n');
  process.stdin.resume();
  const orphaned = await Promise.race([once(process.stdin, 'close').then(() => true), once(process, 'SIGTERM').then(() => false)]);
  await stop();
  release();
  if (orphaned && own !== undefined) await rm(own, { recursive: true, force: true });
} catch (error) {
  tell(messageOf(error));
  process.exitCode = 1;
}
process.exit();

function tell(problem: string): void {
  process.stderr.write(`signer: ${problem}\n`);
}
