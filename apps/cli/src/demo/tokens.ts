import type { EmbeddedLedger } from '#application';
import { ROLES, type Role } from '#domain';
import { Refused } from '#kernel';

export type Tokens = Readonly<Record<Role, string>>;

/** A token for each role: those that were made before where all of them still hold, else new ones. */
export async function tokensFor(running: EmbeddedLedger, earlier: Tokens | null): Promise<Tokens> {
  if (earlier !== null && (await allHold(running, earlier))) return earlier;
  const tokens: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const person = { name: `Demo, ${role}`, contact: null };
    const access = { for: person, role, unit: null, audience: 'inside', expiresOn: null, label: 'demo' } as const;
    tokens[role] = (await running.createToken(access, running.ledger.self)).token;
  }
  return tokens as Tokens;
}

async function allHold(running: EmbeddedLedger, tokens: Tokens): Promise<boolean> {
  try {
    await Promise.all(ROLES.map((role) => running.callerOf(tokens[role])));
    return true;
  } catch (error) {
    if (error instanceof Refused && error.kind === 'unauthenticated') return false;
    throw error;
  }
}
