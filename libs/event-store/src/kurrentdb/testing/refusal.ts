import { Metadata, status } from '@grpc/grpc-js';
import type { Faults } from './faults.js';

/** What every call brings along. */
export interface Call {
  readonly metadata: Metadata;
}

interface Refusal {
  readonly code: status;
  readonly details: string;
  readonly metadata?: Metadata;
}

/** What a client sees when its connection is cut. */
export const CUT: Refusal = { code: status.UNAVAILABLE, details: 'connection cut' };

/** Why the server does not take the call, or null. */
export function refusalOf({ metadata }: Call, { deniesAccess, leader }: Faults): Refusal | null {
  if (deniesAccess) return { code: status.UNAUTHENTICATED, details: 'who are you' };
  if (leader === null || metadata.get('requires-leader')[0] !== 'true') return null;
  const where = new Metadata();
  where.set('exception', 'not-leader');
  where.set('leader-endpoint-host', leader.host);
  where.set('leader-endpoint-port', String(leader.port));
  return { code: status.NOT_FOUND, details: 'not the leader', metadata: where };
}
