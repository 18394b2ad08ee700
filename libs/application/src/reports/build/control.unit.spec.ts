import type { CalendarDate } from '#kernel';
import type { BuildingDesk } from './desk.js';
import { listOf } from './control.js';

type Spots = Parameters<typeof listOf>[0];

const corrected = (eventId: string, validFrom: string, type = 'MeasurementCorrected') => ({
  event: { eventId, type, validFrom, sentence: eventId, reason: 'missing' },
});
const desk = {
  point: { at: '2022-12-31' as CalendarDate, seq: 9 },
  disclosure: { mayTellEvent: (eventId: string) => eventId !== 'few' },
} as unknown as BuildingDesk;

function told(...items: readonly object[]) {
  const spots = { items: [{ kind: 'correctedAfterApproval', title: '', count: items.length, items }] } as unknown as Spots;
  const { count, items: printed } = listOf(spots, desk, 'correctedAfterApproval');
  return { count, printed: printed.map(({ eventId }) => eventId) };
}

describe("a list of the control committee's page", () => {
  it('counts what could tell of few, and tells the others', () => {
    expect(told(corrected('many', '2022-12-31'), corrected('few', '2022-12-31'), corrected('retracted', 'missing', 'MeasurementRetracted'))).toEqual({
      count: 3,
      printed: ['many', 'retracted'],
    });
  });

  it('bug 948: tells no corrected value of a day after the report’s, which was weighed by nothing', () => {
    expect(told(corrected('later', '2023-06-30'), corrected('target', '2023-06-30', 'TargetChanged'))).toEqual({ count: 2, printed: ['target'] });
  });
});
