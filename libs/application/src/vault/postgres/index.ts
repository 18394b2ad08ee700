export { openPostgresVaultReader, type VaultAddress } from './reader.js';
export { moveVault, type MovedVault } from './move-vault.js';
export { openPostgresVault } from './vault.js';
