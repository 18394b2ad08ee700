import { addDays, dateIn, laterOf, startOfYear, type CalendarDate } from '#kernel';
import { streams, valueOn } from '#domain';
import { eventsOfStream, organisationAsOf, sentenceOf, type LedgerEvent } from '#projections';
import type { ReportChange } from '#reporting';
import type { BuildingDesk } from './desk.js';
import { hiddenDecision } from './words.js';

const KINDS: Partial<Record<LedgerEvent['type'], ReportChange['kind']>> = {
  StatementAdopted: 'goal',
  StatementWithdrawn: 'goal',
  PlanRevised: 'goal',
  GoalInterpreted: 'goal',
  GoalDropped: 'goal',
  GoalResumed: 'goal',
  GoalSplit: 'goal',
  GoalMerged: 'goal',
  TargetChanged: 'target',
  BaselineSet: 'target',
  DecidingDatesMoved: 'target',
  MeasureRedefined: 'definition',
  SeriesBroken: 'definition',
  UnitEstablished: 'organisation',
  UnitRenamed: 'organisation',
  UnitMoved: 'organisation',
  UnitsMerged: 'organisation',
  UnitSplit: 'organisation',
  UnitClosed: 'organisation',
  RulesAdopted: 'rules',
};

/** What the changes of a report are told of. */
export interface ChangesOf {
  readonly plan: string;
  readonly planFrom: CalendarDate;
  readonly statements: readonly string[];
  readonly measures: readonly string[];
}

/**
 * What was decided in the year of the report's day about goals, targets, definitions, the organisation and the rules, in the order it was
 * recorded. The plan's own adoption is no change of it.
 */
export async function reportChanges(desk: BuildingDesk, { plan, planFrom, statements, measures }: ChangesOf): Promise<readonly ReportChange[]> {
  const { read, point, timeZone } = desk;
  const since = laterOf(planFrom, startOfYear(point.at));
  const names = [streams.ledger(), streams.organisation(), streams.plan(plan), ...statements.map(streams.goal), ...measures.map(streams.measure)];
  const found: LedgerEvent[] = [];
  for (const name of names) found.push(...(await eventsOfStream(read, name, point.seq)));
  const inYear = found.filter((event) => {
    const recordedOn = dateIn(event.recordedAt, timeZone);
    return KINDS[event.type] !== undefined && recordedOn > since && recordedOn <= lastOf(event, point.at, recordedOn);
  });
  const opened = await desk.unseal(inYear.toSorted((one, other) => one.seq - other.seq));
  const formerly = await formerNames(desk);
  return opened.map((event) => changeOf(event, desk, formerly));
}

/** What was recorded later counts where it holds from the report's day or before. */
function lastOf({ validFrom }: LedgerEvent, at: CalendarDate, recordedOn: CalendarDate): CalendarDate {
  return validFrom !== null && validFrom <= at ? recordedOn : at;
}

type FormerName = (unit: string, before: CalendarDate) => string;

/** What a unit was called until a day; its id where that is not known. */
async function formerNames({ read, point }: BuildingDesk): Promise<FormerName> {
  const { units } = await organisationAsOf(read, point.seq);
  return (unit, before) => valueOn(units.get(unit)?.names ?? [], addDays(before, -1)) ?? unit;
}

interface TellingDesk extends Pick<BuildingDesk, 'language' | 'nameOf'> {
  readonly disclosure: Pick<BuildingDesk['disclosure'], 'mayTellEvent'>;
}

/** The ledger tells of a new name by the unit's id, since a unit has had several; readers of a report know it by the one it had. */
export function toldOf(event: LedgerEvent, { language, nameOf, disclosure }: TellingDesk, formerly: FormerName): string {
  if (!disclosure.mayTellEvent(event.id)) {
    if (event.type === 'BaselineSet') return hiddenDecision.BaselineSet(event.data.goal, event.data.on)[language];
    if (event.type === 'TargetChanged') return hiddenDecision.TargetChanged(event.data.goal)[language];
  }
  const sentence = sentenceOf({ ...event, reason: null }, language, nameOf);
  if (event.type !== 'UnitRenamed' || event.validFrom === null) return sentence;
  const { unit } = event.data;
  return sentence.startsWith(`${unit} `) ? `${formerly(unit, event.validFrom)}${sentence.slice(unit.length)}` : sentence;
}

function changeOf(event: LedgerEvent, desk: BuildingDesk, formerly: FormerName): ReportChange {
  const { timeZone } = desk;
  const { data } = event;
  const statement = 'goal' in data ? data.goal : 'statement' in data ? data.statement : null;
  return {
    kind: KINDS[event.type] ?? 'goal',
    on: event.validFrom,
    recordedOn: dateIn(event.recordedAt, timeZone),
    sentence: toldOf(event, desk, formerly),
    reason: typeof event.reason === 'string' ? event.reason : null,
    statement: typeof statement === 'string' ? statement : null,
    eventId: event.id,
  };
}
