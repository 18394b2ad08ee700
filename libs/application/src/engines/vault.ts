import { existsSync } from 'node:fs';
import type { Layout } from '../ledger/layout.js';
import { openSqliteVault, openSqliteVaultReader, type Vault, type VaultReader } from '../vault/index.js';

/** The vault, made where there is none. @throws Refused `unavailable` when the engine can't be used */
export async function openVault({ vault }: Layout): Promise<Vault> {
  return openSqliteVault(vault);
}

/** The vault for reading, in any thread. @throws Refused `unavailable` when there is none */
export async function openVaultReader({ vault }: Layout): Promise<VaultReader> {
  return openSqliteVaultReader(vault);
}

/** Whether there is a vault, as far as can be told without opening it: one in a database may always be there. */
export function mayHoldVault({ vault }: Layout): boolean {
  return existsSync(vault);
}
