import type { Mandate } from '#domain';
import type { Language, NameOf } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import { DECISIONS } from './about-decisions.js';
import { FACTS } from './about-facts.js';
import { GOALS } from './about-goals.js';
import { LOG } from './about-log.js';
import { REPORTS } from './about-reports.js';
import { date, open } from './tell.js';

const TELLINGS = { ...DECISIONS, ...GOALS, ...FACTS, ...LOG, ...REPORTS } as Readonly<
  Record<LedgerEvent['type'], Readonly<Record<Language, (event: LedgerEvent, called: NameOf) => string>>>
>;

/**
 * An event in a plain sentence, with the decision behind it and the reason given. Sealed texts are told only where they were opened
 * before; a sealed or erased one is passed over.
 * @param called what a unit, measure, register or question is called; its id where nothing better is known
 */
export function sentenceOf(event: LedgerEvent, language: Language, called: NameOf = (id) => id): string {
  const reason = open(event.reason);
  return [
    TELLINGS[event.type][language](event, called),
    ...(event.mandate === null ? [] : [mandateInWords(event.mandate, language)]),
    ...(reason === null ? [] : [`${{ nb: 'Begrunnelse', nn: 'Grunngiving', en: 'Reason' }[language]}: ${reason}`]),
  ].join(' ');
}

/** "Vedtatt av Landsstyret 20.01.2022 (møte 2, sak 7)." */
export function mandateInWords({ body, meeting, case: matter, date: on }: Mandate, language: Language): string {
  const where = [meeting, matter].filter((part) => part !== undefined).join(', ');
  return `${{ nb: 'Vedtatt av', nn: 'Vedteke av', en: 'Decided by' }[language]} ${body} ${date(language, on)}${where === '' ? '' : ` (${where})`}.`;
}
