import type { Role } from '#domain';
import { Refused } from '#kernel';
import { readDemoFile } from './demo-file.js';
import type { Door } from './door.js';
import { embeddedDoor } from './embedded-door.js';
import { httpDoor } from './http-door.js';
import { dataFolder, isServed, type Place } from './place.js';

/**
 * The ledger that a command was told to talk to: a server where an address is given, else the files in the data folder. Files that a
 * server holds are reached through it; of the demo's, address and tokens are known.
 * @param role whose token of the demo's fits what is to be done
 * @param asSigned false for what mends a ledger in files that is not as it was signed
 * @throws Refused `unauthenticated` without a token; `unavailable` when a server holds the files; as `openLedger` does
 */
export async function openDoor(place: Place, role: Role, asSigned = true): Promise<Door> {
  const url = place.url ?? (process.env['FREMDRIFT_URL'] || undefined);
  const token = place.token ?? (process.env['FREMDRIFT_TOKEN'] || undefined);
  if (url !== undefined) return httpDoor({ url, token: token ?? refuseWithoutToken() });
  const folder = dataFolder(place);
  if (!isServed(folder)) return embeddedDoor(folder, asSigned);
  const demo = readDemoFile(folder);
  if (demo !== null) return httpDoor({ url: demo.url, token: token ?? demo.tokens[role] });
  const problem = `a server is running on the ledger in ${folder}`;
  throw new Refused('unavailable', problem, [{ field: '--url', problem, remedy: 'give its address with --url and a token with --token, or stop it first' }]);
}

function refuseWithoutToken(): never {
  const problem = 'a server wants a token';
  throw new Refused('unauthenticated', problem, [
    { field: '--token', problem, remedy: 'give one with --token or FREMDRIFT_TOKEN; `fremdrift token create` makes them' },
  ]);
}
