import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this machine keeps, between runs, what was fetched (infra/dev/install.sh) and the lasting servers; readable by the user that servers run as. */
export function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/fremdrift';
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'fremdrift');
}
