import { microsOf, parseInstant, type Clock, type Pulse } from '#kernel';
import type { ProjectorStatus, QueryPool } from '#projections';
import type { PublisherReport } from '#publishing';
import type { DeepCheckStatus } from '../verification/index.js';
import type { Readiness } from './readiness.js';

/** One figure of operation, named as Prometheus names them: `fremdrift_projection_lag_events`. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What `/health/ready` says. */
export function readyGauge({ ready }: Readiness): Gauge {
  return alone('fremdrift_ready', '1 while it is ready, 0 while /health/ready says why not', ready ? 1 : 0);
}

/** How many questions wait and run. */
export function questionGauges({ waiting, running }: ReturnType<QueryPool['load']>): readonly Gauge[] {
  return [
    alone('fremdrift_questions_waiting', 'Questions that wait for a thread', waiting),
    alone('fremdrift_questions_running', 'Questions being answered', running),
  ];
}

/** How far each projection has come. */
export function projectorGauges(projector: ProjectorStatus): readonly Gauge[] {
  return [
    alone('fremdrift_projector_alive', '1 while the projector is heard of', projector.alive ? 1 : 0),
    alone('fremdrift_projector_leads', '1 while it keeps the read models up; 0 while another one does', projector.leads ? 1 : 0),
    alone('fremdrift_projector_restarts', 'Times the projector was lost and started anew', projector.restarts),
    ...projector.projections.flatMap(({ name, lag, rate, seq, stopped }) => {
      const labels = { projection: name };
      return [
        { name: 'fremdrift_projection_seq', help: 'Last event applied', labels, value: seq },
        { name: 'fremdrift_projection_lag_events', help: 'Events in the log that are not applied yet', labels, value: lag },
        { name: 'fremdrift_projection_rate_events', help: 'Events applied a second, over ten seconds', labels, value: rate },
        { name: 'fremdrift_projection_stopped', help: '1 while held by an event it could not apply', labels, value: stopped === null ? 0 : 1 },
      ];
    }),
  ];
}

/** How far the machine's clock is behind the last event's recording time. */
export function clockGauge(secondsBehind: number): Gauge {
  return alone('fremdrift_clock_behind_seconds', 'Seconds for which the clock is behind the last event; 0 where it is not', secondsBehind);
}

/** How far the signed checkpoints have come; none while the ledger is not published. */
export function publishingGauges(report: PublisherReport | null, clock: Clock): readonly Gauge[] {
  if (report === null) return [];
  const { checkpoint, lag, missing, failure } = report;
  return [
    alone('fremdrift_checkpoint_lag_events', 'Events that no signed checkpoint covers yet', lag),
    alone('fremdrift_checkpoint_failing', '1 while no checkpoint can be signed and published', failure === null ? 0 : 1),
    alone('fremdrift_checkpoint_cosignatures_missing', 'Witnesses that have not cosigned the last checkpoint', missing.filter(isOfWitness).length),
    alone('fremdrift_checkpoint_quorum_missing_seconds', 'Seconds for which too few witnesses have cosigned', secondsMissing(missing, clock)),
    ...(checkpoint === null
      ? []
      : [
          alone('fremdrift_checkpoint_size', 'Events that the last signed checkpoint covers', checkpoint.size),
          alone('fremdrift_checkpoint_age_seconds', 'Seconds since it was signed, or found at the start', secondsSince(checkpoint.since, clock)),
        ]),
  ];
}

/** When each part that runs for long was last heard of, and whether it gets on. */
export function heartbeatGauges(pulses: readonly Pulse[], clock: Clock): readonly Gauge[] {
  return pulses.flatMap(({ part, at, held }) => [
    { name: 'fremdrift_heartbeat_age_seconds', help: 'Seconds since the part was last heard of', labels: { part }, value: secondsSince(at, clock) },
    { name: 'fremdrift_heartbeat_held', help: '1 while the part is silent, or says that it does not get on', labels: { part }, value: held === null ? 0 : 1 },
  ]);
}

/** What the deep check in the background has come to; none where there is none. */
export function deepGauges(status: DeepCheckStatus | null): readonly Gauge[] {
  if (status === null) return [];
  const { progress, last } = status;
  return [
    alone('fremdrift_deep_check_running', '1 while everything is being verified', progress === null ? 0 : 1),
    alone('fremdrift_deep_check_events', 'Events verified in the round under way', progress?.done ?? 0),
    ...(last === null
      ? []
      : [
          alone('fremdrift_deep_check_faults', 'Faults that the last deep verification found', last.verification.faultsInAll),
          alone('fremdrift_deep_check_time_seconds', 'When it ended, in seconds since 1970', microsOf(last.at) / 1_000_000),
        ]),
  ];
}

function alone(name: string, help: string, value: number): Gauge {
  return { name, help, labels: {}, value };
}

function isOfWitness({ from }: PublisherReport['missing'][number]): boolean {
  return from.startsWith('witness ');
}

/** 0 while enough have. */
function secondsMissing(missing: PublisherReport['missing'], clock: Clock): number {
  const since = missing.find(({ from }) => from.startsWith('quorum '))?.since;
  return since === undefined ? 0 : secondsSince(since, clock);
}

function secondsSince(instant: string, clock: Clock): number {
  return Math.max(0, (clock.nowMicros() - microsOf(parseInstant(instant))) / 1_000_000);
}
