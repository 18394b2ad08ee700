import type { CalendarDate } from '#kernel';
import { isOfLater } from './of-later.js';

const at = '2022-12-31' as CalendarDate;
const later = '2023-01-01' as CalendarDate;

describe('a value that a report does not weigh', () => {
  it('bug 949: is a correction of a day after its own, which may stand in the append that changed a figure', () => {
    expect(isOfLater({ type: 'MeasurementCorrected', validFrom: later }, at)).toBe(true);
    expect(isOfLater({ type: 'MeasurementCorrected', validFrom: at }, at)).toBe(false);
    expect(isOfLater({ type: 'MeasurementRetracted', validFrom: null }, at)).toBe(false);
    expect(isOfLater({ type: 'TargetChanged', validFrom: later }, at)).toBe(false);
  });
});
