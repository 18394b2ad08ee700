export type { ReconciledTopic } from './events-topic.js';
export { reconcile, type Reconciliation, type Reconciling, type ReconcilingPhase } from './reconcile.js';
