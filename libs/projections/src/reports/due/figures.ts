import { streams, type EntryState } from '#domain';
import type { EntryFact } from '#goal-types';
import type { CalendarDate } from '#kernel';
import { entriesOf } from '../../facts/read.js';
import type { StatusItem } from '../../queries/status-item.js';
import { revisionAt } from '../../queries/streams.js';
import { type OwedThing, type Settling, TO_FILL_IN, type Wanted } from './owed.js';
import { daysOf, type GoalWants, nameOfUnit, type Surroundings, unitsWithFigure, wantsOf } from './wanted-of-goals.js';

/** One thing that one unit is to report, and the goals that want it. */
interface Figure {
  readonly thing: OwedThing;
  readonly unit: string | null;
  readonly settling: Settling | null;
  readonly goals: string[];
  readonly owners: Set<string | null>;
}

/** What is asked for, and how it is given. */
type Asked = Pick<Figure, 'thing' | 'settling'>;

/** A figure that is asked for by several goals is asked of a unit once. */
class Figures {
  readonly #figures = new Map<string, Figure>();

  add(goal: string, owner: string | null, unit: string | null, { thing, settling }: Asked): void {
    const key = `${unit ?? ''} ${thing.kind} ${thing.id}`;
    const figure = this.#figures.get(key) ?? { thing, unit, settling, goals: [], owners: new Set() };
    figure.goals.push(goal);
    figure.owners.add(owner);
    this.#figures.set(key, figure);
  }

  wanted(surroundings: Surroundings): readonly Wanted[] {
    return [...this.#figures.values()].map(({ thing, unit, settling, goals, owners }) => ({
      kind: 'figure',
      thing,
      from: {
        unit,
        unitName: nameOfUnit(unit, surroundings),
        role: thing.kind === 'baseline' ? 'planner' : 'recorder',
        owner: owners.size === 1 ? ([...owners][0] ?? null) : null,
      },
      goals,
      prose: null,
      settling,
    }));
  }
}

/** What is expected and not reported, and what goals lack that expect nothing of any unit; by the status of each goal on the report's day. */
export async function wantedFigures(items: readonly StatusItem[], surroundings: Surroundings): Promise<readonly Wanted[]> {
  const figures = new Figures();
  for (const item of items) {
    const silent = item.workList.length > 0;
    const lacking = !silent && (item.data === 'missing' || item.data === 'outdated');
    if (!item.tracked || (!silent && !lacking)) continue;
    const wants = await wantsOf(item.goalId, surroundings);
    if (wants === null) continue;
    if (silent) await addSilent(item, wants, figures, surroundings);
    else if (!wants.needs.assessments) await addLacking(item, wants, figures, surroundings);
  }
  return figures.wanted(surroundings);
}

async function addSilent({ goalId, workList }: StatusItem, wants: GoalWants, figures: Figures, surroundings: Surroundings): Promise<void> {
  const { units } = surroundings.organisation;
  const listed = new Set(workList);
  const silent = [...units.keys()].filter((id) => listed.has(id));
  const reported = await reportedOf(wants.needs.measures, silent, surroundings);
  for (const unit of silent) {
    for (const asked of askedOf(unit, reported, wants, surroundings)) figures.add(goalId, wants.owner, unit, asked);
  }
  for (const id of workList.filter((one) => !units.has(one))) figures.add(goalId, wants.owner, wants.unit, await otherThing(id, wants, surroundings));
}

async function addLacking({ goalId: goal, notes }: StatusItem, wants: GoalWants, figures: Figures, surroundings: Surroundings): Promise<void> {
  const { needs, things, isOfOthers, unit, owner } = wants;
  const reported = await reportedOf([...needs.measures, ...needs.references], [unit], surroundings);
  const named = new Set(things.map(({ register }) => register));
  const entries: Asked[] = [];
  for (const { register, entry } of things) {
    if (!FINISHED.has((await latestOf(register, entry, surroundings))?.state ?? '')) entries.push(await ofEntry(register, entry, surroundings));
  }
  const asked = [
    ...(notes.includes('noBaseline') ? [await ofBaseline(goal, wants, surroundings)] : []),
    ...missingMeasures(reported, unit, surroundings),
    ...entries,
    ...needs.registers.filter((register) => !named.has(register)).map((register) => ofRegister(register, surroundings)),
    ...needs.coverages.map((coverage) => ofCoverage(coverage, TO_FILL_IN, surroundings)),
  ];
  for (const one of asked.length === 0 && !isOfOthers && things.length === 0 ? [ofGoal(goal)] : asked) figures.add(goal, owner, unit, one);
}

/** What a goal asks of a silent unit: the measures it has no figure of from the year, and the questions put to it; else figures of other days. */
function askedOf(unit: string, reported: Reported, { needs, own, isOfOthers }: GoalWants, surroundings: Surroundings): readonly Asked[] {
  const asked = [...missingMeasures(reported, unit, surroundings), ...needs.coverages.map((coverage) => ofCoverage(coverage, unit, surroundings))];
  if (asked.length > 0) return asked;
  const others = [
    ...needs.measures.map((measure) => ofMeasure(measure, unit, null, surroundings)),
    ...needs.registers.map((register) => ofRegister(register, surroundings)),
  ];
  return others.length > 0 || isOfOthers ? others : [ofGoal(own.statement.data.statement)];
}

