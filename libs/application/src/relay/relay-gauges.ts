import type { Gauge } from '../running/gauges.js';
import type { RelayFigures } from './relay.js';

/** The relay's figures as Prometheus reads them. */
export function relayGauges({ out, status, in: into }: RelayFigures): readonly Gauge[] {
  return [
    ...(out === null
      ? []
      : [
          of('out_seq', 'Last event that the brokers have acknowledged', out.position),
          of('out_lag_events', 'Events in the log that the brokers have not acknowledged', out.lag),
          of('out_repeated_messages', 'Messages that lay in the topic of events when its position was gone, so that all is sent again', out.amiss.repeated),
          of('out_gone_events', 'Acknowledged events that the topic had lost when the relay was started, at the least', out.amiss.gone),
        ]),
    ...sentGauges('events', out),
    ...sentGauges('status', status),
    ...(into === null
      ? []
      : [
          of('in_lag_messages', 'Messages of source systems that are not acknowledged', into.lag),
          ...OUTCOMES.map((outcome) => of('in_messages', TAKEN, into[outcome], { outcome })),
        ]),
  ];
}

const OUTCOMES = ['recorded', 'repeated', 'refused'] as const;
const TAKEN = 'Messages of source systems since the start, by what became of them';

function sentGauges(topic: string, figures: RelayFigures['status']): readonly Gauge[] {
  if (figures === null) return [];
  return [
    of('sent_messages', 'Messages sent since the start', figures.sent, { topic }),
    of('sent_rate_messages', 'Messages sent a second, over ten seconds', figures.rate, { topic }),
  ];
}

function of(name: string, help: string, value: number, labels: Gauge['labels'] = {}): Gauge {
  return { name: `fremdrift_relay_${name}`, help, labels, value };
}
