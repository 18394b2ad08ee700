import { randomBytes } from 'node:crypto';
import { Broken, Refused, randomToken } from '#kernel';
import type { Erasable, HeldKey, Person, SealingKey, TokenRecord, Vault } from '../port.js';

/** A vault that lives as long as the test. `keep` can be made to fail, and what happened can be looked at. */
export class MemoryVault implements Vault {
  readonly keys = new Map<string, HeldKey>();
  readonly #people = new Map<string, Person>();
  readonly #tokens = new Map<string, TokenRecord>();
  readonly #secret = randomBytes(32);
  #ledger: string | null = null;

  async ledger() {
    return this.#ledger;
  }

  async claim(ledger: string) {
    this.#ledger ??= ledger;
    if (this.#ledger !== ledger) throw new Refused('conflict', `the vault belongs to the ledger ${this.#ledger}, not to ${ledger}`);
  }

  async secret() {
    return this.#secret;
  }

  async keep(keys: readonly SealingKey[]) {
    const taken = keys.find((key) => this.keys.has(key.id));
    if (taken !== undefined) throw new Broken(`key ${taken.id} is kept already`);
    for (const key of keys) this.keys.set(key.id, key);
  }

  async lose(keys: readonly Omit<SealingKey, 'key'>[]) {
    for (const key of keys) if (!this.keys.has(key.id)) this.keys.set(key.id, { ...key, key: null });
  }

  async erase(erased: Erasable) {
    const { keys, people } = await this.remaining(erased);
    for (const id of keys) this.keys.set(id, { ...(this.keys.get(id) as HeldKey), key: null });
    for (const actor of people) this.#people.set(actor, { name: null, contact: null });
    for (const [hash, token] of this.#tokens) if (people.includes(token.actor)) this.#tokens.set(hash, { ...token, label: '' });
    return keys.length + people.length;
  }

  async remaining({ keys, people }: Erasable) {
    const named = (actor: string) => (this.#people.get(actor)?.name ?? null) !== null;
    return { keys: keys.filter((id) => (this.keys.get(id)?.key ?? null) !== null), people: people.filter(named) };
  }

  async altered() {
    return [];
  }

  async keysOf(things: readonly string[]) {
    return [...this.keys.values()].filter(({ of }) => things.includes(of)).map(({ id, of }) => ({ id, of }));
  }

  async sealingKeys(ids: readonly string[]) {
    return new Map(ids.flatMap((id) => (this.keys.has(id) ? [[id, this.keys.get(id) as HeldKey]] : [])));
  }

  async enrol({ name, contact }: { readonly name: string; readonly contact: string | null }) {
    const actor = randomToken();
    this.#people.set(actor, { name, contact });
    return actor;
  }

  async people(actors: readonly string[]) {
    return new Map(actors.flatMap((actor) => (this.#people.has(actor) ? [[actor, this.#people.get(actor) as Person]] : [])));
  }

  /** Of everyone who has one: a look into the vault that only a test has. */
  names(): readonly string[] {
    return [...this.#people.values()].flatMap(({ name }) => (name === null ? [] : [name]));
  }

  async keepToken(hash: Uint8Array, record: TokenRecord) {
    this.#tokens.set(Buffer.from(hash).toString('hex'), record);
  }

  async tokenOf(hash: Uint8Array) {
    return this.#tokens.get(Buffer.from(hash).toString('hex')) ?? null;
  }

  async tokens() {
    return [...this.#tokens.values()].sort((a, b) => (`${a.grant} ${a.label}` < `${b.grant} ${b.label}` ? -1 : 1));
  }

  async revokeTokens(grant: string) {
    const revoked = [...this.#tokens].filter(([, record]) => record.grant === grant);
    for (const [hash] of revoked) this.#tokens.delete(hash);
    return revoked.length;
  }

  async close() {}
}
