import { invalid } from '#kernel';
import type { EvidenceStore } from '../evidence/index.js';

/** @throws Refused `invalid` naming the first file that the data names as evidence and that is not in the store */
export async function mustHoldEvidence(data: unknown, store: Pick<EvidenceStore, 'has'>): Promise<void> {
  const { evidence = [] } = data as { readonly evidence?: readonly { readonly hash: string }[] };
  if (evidence.length === 0) return;
  const held = await store.has(evidence.map(({ hash }) => hash));
  const missing = evidence.findIndex(({ hash }) => !held.has(hash));
  if (missing === -1) return;
  throw invalid(
    `evidence[${missing}].hash`,
    `the file ${evidence[missing]?.hash} is not here`,
    'upload the file first, and give the hash that the upload answers with',
  );
}
