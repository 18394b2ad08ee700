import type { Gauge } from '../running/gauges.js';
import type { RelayFigures } from './relay.js';

/** The relay's figures as Prometheus reads them. */
export function relayGauges({ out, status, in: into }: RelayFigures): readonly Gauge[] {
  return [
    of('out_seq', 'Last event that the brokers have acknowledged', out.position),
    of('out_lag_events', 'Events in the log that the brokers have not acknowledged', out.lag),
    of('sent_messages', 'Messages sent since the start', out.sent, { topic: 'events' }),
    of('sent_messages', 'Messages sent since the start', status.sent, { topic: 'status' }),
    of('sent_rate_messages', 'Messages sent a second, over ten seconds', out.rate, { topic: 'events' }),
    of('sent_rate_messages', 'Messages sent a second, over ten seconds', status.rate, { topic: 'status' }),
    ...(into === null
      ? []
      : [
          of('in_lag_messages', 'Messages of source systems that are not acknowledged', into.lag),
          of('in_messages', 'Messages of source systems since the start, by what became of them', into.recorded, { outcome: 'recorded' }),
          of('in_messages', 'Messages of source systems since the start, by what became of them', into.repeated, { outcome: 'repeated' }),
          of('in_messages', 'Messages of source systems since the start, by what became of them', into.refused, { outcome: 'refused' }),
        ]),
  ];
}

function of(name: string, help: string, value: number, labels: Gauge['labels'] = {}): Gauge {
  return { name: `fremdrift_relay_${name}`, help, labels, value };
}
