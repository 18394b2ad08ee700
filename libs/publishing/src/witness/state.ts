import { hash } from 'node:crypto';
import { Refused } from '#kernel';
import { openNote, parseCheckpoint, type NoteVerifier, type TreeHead } from '#transparency';
import type { Disk } from '../disk/index.js';

/** What a witness remembers of logs: of each the latest checkpoint it cosigned, as the note that it shows to everyone. */
export class WitnessState {
  /** @param own the witness's own key: what lies on the disk must bear its signature */
  constructor(
    private readonly disk: Disk,
    private readonly own: NoteVerifier,
  ) {}

  /** How far it has seen the log; null when it never cosigned it. @throws Refused `unavailable` when the file can't be read or was altered */
  async known(origin: string): Promise<TreeHead | null> {
    const note = await this.note(originHash(origin));
    if (note === null) return null;
    try {
      const checkpoint = parseCheckpoint(openNote(note, [this.own]).text);
      if (checkpoint.origin === origin) return checkpoint;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    const problem = `what is kept of ${origin} is not what this witness cosigned`;
    throw new Refused('unavailable', problem, [
      { field: pathOf(originHash(origin)), problem, remedy: 'begin a new witness, with a new key and an empty folder' },
    ]);
  }

  /** The note that is kept of the log whose origin has this hash; null when there is none. */
  async note(originHash: string): Promise<string | null> {
    const bytes = await this.disk.read(pathOf(originHash));
    return bytes?.toString('utf8') ?? null;
  }

  /** Puts the note in the place of the one before; durable when it resolves. */
  async keep(origin: string, note: string): Promise<void> {
    await this.disk.write([{ path: pathOf(originHash(origin)), bytes: Buffer.from(note) }]);
  }
}

/** How c2sp.org/tlog-witness names a log in an address: the SHA-256 of its origin, in small hexadecimal digits. */
export function originHash(origin: string): string {
  return hash('sha256', origin, 'hex');
}

function pathOf(originHash: string): string {
  return `${originHash}/checkpoint`;
}
