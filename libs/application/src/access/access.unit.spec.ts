import { jest } from '@jest/globals';
import { microsOf, parseDate, parseInstant } from '#kernel';
import { holderOfTheFiles } from '../authority/index.js';
import { furnish, memory, recorder, runnerOver } from '../commands/testing/workbench.js';
import { Access, type NewAccess } from './index.js';

const self = holderOfTheFiles('actor-system');
const forKari: NewAccess = {
  for: { name: 'Kari', contact: 'kari@example.org' },
  role: 'recorder',
  unit: 'club-1',
  audience: 'inside',
  expiresOn: null,
  label: 'phone',
};

let parts: ReturnType<typeof memory>;
let bench: Awaited<ReturnType<typeof runnerOver>>;
let access: Access;

beforeEach(async () => {
  parts = memory();
  bench = await runnerOver(parts.store, parts.vault);
  await furnish(bench.runner);
  access = new Access({ ...bench, vault: parts.vault });
});

describe('a token', () => {
  it('stands for the role, unit and audience that were granted, under a pseudonym', async () => {
    const { token, actor, grant } = await access.create(self, forKari);
    expect(token).toMatch(/^fmd_[A-Za-z0-9_-]{43}$/);
    expect(await access.callerOf(token)).toEqual({ actor, role: 'recorder', unit: 'club-1', audience: 'inside', grant });
    expect((await parts.vault.people([actor])).get(actor)).toEqual({ name: 'Kari', contact: 'kari@example.org' });
    const [stored] = (await parts.store.readStream('access', { limit: 10 })).slice(-1);
    expect(`${stored?.envelope}${stored?.payload}`).not.toMatch(/Kari|kari@|phone|fmd_/);
  });

  it('may be one of several of the same actor', async () => {
    const first = await access.create(self, forKari);
    const second = await access.create(self, { ...forKari, for: first.actor, role: 'analyst', unit: null });
    expect(await access.callersOf(first.actor)).toEqual([
      { actor: first.actor, role: 'recorder', unit: 'club-1', audience: 'inside', grant: first.grant },
      { actor: first.actor, role: 'analyst', unit: null, audience: 'inside', grant: second.grant },
    ]);
    expect(await access.callersOf('actor-nobody')).toEqual([]);
    expect(await access.callerOf(second.token)).toMatchObject({ actor: first.actor, role: 'analyst', unit: null });
    expect(await access.callerOf(first.token)).toMatchObject({ role: 'recorder' });
  });

  it('bug-124: is made for no actor that the vault does not know, so that no name gets into the log as a pseudonym', async () => {
    const before = await parts.store.head();
    await expect(access.create(self, { ...forKari, for: 'Kari-Nordmann' })).rejects.toMatchObject({
      kind: 'not-found',
      issues: [
        {
          field: 'for',
          problem: 'the actor Kari-Nordmann does not exist',
          remedy: 'give the pseudonym of someone who has had a token, or a name in an object of its own',
        },
      ],
    });
    expect(await parts.store.head()).toEqual(before);
    expect(await parts.vault.tokens()).toEqual([]);
  });

  it('is looked up in the vault once, while its grant is judged at each use', async () => {
    const { token } = await access.create(self, { ...forKari, expiresOn: parseDate('2023-03-01') });
    await access.callerOf(token);
    const lookups = jest.spyOn(parts.vault, 'tokenOf');
    await access.callerOf(token);
    expect(lookups).not.toHaveBeenCalled();
    bench.clock.set(microsOf(parseInstant('2023-02-28T23:00:00Z')));
    await expect(access.callerOf(token)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('is refused from the moment it is revoked', async () => {
    const { token, grant } = await access.create(self, forKari);
    await access.create(self, { ...forKari, role: 'admin', unit: null });
    await access.revoke(self, grant);
    await expect(access.callerOf(token)).rejects.toMatchObject({ kind: 'unauthenticated', issues: [{ field: 'Authorization' }] });
    expect((await parts.vault.tokens()).map((record) => record.grant)).not.toContain(grant);
  });

  it('is refused when its grant was revoked without it', async () => {
    const { token, grant } = await access.create(self, forKari);
    await bench.runner.execute({ name: 'revokeAccess', data: { grant }, caller: self, expected: 'latest' });
    const problem = 'what the token stood for was revoked or has expired';
    await expect(access.callerOf(token)).rejects.toMatchObject({ kind: 'unauthenticated', issues: [{ problem }] });
  });

  it('is refused on the day it expires, by the time zone of the ledger', async () => {
    const { token } = await access.create(self, { ...forKari, expiresOn: parseDate('2023-03-01') });
    bench.clock.set(microsOf(parseInstant('2023-02-28T22:59:59Z')));
    expect(await access.callerOf(token)).toMatchObject({ role: 'recorder' });
    bench.clock.set(microsOf(parseInstant('2023-02-28T23:00:00Z')));
    await expect(access.callerOf(token)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it.each(['', 'fmd_', `fmd_${'a'.repeat(43)}`, `fmd_${'a'.repeat(44)}`, 'Bearer x'])('that was never made is refused: %p', async (token) => {
    const problem = 'the token is not known here, or it was revoked';
    const remedy = 'send a token made by `fremdrift token create` as: Bearer fmd_…';
    await expect(access.callerOf(token)).rejects.toMatchObject({ kind: 'unauthenticated', issues: [{ field: 'Authorization', problem, remedy }] });
  });

  it('is not even looked for in the vault when it has not the form of one', async () => {
    const lookups = jest.spyOn(parts.vault, 'tokenOf');
    const { token } = await access.create(self, forKari);
    for (const text of [`a${token}`, `${token}a`, token.slice(0, -1)]) await expect(access.callerOf(text)).rejects.toMatchObject({ kind: 'unauthenticated' });
    expect(lookups).not.toHaveBeenCalled();
    await access.callerOf(token);
    expect(lookups).toHaveBeenCalledTimes(1);
  });

  it('is made by an administrator only, and a refused one leaves no name and no token', async () => {
    const before = (await parts.store.head()).seq;
    await expect(access.create(recorder, forKari)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(access.create(self, { ...forKari, unit: 'nowhere' })).rejects.toMatchObject({ kind: 'not-found' });
    expect((await parts.store.head()).seq).toBe(before);
    expect(await parts.vault.tokens()).toEqual([]);
    expect(parts.vault.names()).toEqual([]);
  });

  it('that is refused to someone who has been here before leaves them their name', async () => {
    const { actor } = await access.create(self, forKari);
    await expect(access.create(self, { ...forKari, for: actor, unit: 'nowhere' })).rejects.toMatchObject({ kind: 'not-found' });
    expect((await parts.vault.people([actor])).get(actor)).toEqual({ name: 'Kari', contact: 'kari@example.org' });
  });
});
