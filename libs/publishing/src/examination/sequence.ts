import type { ReadEnvelope } from './envelope.js';
import { refOf } from './envelope.js';
import type { Findings } from './findings.js';

/**
 * Holds entries, as they come by in order, to what one writer makes: revisions of a stream dense from 0, the parts of an append
 * together, of one stream and one moment, and each append recorded after the one before. Keeps one number a stream.
 */
export class Sequence {
  readonly #revisions = new Map<string, number>();
  #last: ReadEnvelope | null = null;

  constructor(private readonly findings: Findings) {}

  get streams(): number {
    return this.#revisions.size;
  }

  next(seq: number, envelope: ReadEnvelope): void {
    const { stream, revision, recordedAt, part } = envelope;
    const expected = (this.#revisions.get(stream) ?? -1) + 1;
    if (revision !== expected) this.findings.fault('order', 'revisionNotNext', { stream, said: revision, expected }, refOf(seq, envelope));
    if (!continues(this.#last, envelope)) this.findings.fault('order', 'partNotNext', { said: `${part[0] + 1}/${part[1]}` }, refOf(seq, envelope));
    else if (part[0] === 0 && this.#last !== null && recordedAt <= this.#last.recordedAt) {
      this.findings.fault('order', 'recordedBefore', { said: recordedAt, before: this.#last.recordedAt }, refOf(seq, envelope));
    }
    this.#revisions.set(stream, revision);
    this.#last = envelope;
  }

  /** An entry that could not be read: what comes after it is not held against it. */
  skip(): void {
    this.#last = null;
  }

  /** Whether the last append that came by is whole. */
  get isWhole(): boolean {
    return this.#last === null || this.#last.part[0] === this.#last.part[1] - 1;
  }
}

function continues(last: ReadEnvelope | null, { stream, recordedAt, part }: ReadEnvelope): boolean {
  if (last === null) return true;
  const [index, count] = last.part;
  if (index === count - 1) return part[0] === 0;
  return part[0] === index + 1 && part[1] === count && stream === last.stream && recordedAt === last.recordedAt;
}
