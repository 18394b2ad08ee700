import { addDays, dateIn, decimal, decimalText, endOfDay, parseInstant, type DecimalText } from '#kernel';
import {
  daysName,
  isBrokenIn,
  knownOnDays,
  measureKnown,
  mustBeKnownUnit,
  periodsBetween,
  recordedAtSeq,
  revisableOf,
  revisionsIn,
  type MeasureKnown,
  type Revised,
} from '#projections';
import type { ColumnId } from '../columns.js';
import { signOfAmount } from '../../signs.js';
import { signText, type FigureRow, type TableAsked } from '../rows.js';
import { daysSince, unitNameOn, type Days } from './measures.js';

export const REVISION_COLUMNS: readonly ColumnId[] = [
  'measure',
  'measureTitle',
  'unit',
  'unitName',
  'period',
  'from',
  'to',
  'known',
  'knownAt',
  'value',
  'numerator',
  'denominator',
  'change',
  'unitOfMeasure',
  'sign',
  'provisional',
];

/** The revision before: of the same days, or of those before them. */
interface Last extends Days {
  readonly value: DecimalText | null;
  readonly since: ReturnType<typeof daysSince>;
}

/** The figures of a measure's days, each as it was known from a moment on, or at the end of each period of knowledge. */
export async function* revisionRows(asked: TableAsked): AsyncGenerator<FigureRow> {
  const { read, point, params } = asked;
  const now = await measureKnown(read, params.measure as string, point);
  const { definition, organisation } = now;
  const { unit = null, language } = params;
  if (unit !== null) mustBeKnownUnit(organisation, unit, point.seq);
  const { measure, title, unitOfMeasure } = definition;
  let last: Last | null = null;
  for await (const { from, to, known, figure, named, knows } of revised(asked, [...revisionsIn(await revisableOf(read, definition, point), unit)])) {
    const before: Last | null = last?.from === from && last.to === to ? last : null;
    const value = figure?.value ?? null;
    const since: Last['since'] = before?.since ?? daysSince(last, { from, to });
    last = { from, to, value, since };
    if (params.from !== undefined && from < params.from) continue;
    const earlier = before?.value ?? null;
    const sign = {
      without: figure === null ? ('missing' as const) : value === null ? ('notPossible' as const) : null,
      broken: isBrokenIn({ ...now, breaks: now.breaks.filter(knows) }, unit, since.from, since.to),
      provisional: figure?.provisional === true,
    };
    yield {
      cells: [
        measure,
        title,
        unit,
        unitNameOn(organisation, unit, from, language),
        daysName(from, to),
        from,
        to,
        named,
        known.recordedAt,
        value,
        figure?.numerator ?? null,
        figure?.denominator ?? null,
        value === null || earlier === null ? null : decimalText(decimal(value).minus(earlier)),
        unitOfMeasure,
        signText(signOfAmount(sign)),
        sign.provisional,
      ],
      figures: [{ measure, of: figure?.contributing ?? [] }],
    };
  }
}

/** A revision as its point of knowledge is named, and whether a break was known there. */
interface Named extends Revised {
  readonly named: string;
  readonly knows: (broken: MeasureKnown['breaks'][number]) => boolean;
}

/** Each revision by its position, or what was known at each end of a period until the last day of what is known. */
async function* revised({ read, point, basis, params }: TableAsked, revisions: readonly Revised[]): AsyncGenerator<Named> {
  const { known: every = 'changes' } = params;
  if (every === 'changes') {
    for (const revision of revisions) yield { ...revision, named: `seq:${revision.known.seq}`, knows: ({ seq }) => seq <= revision.known.seq };
    return;
  }
  const recorded = revisions.map(({ known }) => known.recordedAt).toSorted();
  const end = await recordedAtSeq(read, point.seq);
  if (recorded[0] === undefined || end === null) return;
  const last = dateIn(parseInstant(end), basis.timeZone);
  const ends = periodsBetween(every, dateIn(recorded[0], basis.timeZone), last, null).map(({ to }) => addDays(to, -1));
  const days = [...ends.filter((day) => day < last), last];
  for (const revision of knownOnDays(revisions, days, basis.timeZone)) {
    const end = endOfDay(revision.on, basis.timeZone);
    yield { ...revision, named: revision.on, knows: ({ recordedAt }) => recordedAt < end };
  }
}
