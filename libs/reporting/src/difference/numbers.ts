import type { ReportFigure, Restated } from '../model/figure.js';

/** One number that the report prints in one place or several, by different names: the first of them, and the others. */
export interface RestatedNumber {
  /** The statement under which it is told; null where it is no statement's. */
  readonly statement: string | null;
  readonly first: Restated;
  readonly others: readonly Restated[];
}

/** Restated figures by the numbers that they print, in their order: a measured total stands in several places, and is put right once. */
export function numbersIn(restated: readonly Restated[]): readonly RestatedNumber[] {
  return [...Map.groupBy(restated, numberOf).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const statement = [first, ...others].find((one) => one.statement !== null)?.statement ?? null;
    return [{ statement, first, others: [...new Map(others.filter((one) => nameOf(one) !== nameOf(first)).map((one) => [nameOf(one), one])).values()] }];
  });
}

/** Two counts may be alike by chance, and are the same only where they are called the same. */
function numberOf(one: Restated): string {
  const { statement, before, now } = one;
  const either = now ?? before;
  const isMoved = before !== null && now !== null && before.value !== null && now.value !== null && before.value !== now.value;
  const thing = either === null || !isMoved || either.unit === 'count' ? nameOf(one) : either.unitOfMeasure === null ? `${statement}` : either.unitOfMeasure;
  return [thing, side(before, !isMoved), side(now, !isMoved)].join(' | ');
}

function side(figure: ReportFigure | null, withSign: boolean): string {
  return figure === null ? '' : [figure.value, figure.unit, figure.on, ...(withSign ? [figure.sign] : [])].join(' ');
}

/** What a figure is called in a statement. */
function nameOf({ label, statement }: Restated): string {
  return `${statement} ${label}`;
}
