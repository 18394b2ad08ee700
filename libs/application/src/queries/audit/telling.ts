import type { Language, NameOf } from '#goal-types';
import { sentenceOf, type LedgerEvent } from '#projections';
import type { Named } from '../named.js';
import { MISSING, type Links, type Who } from './stated.js';

/** What is needed to tell of events: the language, names of things and of people, and where things are found. */
export interface Telling {
  sentence(event: LedgerEvent): string;
  who(event: Pick<LedgerEvent, 'actor' | 'role'>): Who;
  link(path: string): string;
  links(eventId: string): Links;
}

interface TellingParts {
  readonly language: Language;
  readonly nameOf: NameOf;
  /** Names behind pseudonyms; null once erased. */
  readonly people: ReadonlyMap<string, string | null>;
  /** The whole address of a path below the API's base. */
  readonly linkTo: (path: string) => string;
}

export function tellingOf({ language, nameOf, people, linkTo }: TellingParts): Telling {
  return {
    sentence: (event) => sentenceOf(event, language, nameOf),
    who: ({ actor, role }) => ({ actor, name: people.get(actor) ?? MISSING, role }),
    link: linkTo,
    links: (eventId) => ({ event: linkTo(`/events/${eventId}`), proof: linkTo(`/events/${eventId}/proof`) }),
  };
}

/** The names behind whoever did these. */
export function peopleAmong(events: readonly Named<{ readonly actor: string }>[]): ReadonlyMap<string, string | null> {
  return new Map(events.map(({ actor, actorName }) => [actor, actorName]));
}
