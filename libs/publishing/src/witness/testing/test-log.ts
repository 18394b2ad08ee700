import {
  consistencyProof,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  leafHash,
  newSigningKey,
  nodesOfLeaves,
  rootAt,
  signerOf,
  verifierOf,
  type Hash,
  type NoteVerifier,
} from '#transparency';

/** A log that signs whatever a test wants of it: of each history the leaves differ from the first on. */
export class TestLog {
  readonly #signer;
  readonly vkey: string;
  readonly verifier: NoteVerifier;

  constructor(readonly origin = 'ledger.example.org/progress') {
    const { skey, vkey } = newSigningKey(origin);
    this.#signer = signerOf(skey);
    this.vkey = vkey;
    this.verifier = verifierOf(vkey);
  }

  async checkpoint(size: number, history = 0) {
    const root = await rootAt(size, nodesOf(size, history));
    return { origin: this.origin, size, root, note: this.note(size, root) };
  }

  note(size: number, root: Hash): string {
    const text = formatCheckpoint({ origin: this.origin, size, root });
    return formatNote(text, [this.#signer.sign(text)]);
  }

  /** The checkpoint as the publisher hands it on. */
  async signed(size: number, history = 0) {
    return { ...(await this.checkpoint(size, history)), proofFrom: (from: number) => consistencyProof(from, size, nodesOf(size, history)) };
  }

  /** The body of a request to cosign `size`, with the proof from the size that was cosigned last. */
  async request(from: number, size: number, history = 0): Promise<string> {
    const { note, proofFrom } = await this.signed(size, history);
    return formatAddCheckpoint({ oldSize: from, proof: await proofFrom(from), note });
  }
}

function nodesOf(size: number, history: number) {
  return nodesOfLeaves(Array.from({ length: size }, (_, index) => leafHash(`${history}/${index}`)));
}
