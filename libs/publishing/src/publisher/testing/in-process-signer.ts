import { Refused } from '#kernel';
import { checkConsistency, formatCheckpoint, formatNote, newSigningKey, signerOf } from '#transparency';
import type { CheckpointArchive } from '../../archive/index.js';
import type { CheckpointSigner, SignRequest } from '../../signer/port.js';

/** A signer in the calling thread, with a key of its own that goes when it goes. */
export class InProcessSigner implements CheckpointSigner {
  readonly #keys = new Map<string, ReturnType<typeof newSigningKey>>();

  constructor(private readonly archive: CheckpointArchive) {}

  /** Begins a log of the origin, and gives the key to verify it by. */
  async adopt(origin: string): Promise<string> {
    const key = newSigningKey(origin);
    this.#keys.set(origin, key);
    await this.archive.begin(origin);
    return key.vkey;
  }

  async sign({ checkpoint, from, proof }: SignRequest): Promise<string> {
    const key = this.#keys.get(checkpoint.origin);
    if (key === undefined) throw new Refused('not-found', `there is no key of ${checkpoint.origin}`);
    const latest = await this.archive.latest(checkpoint.origin);
    if ((latest?.size ?? 0) !== from) throw new Refused('conflict', `${from} is not the size that was signed last`);
    if (latest !== null) checkConsistency({ from: latest, to: checkpoint, proof });
    const text = formatCheckpoint(checkpoint);
    return (await this.archive.keep(formatNote(text, [signerOf(key.skey).sign(text)]))).note;
  }

  async close(): Promise<void> {}
}
