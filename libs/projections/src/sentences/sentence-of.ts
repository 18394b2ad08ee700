import type { Mandate } from '#domain';
import type { Language } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import { DECISIONS } from './about-decisions.js';
import { FACTS } from './about-facts.js';
import { GOALS } from './about-goals.js';
import { date, open, toldIn, type Told } from './tell.js';

const TELLINGS = { ...DECISIONS, ...GOALS, ...FACTS } as Readonly<Record<LedgerEvent['type'], Readonly<Record<Told, (event: LedgerEvent) => string>>>>;

/**
 * An event in a plain sentence, with the decision behind it and the reason given. Nynorsk is told in bokmål. Sealed texts are told only
 * where they were opened before; a sealed or erased one is passed over.
 */
export function sentenceOf(event: LedgerEvent, language: Language): string {
  const told = toldIn(language);
  const reason = open(event.reason);
  return [
    TELLINGS[event.type][told](event),
    ...(event.mandate === null ? [] : [decidedBy(event.mandate, told)]),
    ...(reason === null ? [] : [`${told === 'nb' ? 'Begrunnelse' : 'Reason'}: ${reason}`]),
  ].join(' ');
}

function decidedBy({ body, meeting, case: matter, date: on }: Mandate, told: Told): string {
  const where = [meeting, matter].filter((part) => part !== undefined).join(', ');
  return `${told === 'nb' ? 'Vedtatt av' : 'Decided by'} ${body} ${date(told, on)}${where === '' ? '' : ` (${where})`}.`;
}
