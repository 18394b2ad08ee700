import { MAX_TEXTS, streams, type ErasedData, type ErasureState, type Payload, type SealedTextAt, type ToErase } from '#domain';
import { invalid, notFound } from '#kernel';
import { sealedTextsIn } from '../codec/index.js';
import type { VaultReader } from '../vault/index.js';
import type { FoldedStreams } from './folded-streams.js';
import type { EventReader, StoredEvent } from '#event-store';

/** What is asked to be erased: a text by its event and place, or by its event alone, which is all that is sealed in it. */
export interface AskedToErase extends Omit<ToErase, 'texts'> {
  readonly texts: readonly (Omit<SealedTextAt, 'path'> & { readonly path: string | null })[];
}

interface Sources {
  readonly reader: Pick<EventReader, 'find'>;
  readonly streams: Pick<FoldedStreams, 'load'>;
  readonly vault: Pick<VaultReader, 'keysOf' | 'people'>;
}

/** What was asked, each event resolved into its texts and each thing named once. @throws Refused naming the first thing that is not known here */
export async function resolved({ erasure, texts, files, people }: AskedToErase, sources: Sources): Promise<ToErase> {
  const held = new Set((await sources.vault.keysOf(files)).map(({ of }) => of));
  files.forEach((hash, index) => {
    if (!held.has(hash)) throw notFound(`files[${index}]`, `the evidence file ${hash}`, 'give the hash of a file that was uploaded to this ledger');
  });
  const known = await sources.vault.people(people);
  people.forEach((actor, index) => {
    if (!known.has(actor)) throw notFound(`people[${index}]`, `the actor ${actor}`, 'give the pseudonym that events and grants call the person by');
  });
  return { erasure, texts: await textsOf(texts, sources), files: [...new Set(files)], people: [...new Set(people)] };
}

/** The keys of what was proposed; null where nothing was proposed under that id, which the decider refuses. */
export async function keysOfProposed(erasure: string, sources: Sources): Promise<Pick<ErasedData, 'texts' | 'files'> | null> {
  const { toErase } = (await sources.streams.load(streams.erasures())).state as ErasureState;
  const proposed = toErase.get(erasure);
  if (proposed === undefined) return null;
  const events = await eventsNamed(proposed.texts, sources);
  const texts = proposed.texts.flatMap(({ event, path }) =>
    sealedIn(events.get(event))
      .filter((text) => text.path === path)
      .map(({ key }) => ({ event, path, key })),
  );
  const files = (await sources.vault.keysOf(proposed.files)).map(({ id, of }) => ({ hash: of, key: id }));
  return { texts, files };
}

async function textsOf(asked: AskedToErase['texts'], sources: Sources): Promise<SealedTextAt[]> {
  const events = await eventsNamed(asked, sources);
  const found = new Map<string, SealedTextAt>();
  asked.forEach(({ event, path }, index) => {
    if (!events.has(event))
      throw notFound(`texts[${index}].event`, `the event ${event}`, 'give the id of an event of this ledger, as history and /events tell it');
    const sealed = sealedIn(events.get(event)).map((text) => text.path);
    const wanted = path === null ? sealed : sealed.filter((one) => one === path);
    if (wanted.length === 0) throw nothingSealed(index, path, sealed);
    for (const one of wanted) found.set(`${event} ${one}`, { event, path: one });
  });
  if (found.size > MAX_TEXTS) throw invalid('texts', `${found.size} texts are named`, `erase at most ${MAX_TEXTS} at a time`);
  return [...found.values()];
}

async function eventsNamed(texts: readonly { readonly event: string }[], { reader }: Sources): Promise<ReadonlyMap<string, StoredEvent>> {
  const ids = [...new Set(texts.map(({ event }) => event))];
  return new Map((ids.length === 0 ? [] : await reader.find(ids)).map((event) => [event.id, event]));
}

function sealedIn(event: StoredEvent | undefined) {
  return event === undefined ? [] : sealedTextsIn(JSON.parse(event.payload) as Payload);
}

function nothingSealed(index: number, path: string | null, sealed: readonly string[]) {
  if (sealed.length === 0)
    return invalid(`texts[${index}].event`, 'the event holds no sealed text', 'leave it out; what is not sealed is not personal and stays');
  return invalid(`texts[${index}].path`, `nothing is sealed at ${path} of the event`, `give one of ${sealed.join(', ')}, or leave it out for all of them`);
}
