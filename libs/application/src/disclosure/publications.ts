import { Broken, notFound } from '#kernel';
import type { WordingText } from '#domain';
import { basisAt, publicationPoints, reportAt, type Point, type Read } from '#projections';
import { tableParams } from '../exports/definitions.js';
import type { TableAsked } from '../exports/rows.js';

/** An edition of a report that is out, and what of it bears on its tables. */
export interface Publication {
  readonly report: string;
  readonly edition: number;
  /** The event that published it. */
  readonly eventId: string;
  readonly publishedSeq: number;
  readonly recordedAt: string;
  readonly plan: string;
  readonly title: WordingText;
  readonly point: Point;
  /** Where its figures are of: the report's day and, where it shows that, the year to date. */
  readonly points: readonly Point[];
}

/** Every edition that was published by `seq`, in the order they were. */
export async function publicationsAt(read: Read, seq: number): Promise<readonly Publication[]> {
  const found: Publication[] = [];
  for (const { report, edition, at, seq: known, publishedSeq } of await publicationPoints(read, seq)) {
    const { plan, title, editions } = await reportAt(read, report, { seq: publishedSeq });
    const own = editions.find((one) => one.edition === edition);
    if (own === undefined) throw new Broken(`edition ${edition} of the report ${report} was published and is not there`);
    const later = own.toDate === null ? [] : [{ at: own.toDate.at, seq: known }];
    const point = { at, seq: known };
    found.push({ report, edition, eventId: own.eventId, publishedSeq, recordedAt: own.recordedAt, plan, title, point, points: [point, ...later] });
  }
  return found;
}

/** The edition among them, and those before it. @throws Refused `not-found` */
export function publicationNamed(
  all: readonly Publication[],
  report: string,
  edition: string,
): { readonly publication: Publication; readonly earlier: readonly Publication[] } {
  const index = all.findIndex((one) => one.report === report && String(one.edition) === edition);
  const publication = all[index];
  if (publication === undefined)
    throw notFound('edition', `a published edition ${edition} of the report ${report}`, 'choose one that is listed under published');
  return { publication, earlier: all.slice(0, index) };
}

/** Asks for a table at a point. */
export async function askedAt(read: Read, point: Point, language: TableAsked['params']['language'] = 'nb'): Promise<TableAsked> {
  const { at, seq, timeZone, rules, sample } = await basisAt(read, point, `seq:${point.seq}`);
  return { read, point: { at, seq }, basis: { at, seq, timeZone, rules, sample }, params: tableParams.parse({ language }) };
}
