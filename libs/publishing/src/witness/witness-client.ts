import { messageOf, Refused } from '#kernel';
import { cosignedAt, formatAddCheckpoint, openCheckpoint, openNote, parseNote, verifierOf, type NoteSignature, type NoteVerifier } from '#transparency';
import { askHttp, type HttpAnswer, type NoAnswer } from '../http/ask.js';
import type { SignedCheckpoint } from '../publisher/index.js';
import { contradiction } from './contradiction.js';
import { originHash } from './state.js';

/** What came of asking a witness, in the words of whoever watches over the log. */
export interface WitnessReport {
  /** What the policy calls the witness. */
  readonly name: string;
  /**
   * `down`: it can't be reached; `slow`: no answer in time; `refused`: it says no; `lying`: its answer is none, or not signed by it; `contradicts`:
   * it shows a checkpoint of this log that the log does not continue.
   */
  readonly outcome: 'cosigned' | 'down' | 'slow' | 'refused' | 'lying' | 'contradicts';
  /** `gave no answer in time`: to be read after the witness's name. */
  readonly words: string;
  /** Only of `cosigned`, and verified. */
  readonly cosignature: NoteSignature | null;
}

export interface WitnessAddress {
  readonly name: string;
  readonly vkey: string;
  /** What the addresses of c2sp.org/tlog-witness begin with. */
  readonly url: string;
}

/** Larger than any answer that could be right: a checkpoint with 64 signatures. */
const MAX_ANSWER_BYTES = 16_384;
const WORDS_OF_OTHERS = 200;

/** Asks one witness for cosignatures, and believes nothing that it can't verify. */
export class WitnessClient {
  private readonly verifier: NoteVerifier;
  readonly #url: string;
  /** The size that the witness said it had seen last, and of which log. */
  #seen = { origin: '', size: 0 };
  /** The text that it cosigned last, as far as this client asked. */
  #cosigned: string | null = null;

  /** @param logKeys the keys with which the log has signed, by which a checkpoint that the witness shows is known to be the log's */
  constructor(
    private readonly witness: WitnessAddress,
    private readonly logKeys: () => Promise<readonly NoteVerifier[]>,
  ) {
    this.verifier = verifierOf(witness.vkey);
    this.#url = witness.url.replace(/\/+$/, '');
  }

  get name(): string {
    return this.witness.name;
  }

  /**
   * Whether the note bears its cosignature, and it gave that to this client. One that was given to an earlier one is asked for again: the note may
   * be an old one that was put back, and the witness has seen more since.
   */
  standsFor({ note }: SignedCheckpoint): boolean {
    return this.hasCosigned(note) && parseNote(note).text === this.#cosigned;
  }

  /** Whether the note bears its cosignature. */
  hasCosigned(note: string): boolean {
    const { text, signatures } = parseNote(note);
    const { name, id } = this.verifier;
    return signatures.some((each) => each.name === name && each.id === id && this.verifier.verify(text, each.signature));
  }

  /** Its cosignature of the checkpoint, or why there is none. @throws Refused as the checkpoint's `proofFrom` does */
  async ask(signed: SignedCheckpoint, signal: AbortSignal): Promise<WitnessReport> {
    const from = this.#seen.origin === signed.origin ? this.#seen.size : 0;
    const first = await this.#add(signed, Math.min(from, signed.size), signal);
    const seen = sizeTold(first);
    if (seen === null || seen > signed.size) return this.#read(first, signed, signal);
    return this.#read(await this.#add(signed, seen, signal), signed, signal);
  }

  async #add(signed: SignedCheckpoint, oldSize: number, signal: AbortSignal): Promise<HttpAnswer | NoAnswer> {
    const body = formatAddCheckpoint({ oldSize, proof: await signed.proofFrom(oldSize), note: signed.note });
    const request = { method: 'POST', body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
    return askHttp(`${this.#url}/add-checkpoint`, request, { signal, maxBytes: MAX_ANSWER_BYTES });
  }

  async #read(answer: HttpAnswer | NoAnswer, signed: SignedCheckpoint, signal: AbortSignal): Promise<WitnessReport> {
    if ('failure' in answer) return this.#report(answer.failure === 'too-large' ? 'lying' : answer.failure, answer.words);
    if (answer.status === 200) {
      this.#seen = { origin: signed.origin, size: signed.size };
      return this.#verified(answer.body.toString('utf8'), signed);
    }
    this.#seen = { origin: signed.origin, size: sizeTold(answer) ?? 0 };
    const found = answer.status === 409 || answer.status === 422 ? await this.#contradiction(signed, signal) : null;
    if (found !== null) return this.#report('contradicts', found);
    return this.#report('refused', `answered ${answer.status}: ${inOneLine(answer.body)}`);
  }

  #verified(lines: string, signed: SignedCheckpoint): WitnessReport {
    const { text } = parseNote(signed.note);
    try {
      const opened = openNote(`${text}\n${lines}`, [this.verifier]);
      const cosignature = opened.verified.find((each) => cosignedAt(each) > 0);
      if (opened.text !== text || cosignature === undefined) return this.#report('lying', 'sent a cosignature of something else, or of no time');
      this.#cosigned = text;
      return { ...this.#report('cosigned', 'cosigned'), cosignature };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.#report('lying', `sent no cosignature of its own: ${messageOf(error)}`);
    }
  }

  /** What the witness shows of this log, where that contradicts the log. What is not signed by the log itself proves nothing. */
  async #contradiction(signed: SignedCheckpoint, signal: AbortSignal): Promise<string | null> {
    const shown = await askHttp(`${this.#url}/${originHash(signed.origin)}/checkpoint`, {}, { signal, maxBytes: MAX_ANSWER_BYTES });
    if ('failure' in shown || shown.status !== 200) return null;
    const keys = (await this.logKeys()).filter(({ name }) => name === signed.origin);
    try {
      return await contradiction(signed, openCheckpoint(shown.body.toString('utf8'), keys));
    } catch (error) {
      if (error instanceof Refused && error.kind === 'invalid') return null;
      throw error;
    }
  }

  #report(outcome: WitnessReport['outcome'], words: string): WitnessReport {
    return { name: this.witness.name, outcome, words, cosignature: null };
  }
}

/** The size in an answer `409`, which says what the witness has seen last; null of any other. */
function sizeTold(answer: HttpAnswer | NoAnswer): number | null {
  if ('failure' in answer || answer.status !== 409) return null;
  const digits = /^(0|[1-9]\d{0,15})\n?$/.exec(answer.body.toString('latin1'))?.[1];
  const size = Number(digits ?? NaN);
  return Number.isSafeInteger(size) ? size : null;
}

/** Words that someone else sent, fit for a log line. */
function inOneLine(body: Buffer): string {
  return body
    .toString('utf8')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, WORDS_OF_OTHERS);
}