/** By measure, the units that have a figure of it from the year. */
type Reported = ReadonlyMap<string, ReadonlySet<string>>;

async function reportedOf(measures: readonly string[], units: readonly string[], surroundings: Surroundings): Promise<Reported> {
  const reported = new Map<string, ReadonlySet<string>>();
  for (const measure of measures) reported.set(measure, await unitsWithFigure(measure, units, surroundings));
  return reported;
}

function missingMeasures(reported: Reported, unit: string, surroundings: Surroundings): readonly Asked[] {
  return [...reported].flatMap(([measure, units]) => (units.has(unit) ? [] : [ofMeasure(measure, unit, surroundings.point.at, surroundings)]));
}

const HAS_PARTS: ReadonlySet<string> = new Set(['share', 'rate']);

function ofMeasure(measure: string, unit: string, at: CalendarDate | null, { measures }: Surroundings): Asked {
  const definition = measures.get(measure);
  const thing = { kind: 'measure' as const, id: measure, title: definition?.title ?? null };
  if (definition === undefined) return { thing, settling: null };
  const parts = HAS_PARTS.has(definition.kind) ? { numerator: TO_FILL_IN, denominator: TO_FILL_IN } : { value: TO_FILL_IN };
  return { thing, settling: { command: 'recordMeasurement', data: { measure, unit, ...daysOf(definition, at), ...parts }, revision: null } };
}

/** The value that a goal counts from, which is decided. */
async function ofBaseline(goal: string, { own }: GoalWants, { read, point }: Surroundings): Promise<Asked> {
  const data = { goal, plan: own.plan.data.plan, from: TO_FILL_IN, on: TO_FILL_IN, value: TO_FILL_IN };
  const revision = await revisionAt(read, streams.goal(goal), point.seq);
  return { thing: { kind: 'baseline', id: goal, title: null }, settling: { command: 'setBaseline', data, revision } };
}

function ofCoverage(coverage: string, unit: string, { titles, point }: Surroundings): Asked {
  return {
    thing: { kind: 'coverage', id: coverage, title: titles.coverage.get(coverage) ?? null },
    settling: { command: 'reportCoverage', data: { coverage, unit, on: point.at, state: TO_FILL_IN }, revision: null },
  };
}

function ofRegister(register: string, { titles, point }: Surroundings): Asked {
  const entry = { register, entry: TO_FILL_IN, title: TO_FILL_IN, state: TO_FILL_IN, from: point.at };
  return {
    thing: { kind: 'register', id: register, title: titles.register.get(register) ?? null },
    settling: { command: 'recordEntry', data: entry, revision: null },
  };
}

function ofGoal(goal: string): Asked {
  return { thing: { kind: 'goal', id: goal, title: null }, settling: null };
}

/** States after which nothing more is awaited of an entry. */
const FINISHED: ReadonlySet<string> = new Set<EntryState>(['accepted', 'achieved', 'partly', 'rejected', 'cancelled', 'ended']);

/** An entry as it was last heard of; null for one that is not in the register yet. */
async function latestOf(register: string, entry: string, { read, point }: Surroundings): Promise<EntryFact | null> {
  const versions = (await entriesOf(read, register, point.seq)).filter((version) => version.entry === entry);
  return versions.toSorted((one, other) => one.from.localeCompare(other.from) || one.seq - other.seq).at(-1) ?? null;
}

/** What became of an entry; one that is not in the register yet is to be put there. */
async function ofEntry(register: string, entry: string, surroundings: Surroundings): Promise<Asked> {
  const { titles, point } = surroundings;
  const latest = await latestOf(register, entry, surroundings);
  const said = { register, entry, unit: latest?.unit ?? null, title: latest?.title ?? TO_FILL_IN, state: TO_FILL_IN, from: point.at };
  return {
    thing: { kind: 'entry', id: entry, title: titles.register.get(register) ?? null },
    settling: { command: latest === null ? 'recordEntry' : 'changeEntry', data: said, revision: null },
  };
}

/** What is in a work list and is no unit: a case in a register without an outcome, or a goal without an action line. */
async function otherThing(id: string, { needs, own }: GoalWants, surroundings: Surroundings): Promise<Asked> {
  const [register] = needs.registers;
  if (register !== undefined) return ofEntry(register, id, surroundings);
  const { plan, unit } = own.plan.data;
  const planned = { action: TO_FILL_IN, plan, unit, goals: [id], title: TO_FILL_IN, owner: TO_FILL_IN, period: { from: TO_FILL_IN, to: TO_FILL_IN } };
  return { thing: { kind: 'actionLine', id, title: null }, settling: { command: 'planAction', data: planned, revision: null } };
}
