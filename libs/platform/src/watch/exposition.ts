import type { Gauge } from '#application';

/** Gauges in Prometheus' text format, where all of one name stand together. */
export function exposition(gauges: readonly Gauge[]): string {
  return Object.entries(Object.groupBy(gauges, ({ name }) => name))
    .map(([name, same = []]) => `# HELP ${name} ${same[0]?.help}\n# TYPE ${name} gauge\n${same.map(sample).join('')}`)
    .join('');
}

function sample({ name, labels, value }: Gauge): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text.replace(/[\\"\n]/g, '_')}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
}
