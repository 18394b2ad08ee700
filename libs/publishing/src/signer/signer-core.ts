import { Refused } from '#kernel';
import { checkConsistency, EMPTY_ROOT, formatCheckpoint, formatNote, type Checkpoint, type Hash, type NoteSigner } from '#transparency';
import type { ArchivedCheckpoint, CheckpointArchive } from '../archive/index.js';
import { keyLost } from './key-lost.js';
import type { HeldKeys, Signer, SigningKeys, SignRequest } from './port.js';

/**
 * What a signer does, whoever asks: one thing at a time, and never against what it has signed before. It trusts nobody's word for what that
 * was but the archive's.
 */
export class SignerCore implements Signer {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly keys: SigningKeys,
    private readonly archive: CheckpointArchive,
    /** Takes the origin's checkpoints for this signer alone; again is harmless. @throws Refused `unavailable` when another has them */
    private readonly claim: (origin: string) => void = () => undefined,
  ) {}

  sign({ checkpoint, from, proof, vkey }: SignRequest): Promise<string> {
    return this.#alone(async () => {
      const { origin } = checkpoint;
      const text = formatCheckpoint(checkpoint);
      const keys = await this.#keysInUse(origin, vkey);
      this.claim(origin);
      const last = await this.archive.latest(origin);
      mustFollow(checkpoint, last);
      if (last?.size !== checkpoint.size) mustContinue(checkpoint, last, from, proof);
      const signatures = keys.map((key) => key.sign(text));
      return (await this.archive.keep(formatNote(text, signatures))).note;
    });
  }

  create(origin: string, beside: string | null): Promise<string> {
    return this.#alone(async () => {
      await this.#mustGoOn(origin);
      const keys = await this.keys.of(origin);
      if (beside !== null && !keys.some(({ vkey }) => vkey === beside)) throw keyLost(beside);
      const made = keys.find(({ vkey }) => vkey !== beside) ?? (await this.keys.create(origin));
      return made.vkey;
    });
  }

  retire(vkey: string): Promise<void> {
    return this.#alone(async () => {
      const keys = await this.keys.of(originOf(vkey));
      const key = keys.find((held) => held.vkey === vkey);
      if (key === undefined) return;
      if (keys.length === 1) throw refused('conflict', 'vkey', `${vkey} is the only key of its origin`, 'make the one that takes over first');
      await this.keys.destroy(key);
    });
  }

  end(origin: string): Promise<void> {
    return this.#alone(async () => {
      await this.keys.end(origin);
      for (const key of await this.keys.of(origin)) await this.keys.destroy(key);
    });
  }

  held(origin: string): Promise<HeldKeys> {
    return this.#alone(async () => ({
      vkeys: (await this.keys.of(origin)).map(({ vkey }) => vkey),
      ended: await this.keys.isEnded(origin),
    }));
  }

  /** Finishes what is under way. */
  async close(): Promise<void> {
    await this.#alone(() => Promise.resolve());
  }

  async #keysInUse(origin: string, vkey: string | undefined): Promise<readonly NoteSigner[]> {
    await this.#mustGoOn(origin);
    const keys = await this.keys.of(origin);
    if (keys.length === 0) throw keyLost(origin);
    if (vkey !== undefined && !keys.some((key) => key.vkey === vkey)) throw keyLost(vkey);
    return keys;
  }

  async #mustGoOn(origin: string): Promise<void> {
    if (!(await this.keys.isEnded(origin))) return;
    throw refused('forbidden', 'origin', `the log ${origin} was closed: nothing is signed for it any more`, 'go on under another origin');
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }
}

/** @throws Refused `conflict` for a smaller tree than was signed last, or another one of its size */
function mustFollow({ size, root }: Checkpoint, last: ArchivedCheckpoint | null): void {
  if (last === null || size > last.size || (size === last.size && root.equals(last.root))) return;
  const asked = size === last.size ? 'another tree of the same size' : `a tree of ${size}`;
  throw conflict(`a checkpoint over ${last.size} entries was signed, and this is ${asked}: a second history`);
}

/** @throws Refused `conflict` unless the proof shows that the tree begins with the one that was signed last */
function mustContinue(checkpoint: Checkpoint, last: ArchivedCheckpoint | null, from: number, proof: readonly Hash[]): void {
  const signed = last?.size ?? 0;
  if (from !== signed) throw conflict(`the last checkpoint is over ${signed} entries, and the proof is from ${from}`, `prove that it continues size ${signed}`);
  if (checkpoint.size === 0 && !checkpoint.root.equals(EMPTY_ROOT)) throw conflict('the root is not that of a tree without entries');
  if (last === null || signed === 0) {
    if (proof.length > 0) throw conflict('nothing is to be proved from size 0');
    return;
  }
  try {
    checkConsistency({ from: last, to: checkpoint, proof });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw conflict(`the tree of ${checkpoint.size} entries does not continue the one of ${signed} that was signed: ${error.message}`);
  }
}

/** A key's name, which is its log's. */
function originOf(vkey: string): string {
  return vkey.slice(0, vkey.indexOf('+'));
}

function conflict(problem: string, remedy = 'find out which log this is: `fremdrift verify --deep`'): Refused {
  return refused('conflict', 'checkpoint', problem, remedy);
}

function refused(kind: 'conflict' | 'forbidden' | 'not-found', field: string, problem: string, remedy: string): Refused {
  return new Refused(kind, problem, [{ field, problem, remedy }]);
}
