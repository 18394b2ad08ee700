export { openPostgresVaultReader, type VaultAddress } from './reader.js';
export { openPostgresVault } from './vault.js';
