import type { Figure, FigureKey } from '#goal-types';
import { goalStatus, measuresAt, revisableOf, type Point, type Read, type StatusItem } from '#projections';
import { decisionsOnBaselines, repeatsHidden, type HiddenValue } from './baselines.js';
import { drawnSums, type Guarded } from './drawn.js';
import { publicationsAt } from './publications.js';
import { tellingOf, type Occasion, type Telling } from './telling.js';

/** What of a report's figures may be told: a report goes to an assembly, and from there to anybody. */
export interface ReportDisclosure {
  /** Whether a sum of a measure's values may be told. Of a measure of which nobody has said whether it is about people, everything may. */
  readonly mayTell: (measure: string, of: readonly string[]) => boolean;
  /** Whether a single event's value may be told, or the baseline that a decision states. */
  readonly mayTellEvent: (eventId: string) => boolean;
  /** The statement's standing, without the figures and sentences that could tell of few people. */
  readonly told: <T extends Standing>(item: T) => T;
  /** Whether how its figures have gone through time may be drawn. */
  readonly mayDraw: (item: Pick<StatusItem, 'contributing'>) => boolean;
}

type Standing = Pick<StatusItem, 'contributing' | 'data' | 'notes' | 'figures' | 'explanation' | 'parts'>;

/** What was decided beforehand tells of nobody. */
const DECIDED: ReadonlySet<FigureKey> = new Set<FigureKey>([
  'required',
  'requiredRank',
  'targetLevel',
  'longestInterval',
  'partsRequired',
  'periodsRequired',
  'yearsRequired',
]);

/**
 * When the figures of a report's edition are told: as they were when it was published, after what had been published by then; where it is
 * not yet, as things are at `seq`.
 */
export async function occasionOf(read: Read, report: string, edition: number | null, points: readonly Point[], seq: number): Promise<Occasion> {
  const all = await publicationsAt(read, seq);
  const own = all.findIndex((one) => one.report === report && one.edition === edition);
  const publication = all[own];
  return publication === undefined ? { points, decided: seq, earlier: all } : { points, decided: publication.publishedSeq, earlier: all.slice(0, own) };
}

/** Weighs the figures of a report on an occasion against all that the occasion's tables show, and earlier ones did. */
export async function reportDisclosure(read: Read, occasion: Occasion): Promise<ReportDisclosure> {
  const tellings = new Map<string, Telling>();
  const guarded = new Map<string, Guarded>();
  const hidden: HiddenValue[] = [];
  for (const point of occasion.points) {
    for (const definition of await measuresAt(read, point)) {
      const { measure } = definition;
      const telling = tellings.get(measure) ?? (await tellingOf(read, measure, occasion));
      tellings.set(measure, telling);
      if (typeof telling === 'string') continue;
      for (const { fact, until } of (await revisableOf(read, definition, point)).versions) {
        const { eventId, unit, from, to } = fact;
        guarded.set(eventId, { eventId, measure, unit, days: `${from} ${to ?? ''}`, counts: until === null });
        if (fact.value !== null && !telling.tells([eventId])) hidden.push({ measure, on: from, value: fact.value });
      }
    }
  }
  const mayTell = (measure: string, of: readonly string[]) => {
    const telling = tellings.get(measure);
    return of.length === 0 || telling === undefined || typeof telling === 'string' || telling.tells(of);
  };
  const mayTellValue = (eventId: string) => {
    const value = guarded.get(eventId);
    return value === undefined || mayTell(value.measure, [eventId]);
  };
  const guardedOf = (events: readonly string[]) => events.flatMap((id) => guarded.get(id) ?? []);
  const sumsMayBeTold = (values: readonly Guarded[]) =>
    [...Map.groupBy(values, ({ measure, days }) => JSON.stringify([measure, days])).values()].every((sum) =>
      mayTell(
        sum[0]?.measure ?? '',
        sum.map(({ eventId }) => eventId),
      ),
    );
  const baselines = new Set<string>();
  const disclosure: ReportDisclosure = {
    mayTell,
    mayTellEvent: (eventId) => mayTellValue(eventId) && !baselines.has(eventId),
    told: (item) => {
      if (!sumsMayBeTold(guardedOf(item.contributing))) return suppressed(item);
      // a part may rest on any of the values alone
      return item.contributing.every(mayTellValue) ? item : { ...item, parts: item.parts.map(suppressed) };
    },
    mayDraw: ({ contributing }) => drawnSums(guardedOf(contributing), [...guarded.values()]).every(sumsMayBeTold),
  };
  if (hidden.length === 0) return disclosure;
  const latest = Math.max(...occasion.points.map(({ seq }) => seq));
  for (const decision of await decisionsOnBaselines(read, latest)) {
    if (repeatsHidden(decision, hidden) || (await isHidden(decision.data.goal))) baselines.add(decision.id);
  }
  return disclosure;

  /** Whether the goal's figures are not all told, on any of the days. */
  async function isHidden(goal: string): Promise<boolean> {
    for (const point of occasion.points) {
      const item = await goalStatus(read, goal, point);
      if (item !== null && (disclosure.told(item).data === 'suppressed' || !disclosure.mayDraw(item))) return true;
    }
    return false;
  }
}

function suppressed<T extends Omit<Standing, 'contributing' | 'parts'> & Partial<Pick<Standing, 'parts'>>>(item: T): T {
  const figures = item.figures.map((figure): Figure => (DECIDED.has(figure.key) ? figure : { ...figure, value: null }));
  const parts = item.parts === undefined ? {} : { parts: item.parts.map((part) => suppressed(part)) };
  return { ...item, data: 'suppressed', notes: [...new Set([...item.notes, 'smallGroups' as const])].toSorted(), figures, explanation: [], ...parts };
}
