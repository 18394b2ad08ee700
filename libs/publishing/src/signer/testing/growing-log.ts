import { consistencyProof, EMPTY_ROOT, leafHash, nodesOfLeaves, rootAt } from '#transparency';
import type { SignRequest } from '../port.js';

/** Requests for checkpoints over a made-up log; logs with the same `history` have the same leaves. */
export function growingLog(origin: string, history = 'one') {
  const leaves = (size: number) => nodesOfLeaves(Array.from({ length: size }, (_, index) => leafHash(`${history} ${index}`)));
  return async (size: number, from = 0): Promise<SignRequest> => ({
    checkpoint: { origin, size, root: size === 0 ? EMPTY_ROOT : await rootAt(size, leaves(size)) },
    from,
    proof: from === 0 || from >= size ? [] : await consistencyProof(from, size, leaves(size)),
  });
}
