import type { Mandate } from '#domain';
import { RULES, RULES_WORDS, type Language, type RulesVersion } from '#goal-types';
import type { LedgerEvent } from '#projections';
import type { Named } from './named.js';

/** What put a version of the rules in force: the ledger's opening, or a decision. */
interface Adoption extends Pick<Named<LedgerEvent>, 'seq' | 'recordedAt' | 'actor' | 'actorName' | 'reason'> {
  readonly eventId: string;
  /** Null for the rules that the ledger was opened under. */
  readonly mandate: Mandate | null;
}

/** A version of the rules that this code can follow, and what it answers otherwise than the one before. */
export interface RulesInWords {
  readonly version: RulesVersion;
  readonly words: string;
  readonly inForce: boolean;
  /** Null for one that was never adopted. */
  readonly adopted: Adoption | null;
}

/** Every version, oldest first, with the one of `events` that put it in force. */
export function rulesInWords(events: readonly Named<LedgerEvent<'LedgerOpened' | 'RulesAdopted'>>[], language: Language): readonly RulesInWords[] {
  const inForce = events.at(-1)?.data.rules;
  return RULES.map((version) => {
    const event = events.find(({ data }) => data.rules === version);
    return { version, words: RULES_WORDS[version][language], inForce: version === inForce, adopted: event === undefined ? null : adoptionOf(event) };
  });
}

function adoptionOf({ id, seq, recordedAt, actor, actorName, mandate, reason }: Named<LedgerEvent>): Adoption {
  return { eventId: id, seq, recordedAt, actor, actorName, mandate, reason };
}
