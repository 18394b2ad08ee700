import type { Instant } from '#kernel';
import type { StoreStatus } from '#event-store';
import type { ProjectorStatus } from '#projections';
import type { PublisherReport } from '#publishing';
import { readinessOf } from './readiness.js';

const store: StoreStatus = { writable: true };
const projector: ProjectorStatus = { alive: true, paused: false, leads: true, failure: null, projections: [], rebuild: null, restarts: 0, seq: 7 };
const report: PublisherReport = { checkpoint: null, lag: 0, missing: [], failure: null };

describe('readiness', () => {
  it('is there when nothing is wrong, with a log that is published and without', () => {
    const ready = { ready: true, reasons: [], remarks: [] };
    expect([readinessOf({ store, projector, publisher: report }), readinessOf({ store, projector, publisher: null })]).toEqual([ready, ready]);
  });

  it('remarks on what others owe the last checkpoint, and goes on serving', () => {
    const missing = [
      { from: 'witness W', problem: 'gave no answer in time' },
      { from: 'quorum W', problem: 'is not reached: too few witnesses have cosigned', since: '2026-11-22T06:00:00Z' },
    ];
    expect(readinessOf({ store, projector, publisher: { ...report, missing } })).toEqual({
      ready: true,
      reasons: [],
      remarks: ['witness W gave no answer in time', 'quorum W is not reached: too few witnesses have cosigned, since 2026-11-22T06:00:00Z'],
    });
  });

  it('is gone when a witness has seen what the log does not continue', () => {
    const missing = [{ from: 'witness W', problem: 'holds a checkpoint of another history', contradicts: true as const }];
    expect(readinessOf({ store, projector, publisher: { ...report, missing } })).toEqual({
      ready: false,
      reasons: ['witness W holds a checkpoint of another history'],
      remarks: [],
    });
  });

  it('is gone when a part that runs for long is silent or does not get on, with why and since when', () => {
    const since = '2026-11-22T06:00:00.000000Z' as Instant;
    const pulses = [
      { part: 'projector', at: since, held: null },
      { part: 'relay out', at: since, held: { because: 'the brokers do not answer', since } },
    ];
    expect(readinessOf({ store, projector, publisher: null, pulses })).toEqual({
      ready: false,
      reasons: ['held because of the relay out since 2026-11-22T06:00:00.000000Z: the brokers do not answer'],
      remarks: [],
    });
  });
});
