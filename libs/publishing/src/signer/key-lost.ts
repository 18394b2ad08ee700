import { Refused } from '#kernel';

/** That the signer does not hold a public key's secret half, or any of an origin: what to do is the same wherever it is found out. */
export function keyLost(vkeyOrOrigin: string): Refused {
  const problem = `the signer holds no key ${vkeyOrOrigin.includes('+') ? vkeyOrOrigin : `of ${vkeyOrOrigin}`}`;
  const remedy = 'put the key back from where it was kept, or go on under another origin: `fremdrift key new-origin --because lost`';
  return new Refused('not-found', problem, [{ field: 'FREMDRIFT_KEYS', problem, remedy }]);
}
