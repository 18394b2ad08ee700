import { leafHash, type Hash } from '#transparency';
import { fits, readEnvelope, refOf, type Disclosed, type ReadEnvelope } from './envelope.js';
import type { EventRef, Findings } from './findings.js';
import { Sequence } from './sequence.js';
import type { TreeExamination } from './tree.js';

/** What the log holds of one event, as far as the examiner may see it. */
export interface ExaminedEntry {
  /** The leaf's exact bytes, or the text they are the UTF-8 of. */
  readonly envelope: Buffer | string;
  /** Null where it is withheld. */
  readonly disclosed: Disclosed | null;
}

/** An entry that was read, for whoever has more to ask of it. */
export interface Examined {
  readonly seq: number;
  readonly envelope: ReadEnvelope;
  /** The payload's text, where it is disclosed and fits what the envelope commits to. */
  readonly payload: string | null;
}

/** One pass over a log, in order: each entry by itself, its place among the others, and the tree they make. */
export class LogExamination {
  readonly #sequence: Sequence;
  #seq = 0;
  #disclosed = 0;

  constructor(
    private readonly tree: TreeExamination,
    private readonly findings: Findings,
  ) {
    this.#sequence = new Sequence(findings);
  }

  get counts(): { readonly entries: number; readonly disclosed: number; readonly streams: number; readonly isWhole: boolean } {
    return { entries: this.#seq, disclosed: this.#disclosed, streams: this.#sequence.streams, isWhole: this.#sequence.isWhole };
  }

  /** The entries of one tile: 256, or the last of them. A null one is missing. @returns those that could be read */
  async add(entries: readonly (ExaminedEntry | null)[]): Promise<readonly Examined[]> {
    const first = this.#seq;
    const leaves: (Hash | null)[] = [];
    const envelopes: (ReadEnvelope | null)[] = [];
    const examined: Examined[] = [];
    for (const entry of entries) {
      leaves.push(entry === null ? null : leafHash(entry.envelope));
      const envelope = this.#read(entry);
      envelopes.push(envelope);
      if (entry !== null && envelope !== null) {
        const payload = entry.disclosed === null ? null : this.#payload(envelope, entry.disclosed);
        examined.push({ seq: this.#seq, envelope, payload });
      }
      this.#seq += 1;
    }
    await this.tree.add(leaves, (seq): EventRef => refOf(seq, envelopes[seq - first] ?? null));
    return examined;
  }

  #read(entry: ExaminedEntry | null): ReadEnvelope | null {
    const envelope = entry === null ? null : readEnvelope(entry.envelope.toString());
    if (entry !== null && envelope === null) this.findings.fault('entries', 'entryUnreadable', {}, refOf(this.#seq, null));
    if (envelope === null) this.#sequence.skip();
    else this.#sequence.next(this.#seq, envelope);
    return envelope;
  }

  /** The payload's text; null when it does not fit what the envelope commits to, which is told. */
  #payload(envelope: ReadEnvelope, disclosed: Disclosed): string | null {
    this.#disclosed += 1;
    if (fits(envelope, disclosed)) return disclosed.payload;
    this.findings.fault('payloads', 'payloadAltered', {}, refOf(this.#seq, envelope));
    return null;
  }
}
