import { randomBytes } from 'node:crypto';
import type { SealingKey, Vault } from '../port.js';

let made = 0;
export function sealingKey(): SealingKey {
  made += 1;
  return { id: `key-${made}`, key: randomBytes(32), of: '018c0000-0000-7000-8000-000000000001', path: '/data/note' };
}

/** What every vault must do. */
export function vaultContract(name: string, open: () => Promise<Vault> | Vault): void {
  describe(`${name}: the vault`, () => {
    let vault: Vault;
    beforeEach(async () => {
      vault = await open();
    });
    afterEach(() => vault.close());

    it('gives back the keys it kept, and leaves unknown ones out', async () => {
      const [first, second] = [sealingKey(), sealingKey()];
      await vault.keep([first, second]);
      const held = await vault.sealingKeys([first.id, second.id, 'unknown']);
      expect([...held.keys()].sort()).toEqual([first.id, second.id].sort());
      expect(Buffer.from(held.get(second.id)?.key ?? [])).toEqual(second.key);
      expect(held.get(second.id)).toMatchObject({ of: second.of, path: second.path });
    });

    it('keeps all of what many callers bring at once', async () => {
      const keys = Array.from({ length: 64 }, sealingKey);
      await Promise.all(keys.map((key) => vault.keep([key])));
      expect((await vault.sealingKeys(keys.map((key) => key.id))).size).toBe(64);
    });

    it('never lets a key be replaced', async () => {
      const key = sealingKey();
      await vault.keep([key]);
      await expect(vault.keep([sealingKey(), { ...key, key: randomBytes(32) }])).rejects.toThrow(/./);
      expect(Buffer.from((await vault.sealingKeys([key.id])).get(key.id)?.key ?? [])).toEqual(key.key);
    });

    it('remembers that a key was destroyed; destroying it again is harmless', async () => {
      const [gone, left] = [sealingKey(), sealingKey()];
      await vault.keep([gone, left]);
      expect(await vault.remaining({ keys: [gone.id, 'unknown'], people: [] })).toEqual({ keys: [gone.id], people: [] });
      expect(await vault.erase({ keys: [gone.id, 'unknown'], people: [] })).toBe(1);
      expect(await vault.erase({ keys: [gone.id], people: [] })).toBe(0);
      expect(await vault.remaining({ keys: [gone.id], people: [] })).toEqual({ keys: [], people: [] });
      const held = await vault.sealingKeys([gone.id, left.id]);
      expect(held.get(gone.id)?.key).toBeNull();
      expect(held.get(left.id)?.key).not.toBeNull();
    });

    it('finds every key that was made for an event or a file, also once it is destroyed', async () => {
      const [own, other] = [{ ...sealingKey(), of: 'file' }, sealingKey()];
      await vault.keep([own, other]);
      await vault.erase({ keys: [own.id], people: [] });
      expect(await vault.keysOf(['file', 'unknown'])).toEqual([{ id: own.id, of: 'file' }]);
    });

    it('notes the keys that are lost, and leaves those that are here', async () => {
      const [here, lost] = [sealingKey(), sealingKey()];
      await vault.keep([here]);
      await vault.lose([here, lost]);
      const held = await vault.sealingKeys([here.id, lost.id]);
      expect(held.get(here.id)?.key).not.toBeNull();
      expect(held.get(lost.id)).toEqual({ id: lost.id, key: null, of: lost.of, path: lost.path });
    });

    it('gives people random pseudonyms and forgets their names on request', async () => {
      const [kari, ola] = await Promise.all([vault.enrol({ name: 'Kari', contact: 'kari@example.org' }), vault.enrol({ name: 'Ola', contact: null })]);
      expect(kari).toMatch(/^[A-Za-z0-9_-]{22}$/);
      expect(kari).not.toBe(ola);
      await vault.keepToken(randomBytes(32), { grant: 'g1', actor: kari, label: "Kari's phone" });
      await vault.keepToken(randomBytes(32), { grant: 'g2', actor: ola, label: 'laptop' });
      expect(await vault.erase({ keys: [], people: [kari, 'unknown'] })).toBe(1);
      expect(await vault.erase({ keys: [], people: [kari] })).toBe(0);
      expect((await vault.tokens()).map(({ label }) => label)).toEqual(['', 'laptop']);
      expect(await vault.people([kari, ola, 'unknown'])).toEqual(
        new Map([
          [kari, { name: null, contact: null }],
          [ola, { name: 'Ola', contact: null }],
        ]),
      );
    });

    it('finds a token by its hash until its grant is revoked', async () => {
      const [hash, other] = [randomBytes(32), randomBytes(32)];
      await vault.keepToken(hash, { grant: 'g1', actor: 'actor-first', label: 'import' });
      await vault.keepToken(other, { grant: 'g2', actor: 'actor-first', label: 'laptop' });
      expect(await vault.tokenOf(hash)).toEqual({ grant: 'g1', actor: 'actor-first', label: 'import' });
      expect(await vault.revokeTokens('g1')).toBe(1);
      expect(await vault.revokeTokens('g1')).toBe(0);
      expect(await vault.tokenOf(hash)).toBeNull();
      expect(await vault.tokens()).toEqual([{ grant: 'g2', actor: 'actor-first', label: 'laptop' }]);
    });

    it('has one secret of 32 bytes', async () => {
      expect(await vault.secret()).toHaveLength(32);
      expect(await vault.secret()).toEqual(await vault.secret());
    });

    it('belongs to one ledger for ever', async () => {
      expect(await vault.ledger()).toBeNull();
      await vault.claim('our-ledger');
      await vault.claim('our-ledger');
      await expect(vault.claim('another')).rejects.toMatchObject({ kind: 'conflict' });
      expect(await vault.ledger()).toBe('our-ledger');
    });
  });
}
