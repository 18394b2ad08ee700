import { decimal } from '#kernel';
import type { ReportFigure, Restated } from '../model/figure.js';
import type { ReportModel } from '../model/model.js';
import { paired, withoutDay, type Pair } from '../model/paired.js';
import { printedIn, type PrintedFigure } from '../model/printed.js';

/**
 * The figures that are printed otherwise in the later model, in its order, those that are gone last; `because` is still to be found.
 * A figure is the same where its id is; and where it tells the same thing for the same day but is of another, since a later measurement came
 * in. What only one of them tells, for a day that the other does not tell of at all, is new and not restated.
 */
export function differenceBetween(published: ReportModel, now: ReportModel): readonly Restated[] {
  const [earlier, days] = [daysOf(published), daysOf(now)];
  const told = (day: string) => earlier.has(day) && days.has(day);
  return pairsOf(printedIn(published), printedIn(now))
    .filter((pair) => !isAlone(pair) || told((pair.after ?? pair.before)?.at ?? ''))
    .flatMap(restated);
}

function pairsOf(was: readonly PrintedFigure[], is: readonly PrintedFigure[]): readonly Pair<PrintedFigure>[] {
  const byId = paired(was, is, ({ figure: { id } }) => id);
  const [alone, together] = [byId.filter(isAlone), byId.filter((pair) => !isAlone(pair))];
  const gone = alone.flatMap(({ before }) => before ?? []);
  const come = alone.flatMap(({ after }) => after ?? []);
  const byThing = paired(gone, come, ({ figure: { id }, at }) => `${withoutDay(id)} ${at}`);
  const order = new Map(is.map((figure, index) => [figure, index]));
  const placeOf = ({ after }: Pair<PrintedFigure>) => (after === undefined ? is.length : (order.get(after) ?? is.length));
  return [...together, ...byThing].toSorted((one, other) => placeOf(one) - placeOf(other));
}

function isAlone({ before, after }: Pair<PrintedFigure>): boolean {
  return before === undefined || after === undefined;
}

function restated({ before, after }: Pair<PrintedFigure>): readonly Restated[] {
  const either = after ?? before;
  if (either === undefined || isSame(before?.figure, after?.figure)) return [];
  const { figure, label, statement } = either;
  return [{ figure: figure.id, label, statement, before: before?.figure ?? null, now: after?.figure ?? null, because: [] }];
}

/** Whether the two print the same number of the same day with the same sign. */
function isSame(before: ReportFigure | undefined, after: ReportFigure | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const sameNumber = before.value === null || after.value === null ? before.value === after.value : decimal(before.value).eq(after.value);
  return sameNumber && before.sign === after.sign && before.on === after.on && before.unit === after.unit;
}

/** The days that a report tells of. */
function daysOf({ front: { basis, toDate } }: ReportModel): ReadonlySet<string> {
  return new Set(toDate === null ? [basis.at] : [basis.at, toDate]);
}
