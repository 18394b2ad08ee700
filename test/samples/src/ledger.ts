import type { NewLedger } from '#application';
import { ManualClock, type CalendarDate } from '#kernel';
import { sampleMoment } from './moment.js';

/** The simulated day on which the sample ledger is opened, before anything else is recorded. */
const SAMPLE_OPENS_ON = '2020-11-30' as CalendarDate;

/** What a ledger of the samples says of itself in its first event. */
export const sampleLedger: NewLedger = {
  origin: 'samples.fremdrift.example/ledger',
  title: 'Eksempelforbundet – eksempeldata, ikke et virkelig forbunds tall',
  timeZone: 'Europe/Oslo',
  language: 'nb',
  /** The first rules; the samples adopt the second on the way. */
  rules: '1',
  sample: true,
};

/** The clock to open it with, so that the days of the script come after its opening. */
export function sampleClock(): ManualClock {
  return new ManualClock(sampleMoment(SAMPLE_OPENS_ON));
}
