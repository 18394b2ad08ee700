import { earlierOf, type CalendarDate } from '#kernel';
import { isWithin, type OrganisationState, type UnitKind } from '#domain';
import {
  daysName,
  figureOfPeriod,
  isBrokenIn,
  measureKnown,
  mustBeKnownUnit,
  periodsBetween,
  planAt,
  seriesIn,
  type MeasureKnown,
  type NamedPeriod,
} from '#projections';
import type { ColumnId } from '../columns.js';
import { signOfAmount } from '../../signs.js';
import { signText, type FigureRow, type TableAsked } from '../rows.js';
import { daysSince, measuresOf, unitNameOn, type Days } from './measures.js';

export const SERIES_COLUMNS: readonly ColumnId[] = [
  'measure',
  'measureTitle',
  'unit',
  'unitName',
  'period',
  'from',
  'to',
  'value',
  'numerator',
  'denominator',
  'unitOfMeasure',
  'sign',
  'provisional',
  'broken',
  'units',
  'carried',
];

/** Measures through time: a row for each measure, unit and day, or period where they are gathered. */
export async function* seriesRows(asked: TableAsked): AsyncGenerator<FigureRow> {
  const { read, point, params } = asked;
  for (const { measure } of await measuresOf(asked)) {
    const known = await measureKnown(read, measure, point);
    const periods = params.every === undefined ? null : await periodsOf(asked, known);
    for (const unit of unitsOf(asked, known.organisation)) yield* periods === null ? ownDays(asked, known, unit) : gathered(asked, known, unit, periods);
  }
}

function* ownDays({ params }: TableAsked, known: MeasureKnown, unit: string | null): Generator<FigureRow> {
  let previous: Days | null = null;
  for (const point of seriesIn(known, unit).points) {
    const { from, to, value } = point;
    const since = daysSince(previous, point);
    previous = point;
    if (params.from !== undefined && from < params.from) continue;
    const broken = isBrokenIn(known, unit, since.from, since.to);
    const figure = { ...point, without: value === null ? ('notPossible' as const) : null, broken, carried: [] };
    yield rowOf(known, unit, { name: daysName(from, to), from, to }, figure, params.language);
  }
}

function* gathered({ point, params }: TableAsked, known: MeasureKnown, unit: string | null, periods: readonly NamedPeriod[]): Generator<FigureRow> {
  for (const period of periods) yield rowOf(known, unit, period, figureOfPeriod(known, unit, period, point.at), params.language);
}

type Shown = Omit<ReturnType<typeof figureOfPeriod>, 'period'>;

function rowOf(
  { definition, organisation }: MeasureKnown,
  unit: string | null,
  days: Days & { readonly name: string },
  figure: Shown,
  language: TableAsked['params']['language'],
): FigureRow {
  const { measure, title, unitOfMeasure } = definition;
  return {
    cells: [
      measure,
      title,
      unit,
      unitNameOn(organisation, unit, days.from, language),
      days.name,
      days.from,
      days.to,
      figure.value,
      figure.numerator,
      figure.denominator,
      unitOfMeasure,
      signText(signOfAmount(figure)),
      figure.provisional,
      figure.broken,
      figure.units.length,
      figure.carried.length,
    ],
    figures: [{ measure, of: figure.contributing }],
  };
}

/** The periods from the first day asked for, or counted, until t. None where nothing is. */
export async function periodsOf({ read, point, params }: TableAsked, { facts }: MeasureKnown): Promise<readonly NamedPeriod[]> {
  const { every = 'year', plan } = params;
  const first = params.from ?? facts.map(({ from }) => from).reduce<CalendarDate | null>((least, day) => (least === null ? day : earlierOf(least, day)), null);
  if (first === null || first > point.at) return [];
  const planFrom = plan === undefined ? null : ((await planAt(read, plan, point)).period.from as CalendarDate);
  return periodsBetween(every, first, point.at, planFrom);
}

/** Each unit of the kind that there has been until t at or below the one asked about; or that one, or the whole organisation. */
function unitsOf({ point, params: { unit, kind } }: TableAsked, organisation: OrganisationState): readonly (string | null)[] {
  if (unit !== undefined) mustBeKnownUnit(organisation, unit, point.seq);
  if (kind === undefined) return [unit ?? null];
  return unitsOfKind(organisation, kind, unit ?? null, point.at);
}

function unitsOfKind(organisation: OrganisationState, kind: UnitKind, below: string | null, at: CalendarDate): readonly string[] {
  const hasBeen = (unit: string, days: readonly CalendarDate[]) => below === null || days.some((day) => isWithin(organisation, unit, below, day));
  return [...organisation.units.values()]
    .filter((history) => history.kind === kind && history.from <= at)
    .filter(({ unit, parents }) =>
      hasBeen(
        unit,
        parents.map(({ from }) => from),
      ),
    )
    .map(({ unit }) => unit);
}
