import { readyGauge, type Gauge, type Readiness } from '#application';

/** What a process shows of how it is. */
export interface Watched {
  readonly readiness: () => Readiness;
  readonly gauges: () => readonly Gauge[];
}

/** Whether it is ready and its figures, in Prometheus' text format, where all of one name stand together. */
export function exposition(watched: Watched): string {
  return Object.entries(Object.groupBy([readyGauge(watched.readiness()), ...watched.gauges()], ({ name }) => name))
    .map(([name, same = []]) => `# HELP ${name} ${same[0]?.help}\n# TYPE ${name} gauge\n${same.map(sample).join('')}`)
    .join('');
}

function sample({ name, labels, value }: Gauge): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text.replace(/[\\"\n]/g, '_')}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
}
