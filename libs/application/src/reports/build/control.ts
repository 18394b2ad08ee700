import type { WeakSpotKind } from '#projections';
import type { ControlList, ReportControl, ReportStatement } from '#reporting';
import { findingsAnswer } from '../../queries/audit/findings.js';
import { MISSING } from '../../queries/audit/stated.js';
import type { DecidedInWords } from '../../queries/audit/traced-in-words.js';
import { weakSpotsAnswer, type WeakSpotsInWords } from '../../queries/audit/weak-spots.js';
import type { BuildingDesk } from './desk.js';
import { isOfLater } from './of-later.js';
import { overridePoint } from './overrides.js';
import { lateWords } from './words.js';

/** How many of each list are printed; the count tells how many there are. What came late is told by what it is about, and in full. */
const PRINTED = 25;
/** How many days before its date a target counts as eased near it. */
const NEAR_DAYS = 180;

/** The control committee's page: what the auditor's questions answer at the report's point; late is what was recorded after the day itself. */
export async function reportControl(desk: BuildingDesk, plan: string, statements: ReadonlyMap<string, ReportStatement>): Promise<ReportControl> {
  const shared = { ...desk, params: { plan, cutoff: desk.point.at, days: NEAR_DAYS, language: desk.language } };
  const spots = await weakSpotsAnswer(shared);
  const findings = await findingsAnswer({ ...desk, params: { language: desk.language } });
  const { facts, mayNameSource, withoutSource, withoutEvidence, measurements, withoutApproval } = spots.support;
  return {
    late: lateIn(spots, desk),
    overrides: overridesIn(spots, desk, statements),
    exceptions: listOf(spots, desk, 'sameHand', 'correctedAfterApproval', 'eased'),
    dropped: listOf(spots, desk, 'dropped'),
    findings: findings.items.map(({ finding, title, words, events }) => ({ finding, title, stage: words, sentence: events.at(-1)?.sentence ?? '' })),
    questions: spots.questions,
    support: { facts, withSource: mayNameSource - withoutSource, withEvidence: facts - withoutEvidence, approved: measurements - withoutApproval },
  };
}

/** What a list tells of an event, and what of the list. */
interface Listed {
  readonly kind: WeakSpotKind;
  readonly count: number;
  readonly items: readonly { readonly event: Pick<DecidedInWords, 'eventId' | 'type' | 'validFrom' | 'sentence' | 'reason'> }[];
}

interface ListingDesk {
  readonly disclosure: Pick<BuildingDesk['disclosure'], 'mayTellEvent'>;
  readonly point: BuildingDesk['point'];
}

/** Those whose sentence could tell of few people, or tells a value of a day after the report's, are counted, and not told. */
export function listOf({ items }: { readonly items: readonly Listed[] }, { disclosure, point }: ListingDesk, ...kinds: readonly WeakSpotKind[]): ControlList {
  const chosen = items.filter(({ kind }) => kinds.includes(kind));
  return {
    count: chosen.reduce((sum, { count }) => sum + count, 0),
    items: chosen
      .flatMap((of) => of.items)
      .map(({ event }) => ({ event, on: event.validFrom === MISSING ? null : event.validFrom }))
      .filter(({ event, on }) => !isOfLater({ type: event.type, validFrom: on }, point.at) && disclosure.mayTellEvent(event.eventId))
      .slice(0, PRINTED)
      .map(({ event, on }) => ({
        on,
        sentence: event.sentence,
        reason: event.reason === MISSING ? null : event.reason,
        eventId: event.eventId,
      })),
  };
}

/** Each with both answers and both persons; those that could tell of few people are counted, and not told. */
function overridesIn({ items }: WeakSpotsInWords, desk: BuildingDesk, statements: ReadonlyMap<string, ReportStatement>): ControlList {
  const found = items.filter(({ kind }) => kind === 'override');
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    items: found
      .flatMap((of) => of.items)
      .filter(({ event }) => desk.disclosure.mayTellEvent(event.eventId))
      .slice(0, PRINTED)
      .map((spot) => overridePoint(spot, statements.get(spot.about ?? ''), desk)),
  };
}

/** What came late, by what it is about: each value by itself could tell of a few people. */
function lateIn({ items }: WeakSpotsInWords, { nameOf, language }: BuildingDesk): ControlList {
  const late = items.filter(({ kind }) => kind === 'late');
  const about = Map.groupBy(
    late.flatMap((of) => of.items),
    (spot) => spot.about ?? '',
  );
  return {
    count: late.reduce((sum, { count }) => sum + count, 0),
    items: [...about].flatMap(([id, spots]) => {
      const [first] = spots;
      return first === undefined
        ? []
        : [
            {
              on: null,
              sentence: lateWords(
                nameOf(id),
                spots.map(({ event }) => event.seq),
              )[language],
              reason: null,
              eventId: first.event.eventId,
            },
          ];
    }),
  };
}
