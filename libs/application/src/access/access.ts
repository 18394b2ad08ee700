import { notFound, randomToken, Refused, type CalendarDate } from '#kernel';
import { activeGrant, activeGrantsOf, streams, type AccessState, type Audience, type Role } from '#domain';
import type { Caller } from '../authority/index.js';
import type { CommandRunner, FoldedStreams, LedgerCalendar, Receipt } from '../commands/index.js';
import type { TokenRecord, Vault } from '../vault/index.js';
import { isToken, newToken, tokenHash } from './token.js';

/** Whom a new token is for and what it may do. */
export interface NewAccess {
  /** A pseudonym that exists, or a person or system that gets one. */
  readonly for: string | { readonly name: string; readonly contact: string | null };
  readonly role: Role;
  /** The unit whose tree it covers; null is the whole organisation. */
  readonly unit: string | null;
  readonly audience: Audience;
  /** The first day on which it no longer holds. */
  readonly expiresOn: CalendarDate | null;
  /** What it is used for. Lies in the vault. */
  readonly label: string;
}

/** A token just made. This is the only time it can be read. */
export interface IssuedToken {
  readonly token: string;
  readonly grant: string;
  readonly actor: string;
  readonly receipt: Receipt;
}

export interface AccessParts {
  readonly runner: CommandRunner;
  readonly streams: FoldedStreams;
  readonly vault: Vault;
  readonly calendar: LedgerCalendar;
}

/** As much of a token's record as may stay in memory: its label can be erased. */
type Bearer = Pick<TokenRecord, 'grant' | 'actor'>;

/** Tokens whose bearers are kept in memory. */
const MAX_KNOWN = 10_000;

/** Bearer tokens: who they stand for today, making them and taking them back. What a token may do is an event; the token is not. */
export class Access {
  /** Whom tokens stand for, by hash, as the vault said: that never changes, and whether their grants hold is judged each time. */
  readonly #known = new Map<string, Bearer>();

  constructor(private readonly parts: AccessParts) {}

  /**
   * Who a token stands for, by the grants as they are now: a revocation bites at the next request.
   * @throws Refused `unauthenticated`
   */
  async callerOf(token: string): Promise<Caller> {
    const { streams: folded, calendar } = this.parts;
    const record = isToken(token) ? await this.#recordOf(tokenHash(token)) : null;
    if (record === null) throw unauthenticated('the token is not known here, or it was revoked');
    const access = (await folded.load(streams.access())).state as AccessState;
    const grant = activeGrant(access, record.grant, await calendar.dayOf(calendar.now()));
    if (grant === null) throw unauthenticated('what the token stood for was revoked or has expired');
    return { actor: record.actor, role: grant.role, unit: grant.unit, audience: grant.audience, grant: record.grant };
  }

  /** In which capacities the actor may act today, as they were granted; none for somebody unknown. */
  async callersOf(actor: string): Promise<readonly Caller[]> {
    const { streams: folded, calendar } = this.parts;
    const access = (await folded.load(streams.access())).state as AccessState;
    const grants = activeGrantsOf(access, actor, await calendar.dayOf(calendar.now()));
    return grants.map(({ grant, role, unit, audience }) => ({ actor, role, unit, audience, grant }));
  }

  /** Grants a role and makes a token for it. @throws Refused as the command `grantAccess` is; then nothing is left of it */
  async create(by: Caller, { for: who, label, ...grant }: NewAccess): Promise<IssuedToken> {
    const { runner, vault } = this.parts;
    if (typeof who === 'string') await this.#mustBeKnown(who);
    const actor = typeof who === 'string' ? who : await vault.enrol(who);
    const token = newToken();
    const id = `grant-${randomToken(9)}`;
    await vault.keepToken(tokenHash(token), { grant: id, actor, label });
    try {
      const receipt = await runner.execute({ name: 'grantAccess', data: { grant: id, actor, ...grant }, caller: by, expected: 'latest' });
      return { token, grant: id, actor, receipt };
    } catch (error) {
      await vault.revokeTokens(id);
      if (typeof who !== 'string') await vault.erase({ keys: [], people: [actor] });
      throw error;
    }
  }

  /** Revokes a grant and forgets its tokens. @throws Refused as the command `revokeAccess` is */
  async revoke(by: Caller, grant: string): Promise<Receipt> {
    const receipt = await this.parts.runner.execute({ name: 'revokeAccess', data: { grant }, caller: by, expected: 'latest' });
    await this.parts.vault.revokeTokens(grant);
    this.#known.clear();
    return receipt;
  }

  /** Only what the vault drew is a pseudonym; a name in its place would lie in the log for ever. @throws Refused `not-found` */
  async #mustBeKnown(actor: string): Promise<void> {
    const people = await this.parts.vault.people([actor]);
    if (!people.has(actor)) throw notFound('for', `the actor ${actor}`, 'give the pseudonym of someone who has had a token, or a name in an object of its own');
  }

  async #recordOf(hash: Uint8Array): Promise<Bearer | null> {
    const name = Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('latin1');
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const record = await this.parts.vault.tokenOf(hash);
    if (this.#known.size === MAX_KNOWN) this.#known.clear();
    if (record === null) return null;
    const bearer = { grant: record.grant, actor: record.actor };
    this.#known.set(name, bearer);
    return bearer;
  }
}

function unauthenticated(problem: string): Refused {
  return new Refused('unauthenticated', problem, [
    { field: 'Authorization', problem, remedy: 'send a token made by `fremdrift token create` as: Bearer fmd_…' },
  ]);
}
