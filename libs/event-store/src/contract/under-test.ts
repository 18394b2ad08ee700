import { randomUUID } from 'node:crypto';
import type { ManualClock } from '#kernel';
import { MAX_PAGE, type Appended, type AppendRequest, type EventReader, type EventStore, type NewEvent, type StoredEvent } from '../port.js';

/** Filled before each test: an empty store and the clock it records by, which stands still at {@link START}. */
export interface UnderTest {
  clock: ManualClock;
  store: EventStore;
}

export const START = Date.UTC(2022, 0, 1) * 1000;

/** An event as good as any, with an id of its own; the store never looks into what it carries. */
export function sampleEvent(overrides: Partial<NewEvent> = {}): NewEvent {
  const id = randomUUID();
  return {
    id,
    type: 'MeasurementRecorded',
    schema: 1,
    validFrom: null,
    validTo: null,
    corrects: null,
    commitment: `commitment of ${id}`,
    salt: `salt of ${id}`,
    payload: `{"data":{"note":"payload of ${id}, æøå"}}`,
    ...overrides,
  };
}

export function sampleEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, () => sampleEvent());
}

export function append(store: EventStore, stream: string, count: number, more: Partial<AppendRequest> = {}): Promise<Appended> {
  return store.append({ stream, expected: 'any', events: sampleEvents(count), ...more });
}

/** All that is stored, however many pages it takes: a test that read one page alone would take the rest for lost (bug-960). */
export async function everything(store: EventReader): Promise<readonly StoredEvent[]> {
  const stored: StoredEvent[] = [];
  for (;;) {
    const page = await store.readAll(stored.length - 1, MAX_PAGE);
    stored.push(...page);
    if (page.length < MAX_PAGE) return stored;
  }
}
