import type { CalendarDate } from '#kernel';
import type { LedgerEvent, Support, WeakSpotKind } from '#projections';
import { namesAt, questionsToTheBoard, weakSpots, WEAK_SPOTS, WEAK_SPOT_WORDS } from '#projections';
import type { Asked } from '../asked.js';
import type { QuestionParams } from '../definitions.js';
import { peopleAmong, tellingOf } from './telling.js';
import { decidedInWords, type DecidedInWords } from './traced-in-words.js';

/** A place to look, with the events that it comes down to. */
export interface WeakSpotInWords {
  readonly event: DecidedInWords;
  readonly related: readonly DecidedInWords[];
  readonly facts: number;
  readonly days: number | null;
  /** The measure, question, register or goal that it bears on, by its id; null for others. */
  readonly about: string | null;
}

export interface WeakSpotsInWords {
  readonly plan: string;
  readonly cutoff: CalendarDate | null;
  readonly days: number;
  /** One of each kind, also where none was found. */
  readonly items: readonly { readonly kind: WeakSpotKind; readonly title: string; readonly count: number; readonly items: readonly WeakSpotInWords[] }[];
  readonly support: Support;
  /** At most three, made from what was found. */
  readonly questions: readonly string[];
}

export async function weakSpotsAnswer(asked: Asked<QuestionParams<'weakSpots'>>): Promise<WeakSpotsInWords> {
  const { read, point, params, language, unseal, named, seqOf, linkTo } = asked;
  const { plan, days } = params;
  const cutoff = params.cutoff ?? null;
  const found = await weakSpots(read, plan, point, { days, cutoff: cutoff === null ? null : { on: cutoff, seq: await seqOf(cutoff, 'cutoff') } });
  const { spots, support } = await unseal(found);
  const events: LedgerEvent[] = WEAK_SPOTS.flatMap((kind) => spots[kind].items.flatMap(({ event, related }) => [event, ...related]));
  const telling = tellingOf({ language, nameOf: await namesAt(read, point, language), people: peopleAmong(await named(events)), linkTo });
  return {
    plan,
    cutoff,
    days,
    items: WEAK_SPOTS.map((kind) => ({
      kind,
      title: WEAK_SPOT_WORDS[kind][language],
      count: spots[kind].count,
      items: spots[kind].items.map(({ event, related, ...rest }) => ({
        ...rest,
        event: decidedInWords(event, telling),
        about: aboutOf(event),
        related: related.map((other) => decidedInWords(other, telling)),
      })),
    })),
    support,
    questions: questionsToTheBoard(found, cutoff, language),
  };
}

function aboutOf({ data }: LedgerEvent): string | null {
  if ('measure' in data) return data.measure;
  if ('coverage' in data) return data.coverage;
  if ('register' in data) return data.register;
  return 'goal' in data && typeof data.goal === 'string' ? data.goal : null;
}
