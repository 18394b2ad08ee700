import { addDays, dateIn, decimal, decimalText, parseInstant, type DecimalText } from '#kernel';
import { daysName, knownOnDays, measureKnown, mustBeKnownUnit, periodsBetween, recordedAtSeq, revisableOf, revisionsIn, type Revised } from '#projections';
import type { ColumnId } from '../columns.js';
import type { FigureRow, TableAsked } from '../rows.js';
import { signOf, unitNameOn } from './measures.js';

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

/** The figures of a measure's days, each as it was known from a moment on, or at the end of each period of knowledge. */
export async function* revisionRows(asked: TableAsked): AsyncGenerator<FigureRow> {
  const { read, point, params } = asked;
  const { definition, organisation } = await measureKnown(read, params.measure as string, point);
  const { unit = null, language } = params;
  if (unit !== null) mustBeKnownUnit(organisation, unit, point.seq);
  const { measure, title, unitOfMeasure } = definition;
  const before = new Map<string, DecimalText | null>();
  for await (const { from, to, known, figure, named } of revised(asked, [...revisionsIn(await revisableOf(read, definition, point), unit)])) {
    if (params.from !== undefined && from < params.from) continue;
    const period = daysName(from, to);
    const earlier = before.get(period) ?? null;
    const value = figure?.value ?? null;
    before.set(period, value);
    const sign = {
      without: figure === null ? ('missing' as const) : value === null ? ('notPossible' as const) : null,
      broken: false,
      provisional: figure?.provisional === true,
    };
    yield {
      cells: [
        measure,
        title,
        unit,
        unitNameOn(organisation, unit, from, language),
        period,
        from,
        to,
        named,
        known.recordedAt,
        value,
        figure?.numerator ?? null,
        figure?.denominator ?? null,
        value === null || earlier === null ? null : decimalText(decimal(value).minus(earlier)),
        unitOfMeasure,
        signOf(sign),
        sign.provisional,
      ],
      figures: [{ measure, of: figure?.contributing ?? [] }],
    };
  }
}

/** Each revision by its position, or what was known at each end of a period until the last day of what is known. */
async function* revised({ read, point, basis, params }: TableAsked, revisions: readonly Revised[]): AsyncGenerator<Revised & { readonly named: string }> {
  const { known: every = 'changes' } = params;
  if (every === 'changes') {
    yield* revisions.map((revision) => ({ ...revision, named: `seq:${revision.known.seq}` }));
    return;
  }
  const recorded = revisions.map(({ known }) => known.recordedAt).toSorted();
  const end = await recordedAtSeq(read, point.seq);
  if (recorded[0] === undefined || end === null) return;
  const last = dateIn(parseInstant(end), basis.timeZone);
  const ends = periodsBetween(every, dateIn(recorded[0], basis.timeZone), last, null).map(({ to }) => addDays(to, -1));
  const days = [...ends.filter((day) => day < last), last];
  for (const revision of knownOnDays(revisions, days, basis.timeZone)) yield { ...revision, named: revision.on };
}
