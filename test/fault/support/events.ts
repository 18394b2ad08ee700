import type { NewEvent } from '#event-store';

/** The nth event of a run, the same each time: what a store is given when only its own work is looked at. */
export function eventOf(n: number, run = 0): NewEvent {
  const id = `${run.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
  const payload = JSON.stringify({ data: { n } });
  return { id, type: 'MeasurementRecorded', schema: 1, validFrom: null, validTo: null, corrects: null, commitment: `of ${id}`, salt: 'salt', payload };
}
