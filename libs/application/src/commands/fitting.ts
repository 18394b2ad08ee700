import { addDays, invalid, notFound } from '#kernel';
import { streams, type MeasureKind, type MeasureQuantity, type MeasureState, type OrganisationState, type PlanState, type RubricState } from '#domain';
import { beginningsOf, decidingDaysOf, levelsOf, measuresOf, unitsOf, yearsOf, type Expanded, type MeasureRead, type ReadAs } from '#goal-types';
import type { FoldedStreams } from './folded-streams.js';
import { parameterHolding } from './parameter-holding.js';

/** What is checked: parameters as they were given, with their defaults, and the spec they stand for. */
type Chosen = Pick<Expanded, 'spec' | 'parameters'>;
type Streams = Pick<FoldedStreams, 'load'>;

const COUNTED: readonly MeasureKind[] = ['number', 'amount', 'count'];

/** The measures that can be read in each way. */
const READABLE: Readonly<Record<ReadAs, { readonly quantity: MeasureQuantity; readonly kinds: readonly MeasureKind[] }>> = {
  number: { quantity: 'stock', kinds: [...COUNTED, 'score'] },
  share: { quantity: 'stock', kinds: ['share'] },
  rate: { quantity: 'stock', kinds: ['rate'] },
  flow: { quantity: 'flow', kinds: COUNTED },
  surveyOfNumber: { quantity: 'stock', kinds: ['number', 'score'] },
  surveyOfRatio: { quantity: 'stock', kinds: ['share', 'rate'] },
};
const READ_AS_WORDS: Readonly<Record<ReadAs, string>> = {
  number: 'a number',
  share: 'a share',
  rate: 'a rate',
  flow: 'a flow',
  surveyOfNumber: 'a survey of a number',
  surveyOfRatio: 'a survey of a share',
};

/**
 * Holds a spec against what its parameters name, all of it defined: the kinds of its measures, the levels of its scales, the units of its
 * strata, and the plan's period.
 * @throws Refused naming the parameter
 */
export async function mustFit(chosen: Chosen, plan: string, folded: Streams): Promise<void> {
  const stateOf = async <S>(stream: string) => (await folded.load(stream)).state as S;
  for (const read of measuresOf(chosen.spec)) mustBeReadable(read, await stateOf<MeasureState>(streams.measure(read.measure)), chosen);
  for (const { rubric, level } of levelsOf(chosen.spec)) {
    const levels = (await stateOf<RubricState>(streams.rubric(rubric))).versions.at(-1)?.levels ?? [];
    if (levels.includes(level)) continue;
    throw notFound(parameterHolding(level, chosen.parameters), `the level ${level} of ${rubric}`, `name one of ${levels.join(', ')}`);
  }
  const units = unitsOf(chosen.spec);
  if (units.length > 0) mustExist(units, await stateOf<OrganisationState>(streams.organisation()), chosen);
  mustBeInTime(chosen, await stateOf<PlanState>(streams.plan(plan)));
}

function mustBeReadable({ measure, as }: MeasureRead, { versions }: MeasureState, { parameters }: Chosen): void {
  const [first] = versions;
  if (first === undefined) return;
  const { kind, quantity } = first.definition;
  const readable = READABLE[as];
  const field = parameterHolding(measure, parameters);
  if (quantity !== readable.quantity) {
    if (quantity === 'stock')
      throw invalid(field, `${measure} is a stock, and the total of a stock says nothing`, 'name a flow, or choose a type that reads a level');
    throw invalid(field, `${measure} is a flow, which has no level on a day`, 'name a stock, or choose a type that adds a flow up over a window');
  }
  if (readable.kinds.includes(kind)) return;
  throw invalid(
    field,
    `${measure} is a measure of kind ${kind}, and is read as ${READ_AS_WORDS[as]}`,
    `name one of kind ${readable.kinds.join(', ')}, or say that it is read otherwise`,
  );
}

function mustExist(units: readonly string[], organisation: OrganisationState, { parameters }: Chosen): void {
  const unknown = units.find((unit) => !organisation.units.has(unit));
  if (unknown !== undefined) throw notFound(parameterHolding(unknown, parameters), `the unit ${unknown}`, 'give the id of an established unit');
}

/** A decision may lie beyond the plan's end, but not before its beginning; what is held until the end must have begun, and money is for years of the plan. */
function mustBeInTime({ spec, parameters }: Chosen, plan: PlanState): void {
  if (plan === null) return;
  const { from, to } = plan.period;
  const early = decidingDaysOf(spec).find((day) => day < from);
  if (early !== undefined)
    throw invalid(parameterHolding(early, parameters), `${early} is before the plan's first day, ${from}`, 'give that day or a later one');
  const late = beginningsOf(spec).find((day) => day >= to);
  if (late !== undefined)
    throw invalid(parameterHolding(late, parameters), `${late} is not before the plan ends, ${to}`, 'give an earlier day, or a deciding date of its own');
  const [first, last] = [from, addDays(to, -1)].map((day) => Number(day.slice(0, 4))) as [number, number];
  const outside = yearsOf(spec).find((year) => year < first || year > last);
  if (outside !== undefined) throw invalid(parameterHolding(outside, parameters), `${outside} is no year of the plan`, `give years from ${first} to ${last}`);
}
