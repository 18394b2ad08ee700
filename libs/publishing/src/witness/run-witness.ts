import { join } from 'node:path';
import { claimLedger } from '#event-store';
import { invalid, makeFolder, Refused, systemClock } from '#kernel';
import type { NoteVerifier } from '#transparency';
import { mustBePrivate, nodeDisk } from '../disk/index.js';
import { KEY_FILE, witnessKey } from './key.js';
import { serveWitness, type WitnessServerOptions } from './server.js';
import { Witness } from './witness.js';

export interface WitnessOptions extends WitnessServerOptions {
  /** What the witness is called in its key, for ever: `witness.example.org/w1`. */
  readonly name: string;
  /** The keys of the logs that it watches. */
  readonly logs: readonly NoteVerifier[];
}

export interface RunningWitness {
  readonly url: string;
  /** The witness's public key, as it goes into the policies of those who trust it. */
  readonly vkey: string;
  close(): Promise<void>;
}

/**
 * Runs a witness whose state and key lie in a folder, which is made if need be, for this process alone.
 * @throws Refused `invalid` when it watches nothing; `unavailable` when another process has the folder, others may read it, it can't be written, or
 * the address can't be listened on; and as {@link witnessKey}
 */
export async function runWitness(folder: string, { name, logs, ...options }: WitnessOptions): Promise<RunningWitness> {
  if (logs.length === 0) throw invalid('log', 'no log is named', 'give the public key of each log that it is to watch');
  const stray = logs.find(({ kind }) => kind !== 'ed25519');
  if (stray !== undefined) throw invalid('log', `${stray.vkey} is the key of a witness`, 'give the public key of a log');
  const release = claim(folder);
  try {
    await Promise.all([mustBePrivate(folder), mustBePrivate(join(folder, KEY_FILE))]);
    const disk = nodeDisk(folder);
    const cosigner = await witnessKey(disk, name);
    const server = await serveWitness(new Witness(disk, cosigner, logs, systemClock), options);
    return {
      url: server.url,
      vkey: cosigner.vkey,
      close: async () => {
        await server.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function claim(folder: string): () => void {
  makeFolder(folder);
  try {
    return claimLedger(join(folder, 'witness'));
  } catch (cause) {
    const problem = 'another process has this folder';
    throw new Refused('unavailable', `${folder}: ${problem}`, [{ field: 'state', problem, remedy: 'run a witness once, with a folder of its own' }], { cause });
  }
}
