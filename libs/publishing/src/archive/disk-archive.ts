import { Refused, Remembered } from '#kernel';
import { formatNote, MAX_SIGNATURES, parseCheckpoint, parseNote, type NoteSignature } from '#transparency';
import type { Disk } from '../disk/index.js';
import { checkpointPath, markOf, marksOn, sizesIn } from './path.js';
import type { ArchivedCheckpoint, CheckpointArchive } from './port.js';

/** Answers of `covering` that are remembered: it is asked for every answer that is given. */
const REMEMBERED = 10_000;

/** The archive on a disk: one file a checkpoint, found by its size in a few steps however many there are. */
export function openArchive(disk: Disk): CheckpointArchive {
  return new DiskArchive(disk);
}

class DiskArchive implements CheckpointArchive {
  readonly #coveringSize = new Remembered<string, number>(REMEMBERED);

  constructor(private readonly disk: Disk) {}

  async isBegun(origin: string): Promise<boolean> {
    return (await this.disk.read(markOf(origin))) !== null;
  }

  async originsOf(ledger: string): Promise<readonly string[]> {
    const origins: string[] = [];
    for (const path of await marksOn(this.disk)) {
      const [origin = '', of] = (await this.disk.read(path))?.toString('utf8').split('\n') ?? [];
      if (of === ledger) origins.push(origin);
    }
    return origins;
  }

  async latest(origin: string): Promise<ArchivedCheckpoint | null> {
    for await (const size of sizesIn(this.disk, origin, { down: true })) return this.#read(origin, size);
    return null;
  }

  async covering(origin: string, seq: number): Promise<ArchivedCheckpoint | null> {
    const key = `${seq} ${origin}`;
    const known = this.#coveringSize.get(key);
    if (known !== undefined) return this.#read(origin, known);
    for await (const size of sizesIn(this.disk, origin, { from: seq + 1 })) {
      this.#coveringSize.set(key, size);
      return this.#read(origin, size);
    }
    return null;
  }

  async *all(origin: string): AsyncGenerator<ArchivedCheckpoint> {
    for await (const size of sizesIn(this.disk, origin, {})) {
      const found = await this.#read(origin, size);
      if (found !== null) yield found;
    }
  }

  timeStamp(origin: string, size: number): Promise<Buffer | null> {
    return this.disk.read(stampPath(origin, size));
  }

  async begin(origin: string, ledger?: string): Promise<void> {
    if (await this.isBegun(origin)) return;
    const mark = [origin, ...(ledger === undefined ? [] : [ledger])].join('\n');
    await this.disk.write([{ path: markOf(origin), bytes: Buffer.from(`${mark}\n`) }]);
  }

  /** What is kept is weighed against what is there, which nobody else changes meanwhile. */
  async keep(note: string): Promise<ArchivedCheckpoint> {
    const { text, signatures } = parseNote(note);
    const { origin, size } = parseCheckpoint(text);
    await this.#mustBeBegun(origin);
    return this.disk.alone(async () => {
      const kept = await this.#read(origin, size);
      if (kept === null) await this.#mustFollow(origin, size);
      const all = kept === null ? signatures : united(kept.note, text, signatures);
      const whole = formatNote(text, all);
      if (whole !== kept?.note) await this.disk.write([{ path: checkpointPath(origin, size), bytes: Buffer.from(whole) }]);
      return { ...parseCheckpoint(text), note: whole };
    });
  }

  keepTimeStamp(origin: string, size: number, stamp: Uint8Array): Promise<void> {
    return this.disk.alone(async () => {
      if ((await this.#read(origin, size)) === null) throw conflict(`there is no checkpoint over ${size} entries to stamp`, 'keep the checkpoint first');
      if ((await this.timeStamp(origin, size)) === null) await this.disk.write([{ path: stampPath(origin, size), bytes: stamp }]);
    });
  }

  async #mustBeBegun(origin: string): Promise<void> {
    if (await this.isBegun(origin)) return;
    const problem = `the archive of checkpoints does not know ${origin}`;
    const remedy = 'name the folder that holds its checkpoints in FREMDRIFT_CHECKPOINTS';
    throw new Refused('unavailable', problem, [{ field: 'FREMDRIFT_CHECKPOINTS', problem, remedy }]);
  }

  async #mustFollow(origin: string, size: number): Promise<void> {
    const latest = await this.latest(origin);
    if (latest === null || latest.size < size) return;
    throw conflict(`a checkpoint over ${latest.size} entries is kept already, and this is over ${size}`, 'sign over more entries than were signed before');
  }

  async #read(origin: string, size: number): Promise<ArchivedCheckpoint | null> {
    const path = checkpointPath(origin, size);
    const bytes = await this.disk.read(path);
    if (bytes === null) return null;
    const note = bytes.toString('utf8');
    try {
      const checkpoint = parseCheckpoint(parseNote(note).text);
      if (checkpoint.origin === origin && checkpoint.size === size) return { ...checkpoint, note };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    const problem = `the checkpoint of ${origin} over ${size} entries was altered after it was signed`;
    throw new Refused('unavailable', problem, [{ field: path, problem, remedy: 'put the file back from a copy of the folder of checkpoints' }]);
  }
}

function stampPath(origin: string, size: number): string {
  return `${checkpointPath(origin, size)}.tsr`;
}

/** The signatures of a kept note, then those that are new: of each key the first that came. */
function united(kept: string, text: string, signatures: readonly NoteSignature[]): readonly NoteSignature[] {
  const before = parseNote(kept);
  if (before.text !== text) throw conflict('another checkpoint over as many entries was signed before', 'never sign two histories: find out which log this is');
  const news = signatures.filter(({ name, id }) => !before.signatures.some((other) => other.name === name && other.id === id));
  return [...before.signatures, ...news].slice(0, MAX_SIGNATURES);
}

function conflict(problem: string, remedy: string): Refused {
  return new Refused('conflict', problem, [{ field: 'checkpoint', problem, remedy }]);
}
