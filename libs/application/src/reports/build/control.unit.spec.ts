import type { CalendarDate } from '#kernel';
import { listOf } from './control.js';

type Spot = Parameters<typeof listOf>[0]['items'][number]['items'][number];

const corrected = (eventId: string, validFrom: string, type: Spot['event']['type'] = 'MeasurementCorrected'): Spot => ({
  event: { eventId, type, validFrom: validFrom as CalendarDate, sentence: eventId, reason: 'missing' },
});
const desk = {
  point: { at: '2022-12-31' as CalendarDate, seq: 9 },
  disclosure: { mayTellEvent: (eventId: string) => eventId !== 'few' },
};

function told(...items: readonly Spot[]) {
  const { count, items: printed } = listOf({ items: [{ kind: 'correctedAfterApproval', count: items.length, items }] }, desk, 'correctedAfterApproval');
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
