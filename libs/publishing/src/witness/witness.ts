import { Refused, type Clock } from '#kernel';
import {
  formatNote,
  judge,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  signatureLine,
  verifierOf,
  type AddCheckpoint,
  type NoteCosigner,
  type NoteVerifier,
} from '#transparency';
import type { Disk } from '../disk/index.js';
import { WitnessState } from './state.js';

/** What a witness answers to a request, as HTTP has it. */
export interface WitnessAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly body: string;
}

const TEXT = 'text/plain; charset=utf-8';
const MICROS = 1_000_000;

/**
 * A witness of logs (c2sp.org/tlog-witness v1.0.0): it cosigns a checkpoint that continues the last one it cosigned of the same log, and no
 * other. What it has cosigned is on its disk before it says so.
 */
export class Witness {
  readonly #state: WitnessState;
  readonly #logs: ReadonlyMap<string, readonly NoteVerifier[]>;
  /** For each log what it was asked last: the next request waits for it. */
  readonly #turns = new Map<string, Promise<unknown>>();

  /** @param logs the keys of the logs it watches; a log may have several, which bear its origin as their name */
  constructor(
    disk: Disk,
    private readonly cosigner: NoteCosigner,
    logs: readonly NoteVerifier[],
    private readonly clock: Clock,
  ) {
    this.#state = new WitnessState(disk, verifierOf(cosigner.vkey));
    this.#logs = Map.groupBy(logs, ({ name }) => name);
  }

  /** Answers `add-checkpoint`. @throws Refused `unavailable` when the disk fails: then nothing is cosigned */
  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    const read = readRequest(body);
    if ('status' in read) return read;
    const verifiers = this.#logs.get(read.origin);
    if (verifiers === undefined) return { status: 404, mediaType: TEXT, body: `this witness does not watch ${read.origin}\n` };
    return this.#inTurn(read.origin, () => this.#judged(read.origin, read.request, verifiers));
  }

  /** The latest checkpoint that it cosigned of the log whose origin has this SHA-256, with both signatures; null when there is none. */
  latest(originHash: string): Promise<string | null> {
    return this.#state.note(originHash);
  }

  async #judged(origin: string, request: AddCheckpoint, verifiers: readonly NoteVerifier[]): Promise<WitnessAnswer> {
    const judgement = judge(request, await this.#state.known(origin), verifiers);
    if (judgement.status !== 200) return { ...judgement, mediaType: judgement.status === 409 ? 'text/x.tlog.size' : TEXT };
    const { text } = parseNote(request.note);
    const cosignature = this.cosigner.cosign(text, Math.floor(this.clock.nowMicros() / MICROS));
    await this.#state.keep(origin, formatNote(text, [...judgement.checkpoint.verified, cosignature]));
    return { status: 200, mediaType: TEXT, body: signatureLine(cosignature) };
  }

  /** One after the other for each log, so that what is compared is what is replaced. */
  async #inTurn<T>(origin: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(origin) ?? Promise.resolve()).then(work, work);
    this.#turns.set(origin, turn);
    return turn;
  }
}

/** The request and the origin of its checkpoint, or the answer that it can't be read. */
function readRequest(body: string): { readonly request: AddCheckpoint; readonly origin: string } | WitnessAnswer {
  try {
    const request = parseAddCheckpoint(body);
    return { request, origin: parseCheckpoint(parseNote(request.note).text).origin };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 400, mediaType: TEXT, body: `${error.message}\n` };
  }
}
