import { findingsAt, namesAt, FINDING_STAGE_WORDS, type FindingItem } from '#projections';
import type { Asked } from '../asked.js';
import type { QuestionParams } from '../definitions.js';
import { peopleAmong, tellingOf } from './telling.js';
import { decidedInWords, type DecidedInWords } from './traced-in-words.js';

/** A finding with everything that became of it, told. */
export interface FindingInWords extends Omit<FindingItem, 'events'> {
  readonly words: string;
  readonly events: readonly DecidedInWords[];
}

export interface FindingsInWords {
  readonly items: readonly FindingInWords[];
}

export async function findingsAnswer({ read, point, params, language, unseal, named, linkTo }: Asked<QuestionParams<'findings'>>): Promise<FindingsInWords> {
  const found = (await findingsAt(read, point.seq)).filter(({ stage }) => params.stage === undefined || stage === params.stage);
  const items = await unseal(found);
  const people = peopleAmong(await named(items.flatMap(({ events }) => events)));
  const telling = tellingOf({ language, nameOf: await namesAt(read, point, language), people, linkTo });
  return {
    items: items.map(({ events, ...item }) => ({
      ...item,
      words: FINDING_STAGE_WORDS[item.stage][language],
      events: events.map((event) => decidedInWords(event, telling)),
    })),
  };
}
