import { Broken } from '#kernel';
import { eventRegistry, recordedFrom, retractAssessment, retractCoverage, retractEntry, retractMeasurement } from '#domain';
import type { StoredEvent } from '#event-store';

/** The command that retracts a kind of fact, and which fields of the fact say where it belongs. */
const retractions: Readonly<Record<string, { readonly name: string; readonly place: readonly string[] }>> = {
  Measurement: { name: retractMeasurement.name, place: ['measure', 'unit'] },
  Coverage: { name: retractCoverage.name, place: ['coverage', 'unit'] },
  Entry: { name: retractEntry.name, place: ['register', 'entry', 'unit'] },
  Assessment: { name: retractAssessment.name, place: ['goal', 'unit'] },
};

/** What retracts the fact that a stored event recorded or corrected. */
export function retractionOf(stored: StoredEvent): { readonly name: string; readonly data: unknown } {
  const { id, type, data } = recordedFrom(stored, eventRegistry);
  const [kind = ''] = /^[A-Z][a-z]+/.exec(type) ?? [];
  const retraction = retractions[kind];
  if (retraction === undefined) throw new Broken(`event ${id} is listed as a fact, but is ${type}`);
  const said = data as Readonly<Record<string, unknown>>;
  return { name: retraction.name, data: { ...Object.fromEntries(retraction.place.map((field) => [field, said[field]])), corrects: id } };
}
