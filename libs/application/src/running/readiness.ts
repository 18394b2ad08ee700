import type { StoreStatus } from '#event-store';
import type { ProjectorStatus } from '#projections';
import type { PublisherReport } from '#publishing';

/** Whether the ledger can go on serving, and if not, why and since when. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

/**
 * Ready means: appends are taken, the projector is heard of, there are read models, and no projection is held by an event it could not apply, and
 * what is new is signed and published where the ledger has a key.
 */
export function readinessOf(store: StoreStatus, projector: ProjectorStatus, publisher: PublisherReport | null): Readiness {
  const reasons = [
    ...(store.writable ? [] : [`no appends since ${store.since}: ${store.reason}`]),
    ...(projector.failure === null ? [] : [`the projector has failed since ${projector.failure.since}: ${projector.failure.error}`]),
    ...(projector.alive ? [] : ['the projector has not been heard of for five seconds']),
    ...(projector.seq === -1 ? [`the read models are being built: ${projector.rebuild?.done ?? 0} of ${projector.rebuild?.total ?? 'all'} events`] : []),
    ...projector.projections.flatMap(({ name, stopped }) =>
      stopped === null ? [] : [`the projection ${name} is held by event ${stopped.eventId} (seq ${stopped.seq}) since ${stopped.since}: ${stopped.error}`],
    ),
    ...(publisher === null || publisher.failure === null
      ? []
      : [`no checkpoint could be signed and published since ${publisher.failure.since}: ${publisher.failure.error}`]),
  ];
  return { ready: reasons.length === 0, reasons };
}
