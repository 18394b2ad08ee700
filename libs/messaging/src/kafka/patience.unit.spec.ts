import { LOADING, patiently } from './patience.js';
import { acknowledgedOf } from './topics.js';

const protocolError = (type: string): Error => Object.assign(new Error(type), { type });

/** Work that fails for these reasons first. */
function failing(...types: readonly string[]) {
  const left = [...types];
  return async () => {
    const type = left.shift();
    if (type !== undefined) throw protocolError(type);
    return left.length;
  };
}

describe('what passes by itself', () => {
  it('bug-749: is waited for: brokers that have just started load what groups acknowledged', async () => {
    expect(await patiently(failing('GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP'), LOADING)).toBe(0);
    const answer = failing('GROUP_LOAD_IN_PROGRESS');
    const fetchOffsets = async () => {
      await answer();
      return [{ topic: 't', partitions: [{ partition: 0, offset: '7', metadata: null }] }];
    };
    expect([...(await acknowledgedOf({ fetchOffsets }, 'g', 't'))]).toEqual([[0, 7]]);
  });

  it('is told at once where it would not, or where it may not be done again', async () => {
    await expect(patiently(failing('GROUP_AUTHORIZATION_FAILED'), LOADING)).rejects.toThrow('GROUP_AUTHORIZATION_FAILED');
    await expect(patiently(failing('GROUP_LOAD_IN_PROGRESS'), LOADING, () => false)).rejects.toThrow('GROUP_LOAD_IN_PROGRESS');
  });
});
