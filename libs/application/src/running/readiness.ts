import type { Pulse } from '#kernel';
import type { StoreStatus } from '#event-store';
import type { ProjectorStatus } from '#projections';
import type { Missing, PublisherReport } from '#publishing';
import { deepReasons, type DeepCheckStatus } from '../verification/index.js';

/** Whether the ledger can go on serving, and if not, why and since when. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
  /** What keeps nobody from being served and is to be looked at: what others still owe the last checkpoint, what holds a relay. */
  readonly remarks: readonly string[];
}

/** What readiness is judged by. */
export interface Parts {
  readonly store: StoreStatus;
  readonly projector: ProjectorStatus;
  /** Null while nothing is published. */
  readonly publisher: PublisherReport | null;
  readonly deep?: DeepCheckStatus | null;
  readonly pulses?: readonly Pulse[];
}

/**
 * Ready means: appends are taken, every part that runs for long is heard of and gets on, there are read models, and no projection is held by an event
 * it could not apply, and what is new is signed and published where the ledger has a key, no witness has seen what the log does not continue, and the
 * deep check in the background has found nothing.
 */
export function readinessOf({ store, projector, publisher, deep = null, pulses = [] }: Parts): Readiness {
  const [contradicting, missing] = parted(publisher?.missing ?? []);
  const reasons = [
    ...storeReasons(store),
    ...(projector.failure === null ? [] : [`the projector has failed since ${projector.failure.since}: ${projector.failure.error}`]),
    ...(projector.seq === -1 ? [`the read models are being built: ${projector.rebuild?.done ?? 0} of ${projector.rebuild?.total ?? 'all'} events`] : []),
    ...projector.projections.flatMap(({ name, stopped }) =>
      stopped === null ? [] : [`the projection ${name} is held by event ${stopped.eventId} (seq ${stopped.seq}) since ${stopped.since}: ${stopped.error}`],
    ),
    ...(publisher === null || publisher.failure === null
      ? []
      : [`no checkpoint could be signed and published since ${publisher.failure.since}: ${publisher.failure.error}`]),
    ...contradicting.map(inWords),
    ...(deep === null ? [] : deepReasons(deep)),
    ...heldReasons(pulses),
  ];
  const unverified = deep === null || deep.failure === null ? [] : [`the deep verification could not be made: ${deep.failure}`];
  return { ready: reasons.length === 0, reasons, remarks: [...missing.map(inWords), ...unverified] };
}

/** Why no appends are taken, and since when. */
export function storeReasons(store: StoreStatus): readonly string[] {
  return store.writable ? [] : [`no appends since ${store.since}: ${store.reason}`];
}

/** Which parts do not get on, why, and since when. */
export function heldReasons(pulses: readonly Pulse[]): readonly string[] {
  return pulses.flatMap(({ part, held }) => (held === null ? [] : [`held because of the ${part} since ${held.since}: ${held.because}`]));
}

/** What shows that the log is not to be trusted, and what is only missing. */
function parted(all: readonly Missing[]): readonly [contradicting: readonly Missing[], missing: readonly Missing[]] {
  return [all.filter(({ contradicts }) => contradicts === true), all.filter(({ contradicts }) => contradicts !== true)];
}

function inWords({ from, problem, since }: Missing): string {
  return since === undefined ? `${from} ${problem}` : `${from} ${problem}, since ${since}`;
}
