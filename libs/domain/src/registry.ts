import { accessEvents } from './access/index.js';
import { actionEvents } from './action/index.js';
import { assessmentEvents } from './assessment/index.js';
import { coverageEvents } from './coverage/index.js';
import { erasureEvents } from './erasure/index.js';
import type { EventDefinition, EventOf } from './event/index.js';
import { findingEvents } from './finding/index.js';
import { goalEvents } from './goal/index.js';
import { ledgerEvents } from './ledger/index.js';
import { measureEvents } from './measure/index.js';
import { measurementEvents } from './measurement/index.js';
import { organisationEvents } from './organisation/index.js';
import { planEvents } from './plan/index.js';
import { registerEvents } from './register/index.js';
import { reportEvents } from './report/index.js';

const all = [
  ...ledgerEvents,
  ...accessEvents,
  ...erasureEvents,
  ...organisationEvents,
  ...planEvents,
  ...goalEvents,
  ...measureEvents,
  ...measurementEvents,
  ...registerEvents,
  ...coverageEvents,
  ...assessmentEvents,
  ...actionEvents,
  ...findingEvents,
  ...reportEvents,
] as const;

/** Every event the ledger may hold. */
export type LedgerDomainEvent = EventOf<(typeof all)[number]>;

/** Every event type by its name: what a stored event is read with. */
export const eventRegistry: ReadonlyMap<string, EventDefinition> = new Map(all.map((definition) => [definition.type, definition]));
