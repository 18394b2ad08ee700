/** A stored evidence file, as events and answers speak of it. */
export interface EvidenceFile {
  /** Its content address: `sha256:` and the hexadecimal SHA-256 of its plain bytes. */
  readonly hash: string;
  /** Plain bytes. */
  readonly size: number;
  /** Lower case, without parameters. */
  readonly mediaType: string;
}

/** What must hold for a file to be taken in. */
export interface EvidenceLimits {
  /** Plain bytes. */
  readonly maxBytes: number;
  readonly mediaTypes: readonly string[];
}

/** Evidence files, addressed by their content and stored sealed under a key in the vault. */
export interface EvidenceStore {
  /**
   * Takes a file in; durable when it resolves. The same bytes again are the same file, with the media type it first came with.
   * @throws Refused `unsupported-media-type`, `too-large`, `invalid` (empty), `unavailable`; nothing is left behind then
   */
  put(content: AsyncIterable<Uint8Array>, mediaType: string): Promise<EvidenceFile>;
  /** The file's plain bytes, verified against its hash. @throws Refused `not-found`, also once erased; Broken when the stored bytes were altered */
  get(hash: string): Promise<EvidenceFile & { readonly content: Uint8Array }>;
  /** Which of these hashes are here. */
  has(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Takes the stored file away, durably, if one of these keys seals it: the same content may have come again since, under another. Its
   * key is the vault's to destroy.
   */
  remove(hash: string, keys: ReadonlySet<string>): Promise<void>;
}
