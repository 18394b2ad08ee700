import { existsSync } from 'node:fs';
import type { Layout } from '../ledger/layout.js';
import { openPostgresVault, openPostgresVaultReader, openSqliteVault, openSqliteVaultReader, type Vault, type VaultReader } from '../vault/index.js';

/** The vault, made where there is none. @throws Refused `unavailable` when the engine can't be used */
export async function openVault({ vault, engines: { postgres, tenant } }: Layout): Promise<Vault> {
  return postgres === null ? openSqliteVault(vault) : openPostgresVault({ url: postgres, tenant });
}

/** The vault for reading, in any thread. @throws Refused `unavailable` when there is none */
export async function openVaultReader({ vault, engines: { postgres, tenant } }: Layout): Promise<VaultReader> {
  return postgres === null ? openSqliteVaultReader(vault) : openPostgresVaultReader({ url: postgres, tenant });
}

/** Whether there is a vault, as far as can be told from the folder: one in PostgreSQL may always be there. */
export function mayHoldVault({ vault, engines }: Layout): boolean {
  return engines.postgres !== null || existsSync(vault);
}
