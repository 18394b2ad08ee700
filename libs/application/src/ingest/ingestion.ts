import type { EventReader, StoredEvent } from '#event-store';
import type { Caller } from '../authority/index.js';
import type { Knowledge } from '../commands/index.js';
import { checkBatch, executeBatch, type Asked, type BatchParts, type LineAnswer } from './batch.js';
import { batchesOf, type Line, type LineLimits } from './lines.js';
import { requestOfLine, type Delivery } from './request-of-line.js';
import { retractionOf } from './retraction.js';

export interface IngestionParts extends BatchParts {
  readonly reader: Pick<EventReader, 'find'>;
  readonly knowledge: Knowledge;
}

/** Bytes of one fact as it is sent, at most. */
export const MAX_FACT_BYTES = 64 * 1024;
const LIMITS: LineLimits = { lines: 1000, bytes: 4 * 1024 * 1024, lineBytes: MAX_FACT_BYTES };
/** Batches under way at once: one is read and checked while the one before is made durable. */
const MAX_UNDER_WAY = 2;

/** Facts in bulk, in and out again. */
export class Ingestion {
  constructor(private readonly parts: IngestionParts) {}

  /**
   * Takes in facts, a line of NDJSON each. Lines of one stream share an append, a batch at a time, in the order of the lines; streams
   * run side by side. Each line is accepted or refused by itself and answered in order. Ids come from caller, delivery and line number:
   * the same delivery sent again repeats nothing and records what was missing. Memory is bounded by a few batches.
   * @throws Refused `unavailable` when the ledger can't go on: what was answered is recorded, and the delivery can be sent again
   */
  deliver(source: AsyncIterable<Uint8Array | string>, caller: Caller, delivery: Delivery): AsyncGenerator<LineAnswer> {
    const asked = ({ number, text }: Line): Asked => ({ number, request: () => requestOfLine(number, text, caller, delivery) });
    return this.#answers(mapped(batchesOf(source, LIMITS), (batch) => batch.map(asked)));
  }

  /**
   * Takes in facts that came one by one, each under a key of its own; answered by number once they are durable. Those of one stream share
   * an append, in the order given; no key may come twice.
   * @throws Refused `unavailable` when the ledger can't go on: all of it may be sent again
   */
  async take(facts: readonly Asked[]): Promise<readonly LineAnswer[]> {
    return executeBatch(await checkBatch(facts, this.parts), this.parts.runner);
  }

  /**
   * Retracts every fact of a delivery that still counts, as the read models know it; what is retracted already is refused harmlessly.
   * Answers are numbered from 1.
   * @throws Refused `not-found` when no fact of it counts; `unavailable`
   */
  retract(delivery: string, reason: string, caller: Caller): AsyncGenerator<LineAnswer> {
    let number = 0;
    const asked = (fact: StoredEvent): Asked => {
      number += 1;
      return { number, request: () => ({ ...retractionOf(fact), caller, reason }) };
    };
    const { reader, knowledge } = this.parts;
    return this.#answers(mapped(knowledge.factsOfDelivery(delivery), async (ids) => (await reader.find(ids)).map(asked)));
  }

  async *#answers(batches: AsyncIterable<readonly Asked[]>): AsyncGenerator<LineAnswer> {
    const underWay: Promise<Settled>[] = [];
    try {
      for await (const batch of batches) {
        const checked = await checkBatch(batch, this.parts);
        underWay.push(settled(executeBatch(checked, this.parts.runner)));
        if (underWay.length === MAX_UNDER_WAY) yield* answersOf(await (underWay.shift() as Promise<Settled>));
      }
      for (const batch of underWay) yield* answersOf(await batch);
    } finally {
      await Promise.all(underWay);
    }
  }
}

type Settled = PromiseSettledResult<readonly LineAnswer[]>;

/** Keeps an error until its turn comes: answers of the batch before are given first. */
async function settled(work: Promise<readonly LineAnswer[]>): Promise<Settled> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

function answersOf(batch: Settled): readonly LineAnswer[] {
  if (batch.status === 'rejected') throw batch.reason;
  return batch.value;
}

async function* mapped<A, B>(source: AsyncIterable<A>, map: (one: A) => B | Promise<B>): AsyncGenerator<B> {
  for await (const one of source) yield await map(one);
}
