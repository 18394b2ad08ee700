import { addDays, addMonths, startOfYear, type CalendarDate } from '#kernel';
import { unitAt, type MeasureDefinition, type OrganisationState } from '#domain';
import { allNeeds, needsOf, thingsOf, type EntryRef, type FactNeeds, type MeasurementFact } from '#goal-types';
import type { Read } from '../../engine/views.js';
import { measurementsOf } from '../../facts/read.js';
import { coveragesAt, registersAt } from '../../queries/definitions.js';
import { interpretationAt, ownerAt } from '../../queries/goal-decisions.js';
import { decidedFamily, specEventOf, type GoalDecided } from '../../queries/goal-known.js';
import { measuresAt } from '../../queries/measures.js';
import { organisationAsOf } from '../../queries/organisation.js';
import type { Point } from '../../queries/point.js';
import { TO_FILL_IN } from './owed.js';

/** What is needed to say what goals want: read once for all of them. */
export interface Surroundings {
  readonly read: Read;
  /** The day the report is of, and what is known now. */
  readonly point: Point;
  /** The first day of the year that ends on the report's day: what is older is not of it. */
  readonly since: CalendarDate;
  readonly organisation: OrganisationState;
  readonly measures: ReadonlyMap<string, MeasureDefinition>;
  readonly titles: { readonly coverage: ReadonlyMap<string, string>; readonly register: ReadonlyMap<string, string> };
}

export async function surroundingsOf(read: Read, point: Point): Promise<Surroundings> {
  return {
    read,
    point,
    since: addDays(addMonths(point.at, -12), 1),
    organisation: await organisationAsOf(read, point.seq),
    measures: new Map((await measuresAt(read, point)).map((measure) => [measure.measure, measure])),
    titles: {
      coverage: new Map((await coveragesAt(read, point)).map(({ coverage, title }) => [coverage, title])),
      register: new Map((await registersAt(read, point)).map(({ register, title }) => [register, title])),
    },
  };
}

/** What a goal is judged by on the report's day, by itself and by the goals of other plans that it refers to: those of its own are asked for themselves. */
export interface GoalWants {
  readonly own: GoalDecided;
  readonly needs: FactNeeds;
  /** The entries of registers that it is about by name. */
  readonly things: readonly EntryRef[];
  /** Whether it is judged by other goals of its plan. */
  readonly isOfOthers: boolean;
  /** The unit that speaks for the goal where no other does. */
  readonly unit: string;
  readonly owner: string | null;
}

/** Null for a goal that is not interpreted on the day. */
export async function wantsOf(goal: string, { read, point }: Surroundings): Promise<GoalWants | null> {
  const family = await decidedFamily(read, goal, [point.at], point.seq);
  const [own] = family;
  const interpretation = own === undefined ? null : interpretationAt(own.decisions, point.at);
  if (own === undefined || interpretation === null) return null;
  const apart = family.filter((one) => one === own || one.plan.data.plan !== own.plan.data.plan);
  const specs = apart.flatMap(({ decisions, specs: parsed }) => {
    const inForce = interpretationAt(decisions, point.at);
    const spec = inForce === null ? undefined : parsed.get(specEventOf(inForce).id);
    return spec === undefined ? [] : [spec];
  });
  const unit = interpretation.reportingUnits.root ?? own.plan.data.unit;
  return {
    own,
    needs: allNeeds(specs.map(needsOf)),
    things: specs.flatMap(thingsOf),
    isOfOthers: apart.length < family.length,
    unit,
    owner: ownerAt(own.decisions, point.at),
  };
}

export function nameOfUnit(unit: string | null, { organisation, point }: Surroundings): string | null {
  return unit === null ? null : (unitAt(organisation, unit, point.at)?.name ?? unit);
}

/** Whether the figure is of the year that ends on the report's day. */
export function isOfTheYear({ from, to }: Pick<MeasurementFact, 'from' | 'to'>, { point, since }: Surroundings): boolean {
  return from <= point.at && (to === null ? from >= since : to > since);
}

/** The units among these that have a figure of the measure from the year. */
export async function unitsWithFigure(measure: string, units: readonly string[], surroundings: Surroundings): Promise<ReadonlySet<string>> {
  const facts = await measurementsOf(surroundings.read, measure, units, surroundings.point.seq);
  return new Set(facts.filter((fact) => isOfTheYear(fact, surroundings)).map(({ unit }) => unit));
}

/** The days of a figure: a stock's day, or a flow's year so far; where `at` is null, of other days than the report's. */
export function daysOf({ quantity }: MeasureDefinition, at: CalendarDate | null): Readonly<Record<string, string>> {
  if (at === null) return quantity === 'stock' ? { on: TO_FILL_IN } : { from: TO_FILL_IN, to: TO_FILL_IN };
  return quantity === 'stock' ? { on: at } : { from: startOfYear(at), to: addDays(at, 1) };
}
