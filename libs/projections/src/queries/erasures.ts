import { streams, type SealedTextAt } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsOfStream } from '../history/read.js';

/** Something named in an erasure, and the seq of the first event that erased it, also when that was another erasure's; null while none has. */
type Sought<T> = T & { readonly erased: number | null };

/** An erasure that was proposed, and what became of it. */
export interface ErasureAnswer {
  readonly erasure: string;
  readonly stage: 'pending' | 'withdrawn' | 'confirmed';
  readonly texts: readonly Sought<SealedTextAt>[];
  readonly files: readonly Sought<{ readonly hash: string }>[];
  readonly people: readonly Sought<{ readonly actor: string }>[];
  readonly proposed: LedgerEvent<'ErasureProposed'>;
  /** What confirmed or withdrew it; null while it is pending. */
  readonly settled: LedgerEvent<'Erased' | 'ErasureWithdrawn'> | null;
}

/** Every erasure as known at `seq`, in the order they were proposed. */
export async function erasuresAt(read: Read, seq: number): Promise<readonly ErasureAnswer[]> {
  const events = (await eventsOfStream(read, streams.erasures(), seq)) as readonly LedgerEvent<'ErasureProposed' | 'Erased' | 'ErasureWithdrawn'>[];
  const settledBy = new Map(events.flatMap((event) => (event.type === 'ErasureProposed' ? [] : [[event.data.erasure, event] as const])));
  const erased = firstErased(events);
  const sought = <T extends object>(thing: T, name: string): Sought<T> => ({ ...thing, erased: erased.get(name) ?? null });
  return events.flatMap((proposed) => {
    if (proposed.type !== 'ErasureProposed') return [];
    const { erasure, texts, files, people } = proposed.data;
    const settled = settledBy.get(erasure) ?? null;
    return {
      erasure,
      stage: stageOf(settled),
      texts: texts.map((text) => sought(text, nameOf(text))),
      files: files.map((hash) => sought({ hash }, hash)),
      people: people.map((actor) => sought({ actor }, actor)),
      proposed,
      settled,
    };
  });
}

function stageOf(settled: ErasureAnswer['settled']): ErasureAnswer['stage'] {
  if (settled === null) return 'pending';
  return settled.type === 'Erased' ? 'confirmed' : 'withdrawn';
}

function firstErased(events: readonly LedgerEvent<'ErasureProposed' | 'Erased' | 'ErasureWithdrawn'>[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { type, data, seq } of events) {
    if (type !== 'Erased') continue;
    for (const name of [...data.texts.map(nameOf), ...data.files.map(({ hash }) => hash), ...data.people]) if (!first.has(name)) first.set(name, seq);
  }
  return first;
}

function nameOf({ event, path }: SealedTextAt): string {
  return `${event} ${path}`;
}
