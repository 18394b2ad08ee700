import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { explained } from '#kernel';
import type { Position } from './record.js';

/** How far the log has been sequenced: what lies up to `position` is in the copy, whose last event is then `id` at `seq`. */
export interface Place {
  readonly position: Position;
  readonly seq: number;
  readonly id: string;
}

/**
 * Keeps the place in a small file beside the copy. It only spares reading the log again: without it, or when it is damaged or older than the copy,
 * what is read again is compared with the copy.
 */
export class Bookmark {
  constructor(private readonly path: string) {}

  /** @throws Refused `unavailable` when the file can't be read */
  read(): Place | null {
    try {
      return parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch (error) {
      if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw explained(this.path, error);
    }
  }

  /** @throws Refused `unavailable` when the file can't be written */
  write({ position, seq, id }: Place): void {
    const fresh = `${this.path}.new`;
    try {
      writeFileSync(fresh, JSON.stringify({ commit: String(position.commit), prepare: String(position.prepare), seq, id }), { mode: 0o600 });
      renameSync(fresh, this.path);
    } catch (error) {
      throw explained(this.path, error);
    }
  }
}

function parse(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null;
  const { commit, prepare, seq, id } = value as Record<string, unknown>;
  if (!isWhole(commit) || !isWhole(prepare) || !Number.isSafeInteger(seq) || typeof id !== 'string') return null;
  return { position: { commit: BigInt(commit), prepare: BigInt(prepare) }, seq: seq as number, id };
}

function isWhole(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}
