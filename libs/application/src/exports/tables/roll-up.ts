import { addDays, oncePerObject, startOfYear } from '#kernel';
import {
  daysName,
  isBrokenIn,
  measureKnown,
  mustBeKnownUnit,
  rollUpThrough,
  type Move,
  type NamedPeriod,
  type RollUpOfPeriod,
  type MeasureKnown,
} from '#projections';
import type { ColumnId } from '../columns.js';
import { signOfAmount } from '../../signs.js';
import { signText, type FigureRow, type TableAsked } from '../rows.js';
import { measuresOf, unitNameOn } from './measures.js';
import { periodsOf } from './series.js';

export const ROLL_UP_COLUMNS: readonly ColumnId[] = [
  'measure',
  'measureTitle',
  'period',
  'from',
  'to',
  'unit',
  'unitName',
  'unitKind',
  'unitState',
  'asWas',
  'asWasNumerator',
  'asWasDenominator',
  'asIs',
  'asIsNumerator',
  'asIsDenominator',
  'difference',
  'unitOfMeasure',
  'sign',
  'why',
];

/** Measures by units of a kind in both views, and a row for all of them together, where the two are the same. Scores are not rolled up. */
export async function* rollUpRows(asked: TableAsked): AsyncGenerator<FigureRow> {
  const { read, point, params } = asked;
  const { unit = null, kind = 'region' } = params;
  for (const { measure } of await measuresOf(asked)) {
    const known = await measureKnown(read, measure, point);
    if (unit !== null) mustBeKnownUnit(known.organisation, unit, point.seq);
    if (known.definition.kind === 'score' || known.facts.length === 0) continue;
    const periods = params.every === undefined ? [untilThen(asked, known)] : await periodsOf(asked, known);
    for (const ofPeriod of await rollUpThrough(read, known, periods, { unit, kind }, point)) yield* rowsOf(known, ofPeriod, unit, asked);
  }
}

/** What stands at t; a flow from the first day asked for, or the first of the year. */
function untilThen({ point: { at }, params }: TableAsked, { definition }: MeasureKnown): NamedPeriod {
  const from = definition.quantity === 'stock' ? at : (params.from ?? startOfYear(at));
  const to = addDays(at, 1);
  return { name: from === at ? at : daysName(from, to), from, to };
}

type AnyRow = Pick<RollUpOfPeriod['rows'][number], 'asWas' | 'asIs' | 'difference'> & Partial<RollUpOfPeriod['rows'][number]>;

function* rowsOf(
  known: MeasureKnown,
  { period, rows, total }: RollUpOfPeriod,
  scope: string | null,
  { point, params: { language, disclosure } }: TableAsked,
): Generator<FigureRow> {
  const { measure, title, unitOfMeasure } = known.definition;
  const all: readonly AnyRow[] = [...rows, total];
  const provisional = provisionalAmong(known.facts);
  const isOver = addDays(period.to, -1) <= point.at;
  for (const row of all) {
    const { asWas, asIs, difference } = row;
    const unit = row.unit ?? scope;
    const isMissing = asWas.units.length + asIs.units.length === 0;
    const without = isMissing ? 'missing' : asWas.value === null || asIs.value === null ? 'notPossible' : null;
    const mayChange = !isOver || [...asWas.contributing, ...asIs.contributing].some((event) => provisional.has(event));
    yield {
      cells: [
        measure,
        title,
        period.name,
        period.from,
        period.to,
        row.unit ?? null,
        row.unit === undefined ? unitNameOn(known.organisation, unit, period.from, language) : (row.name ?? row.unit),
        row.kind ?? null,
        row.state ?? null,
        asWas.value,
        asWas.numerator,
        asWas.denominator,
        asIs.value,
        asIs.numerator,
        asIs.denominator,
        difference.value,
        unitOfMeasure,
        signText(signOfAmount({ without, broken: isBrokenIn(known, unit, period.from, period.to), provisional: mayChange })),
        // what came and went is told of nobody outside: it may have been few
        disclosure === 'outside' ? null : (row.why ?? []).map(told).join('; ') || null,
      ],
      figures: [
        { measure, of: asWas.contributing },
        { measure, of: asIs.contributing },
      ],
    };
  }
}

/** The events of provisional values, once for all periods. */
const provisionalAmong = oncePerObject((facts: MeasureKnown['facts']) => new Set(facts.filter((fact) => fact.provisional).map(({ eventId }) => eventId)));

/** "2022-03-01 north 120 event-1", with a minus for what went. */
function told({ on, other, amount, eventIds }: Move): string {
  const { value, numerator, denominator } = amount;
  const moved = value ?? (numerator === null ? '' : `${numerator}/${denominator ?? ''}`);
  return [on, other ?? '-', moved, ...eventIds].filter((part) => part !== '').join(' ');
}
