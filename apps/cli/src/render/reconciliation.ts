import type { Reconciliation } from '#application';
import type { ComparedPlace, DifferentStream } from '#projections';
import { table } from '../terminal/table.js';

/** Streams told one by one; the rest is counted. */
const MOST_TOLD = 50;

/** What holding everything to the log came to: a line for each place, then one for each stream that differs. */
export function reconciliationInWords(found: Reconciliation, width: number): string {
  const places = placesOf(found);
  const differing = places.flatMap(({ place, different }) => different.map((stream) => ({ place, stream })));
  return [
    `Held to the log of ${found.ledger}, ${found.seq + 1} events:`,
    places.length === 0 ? '' : placesTable(places, width),
    differing.length === 0 ? '' : streamsTable(differing.slice(0, MOST_TOLD), width),
    differing.length > MOST_TOLD ? `… and ${differing.length - MOST_TOLD} streams more; --json tells all of them` : '',
    ...remarksOf(found),
    found.holds ? 'Everything that was compared is as the log makes it.' : whatToDo(found),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function placesOf({ readModels, events }: Reconciliation): readonly ComparedPlace[] {
  return [...('places' in readModels ? readModels.places : []), ...(events === null ? [] : [events.place])];
}

function placesTable(places: readonly ComparedPlace[], width: number): string {
  const columns = [
    { heading: '', stretch: 0 },
    { heading: 'Place', stretch: 1 },
    { heading: 'Streams', stretch: 0, align: 'right' },
    { heading: 'Due', stretch: 0, align: 'right' },
    { heading: 'Found', stretch: 0, align: 'right' },
    { heading: 'Digest found', stretch: 0 },
  ] as const;
  const rows = places.map(({ place, streams, due, found, different }) => [
    different.length === 0 ? '✓' : '✗',
    place,
    String(streams),
    String(due.count),
    String(found.count),
    found.digest,
  ]);
  return table(columns, rows, width);
}

function streamsTable(differing: readonly { readonly place: string; readonly stream: DifferentStream }[], width: number): string {
  const columns = [
    { heading: 'Place', stretch: 0 },
    { heading: 'Stream', stretch: 1 },
    { heading: 'Due', stretch: 0, align: 'right' },
    { heading: 'Found', stretch: 0, align: 'right' },
    { heading: 'The first that differ', stretch: 2 },
  ] as const;
  const rows = differing.map(({ place, stream: { stream, due, found, faults } }) => [
    place,
    stream === '' ? '(of no event)' : stream,
    String(due.count),
    String(found.count),
    faults.map(({ at, is }) => `${at}: ${is}`).join('\n'),
  ]);
  return table(columns, rows, width);
}

function remarksOf({ seq, readModels, events }: Reconciliation): readonly string[] {
  const remarks: string[] = [];
  if ('why' in readModels) remarks.push(`The read models were not compared: ${readModels.why}.`);
  else if (readModels.seq < seq) remarks.push(`The read models are ${seq - readModels.seq} events behind, and were compared up to seq ${readModels.seq}.`);
  if ('statuses' in readModels && readModels.statuses.length > 0)
    remarks.push(`Kept statuses that computing does not answer: ${readModels.statuses.join(', ')}.`);
  if (events === null) remarks.push('Nothing is relayed: KAFKA_BROKERS is not set.');
  else remarks.push(`Relayed and acknowledged up to seq ${events.seq}; ${events.ahead} messages lie behind it, ${events.repeats} are repetitions.`);
  if (events !== null && events.disordered.length > 0) remarks.push(`Streams that do not lie in the order of the log: ${events.disordered.join(', ')}.`);
  return remarks;
}

function whatToDo({ readModels, events }: Reconciliation): string {
  const views = 'places' in readModels && (readModels.statuses.length > 0 || readModels.places.some(isDifferent));
  const topic = events !== null && (events.disordered.length > 0 || isDifferent(events.place));
  return [
    'Not everything is as the log makes it.',
    ...(views ? ['Read models: `fremdrift rebuild` makes them anew.'] : []),
    ...(topic ? [`Kafka: delete ${events.place.place} and the topic of positions while no relay runs; the relay fills them anew.`] : []),
  ].join(' ');
}

function isDifferent({ different }: ComparedPlace): boolean {
  return different.length > 0;
}
