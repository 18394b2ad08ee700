/** A key that seals one thing: one field of one event, or one evidence file. */
export interface SealingKey {
  /** 16 random bytes, base64url; what a sealed box names. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** What is sealed: an event's id, or an evidence file's hash. */
  readonly of: string;
  /** Where in it: a JSON pointer into the payload, such as `/data/note`; empty for a file. */
  readonly path: string;
}

/** A key as the vault holds it; `key` is null once it was destroyed, or where it was lost. */
export interface HeldKey extends Omit<SealingKey, 'key'> {
  readonly key: Uint8Array | null;
}

/** Who stands behind a pseudonym; null once erased. */
export interface Person {
  readonly name: string | null;
  readonly contact: string | null;
}

/** What a bearer token stands for. The token itself is nowhere: only its SHA-256 is kept. */
export interface TokenRecord {
  readonly grant: string;
  readonly actor: string;
  /** What it is used for, in the words of whoever made it. */
  readonly label: string;
}

/** Reading the vault: all that a question needs to unseal its answer. */
export interface VaultReader {
  /** The ledger this vault belongs to; null until it was claimed for one. */
  ledger(): Promise<string | null>;
  /** The keys among these ids; one that was destroyed has `key: null`, one that never was is absent. */
  sealingKeys(ids: readonly string[]): Promise<ReadonlyMap<string, HeldKey>>;
  /** Ids of every key that was made for one of these: events' ids or files' hashes; the destroyed ones as well. */
  keysOf(things: readonly string[]): Promise<readonly Pick<HeldKey, 'id' | 'of'>[]>;
  /** The people behind these pseudonyms; unknown ones are absent. */
  people(actors: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** Which of these keys and names are not gone for good yet: they are still here, or older copies of them may be in the engine's files. */
  remaining(erased: Erasable): Promise<Erasable>;
  /** What was changed behind the vault's back among what nothing outside it confirms (people, tokens, its own row), in words that name no one. */
  altered(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What a vault can be made to forget: keys by id, and the names behind pseudonyms. */
export interface Erasable {
  readonly keys: readonly string[];
  readonly people: readonly string[];
}

/**
 * Everything that must be erasable, kept apart from the log: sealing keys, the names behind pseudonyms, and what tokens stand for.
 * Whatever a method promises to have written is durable when it resolves.
 */
export interface Vault extends VaultReader {
  /** Ties an unclaimed vault to a ledger. @throws Refused `conflict` when it belongs to another */
  claim(ledger: string): Promise<void>;
  /** 32 random bytes, made once with the vault: the key of every keyed hash. */
  secret(): Promise<Uint8Array>;

  /** Writes keys, all or none. */
  keep(keys: readonly SealingKey[]): Promise<void>;
  /** Notes that these keys are lost: texts sealed under them can't be read again. One that is here is left as it is. */
  lose(keys: readonly Omit<SealingKey, 'key'>[]): Promise<void>;
  /**
   * Destroys keys, and forgets the names and contacts behind pseudonyms with what their tokens were for, so that no byte is left; what is
   * unknown or gone already is passed over. Answers how many keys and names went.
   * @throws Refused `busy` when something held a file with older copies all the while: nothing can be read any more, but old bytes may be in
   * that file until it is erased again
   */
  erase(erased: Erasable): Promise<number>;

  /** Gives a person or system a new random pseudonym. */
  enrol(person: { readonly name: string; readonly contact: string | null }): Promise<string>;

  /** Keeps what a token stands for under the SHA-256 of the token. */
  keepToken(hash: Uint8Array, record: TokenRecord): Promise<void>;
  tokenOf(hash: Uint8Array): Promise<TokenRecord | null>;
  tokens(): Promise<readonly TokenRecord[]>;
  /** Forgets every token of a grant. Answers how many there were. */
  revokeTokens(grant: string): Promise<number>;
}
