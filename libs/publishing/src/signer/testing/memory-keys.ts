import { newSigningKey, signerOf, type NoteSigner } from '#transparency';
import type { SigningKeys } from '../port.js';

/** Keys in memory, for tests and simulations; `make` brings the secret text, default a random one. */
export function memoryKeys(make: (origin: string) => string = (origin) => newSigningKey(origin).skey): SigningKeys {
  let keys: readonly NoteSigner[] = [];
  const ended = new Set<string>();
  return {
    of: async (origin) => keys.filter(({ name }) => name === origin),
    create: async (origin) => {
      const key = signerOf(make(origin));
      keys = [...keys, key];
      return key;
    },
    destroy: async ({ vkey }) => {
      keys = keys.filter((key) => key.vkey !== vkey);
    },
    isEnded: async (origin) => ended.has(origin),
    end: async (origin) => {
      ended.add(origin);
    },
  };
}
