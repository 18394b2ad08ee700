import type { TopicSpec } from '#messaging';

/** The topics of one ledger, by what they are for. */
export interface RelayTopics {
  /** Every event of the log, for good, in the order of the log for each stream. */
  readonly events: TopicSpec;
  /** Where each goal stands now. */
  readonly status: TopicSpec;
  /** The last event that the brokers have acknowledged. */
  readonly position: TopicSpec;
  /** What source systems report. */
  readonly measurements: TopicSpec;
  /** What of it was refused, and why. */
  readonly deadLetters: TopicSpec;
}

const MEGABYTE = 1_048_588; // the brokers' own default, exactly
const DAY_MS = 24 * 3600 * 1000;
/** Partitions of what is keyed by many streams or goals: as many consumers can share them. */
const SHARED = 6;
/** What source systems send is plain text, and may hold what must be erasable: it is kept no longer than it takes to see to it. */
const KEPT_DAYS = 30;

/** What the topics of a tenant are called and are to be. */
export function relayTopics(tenant: string): RelayTopics {
  const forGood = { cleanup: 'delete', retentionMs: -1 } as const;
  const forATime = { cleanup: 'delete', retentionMs: KEPT_DAYS * DAY_MS } as const;
  const lastOnly = { cleanup: 'compact', retentionMs: null } as const;
  return {
    events: { name: `${tenant}.events`, partitions: SHARED, maxMessageBytes: MEGABYTE, ...forGood },
    // a status names all that it rests on
    status: { name: `${tenant}.status`, partitions: SHARED, maxMessageBytes: 8 * MEGABYTE, ...lastOnly },
    position: { name: `${tenant}.relay-position`, partitions: 1, maxMessageBytes: MEGABYTE, ...lastOnly },
    measurements: { name: `${tenant}.measurements.in`, partitions: SHARED, maxMessageBytes: MEGABYTE, ...forATime },
    // whatever fits in there fits in here with the reason beside it
    deadLetters: { name: `${tenant}.dead-letters`, partitions: 1, maxMessageBytes: 2 * MEGABYTE, ...forATime },
  };
}

/** Who acknowledges what source systems sent. */
export function intakeGroup(tenant: string): string {
  return `${tenant}.relay-in`;
}

/** Who acknowledges dead letters that were sent again. */
export function replayGroup(tenant: string): string {
  return `${tenant}.relay-replay`;
}
