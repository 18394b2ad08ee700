import { decimal, unreachable, type Decimal } from '#kernel';
import type { MeasurementFact } from '#goal-types';
import { DEFAULT_THRESHOLD, streams, type Contributors } from '#domain';
import type { Read } from '../engine/views.js';
import { decisionsAbout, eventsOfStream, ofType } from '../history/read.js';

/** How many people a published figure must tell of at least, as decided by `seq`; 0 is all the same. */
export async function thresholdAt(read: Read, seq: number): Promise<number> {
  return ofType(await eventsOfStream(read, streams.ledger(), seq), 'DisclosureSet').at(-1)?.data.threshold ?? DEFAULT_THRESHOLD;
}

/** Where a measure's values say how many people they tell of, as marked by `seq`; null where nobody has said. */
export async function contributorsAt(read: Read, measure: string, seq: number): Promise<Contributors | null> {
  return ofType(await decisionsAbout(read, 'measure', measure, seq), 'ContributorsMarked').at(-1)?.data.contributors ?? null;
}

/** How many people a value tells of; one where it does not say, so that it is never shown by itself. */
export function peopleIn(fact: Pick<MeasurementFact, 'value' | 'numerator' | 'denominator' | 'survey'>, where: Contributors): Decimal {
  switch (where) {
    case 'none':
      return decimal(0);
    case 'value':
      return atLeastNone(fact.value);
    case 'numerator':
      return atLeastNone(fact.numerator);
    case 'denominator':
      return atLeastNone(fact.denominator);
    case 'answers':
      return decimal(fact.survey?.answers ?? 1);
    default:
      return unreachable(where);
  }
}

function atLeastNone(people: string | null): Decimal {
  const said = decimal(people ?? 1);
  return said.isNegative() ? decimal(1) : said;
}
