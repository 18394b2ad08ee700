import { Broken, type CalendarDate } from '#kernel';
import type { LedgerDomainEvent, Recorded } from '#domain';
import type { RowChange } from './row-change.js';
import type { Table } from './table.js';

/** An event out of the log, of a type this code knows. */
export type LedgerEvent<T extends LedgerDomainEvent['type'] = LedgerDomainEvent['type']> = Recorded<Extract<LedgerDomainEvent, { type: T }>>;

/** What each event type does to the read model's rows; types left out do nothing. Pure: no clock, no disk, no reading. */
export type Handlers = {
  readonly [T in LedgerDomainEvent['type']]?: (event: LedgerEvent<T>) => readonly RowChange[];
};

/** A read model: its tables, and the pure function from an event to their row changes. A changed one gets a new version, and is rebuilt. */
export interface Projection {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly Table[];
  readonly apply: (event: LedgerEvent) => readonly RowChange[];
}

const nothing: readonly RowChange[] = [];

export function projection(name: string, version: number, tables: readonly Table[], handlers: Handlers): Projection {
  const byType = handlers as Readonly<Record<string, ((event: LedgerEvent) => readonly RowChange[]) | undefined>>;
  return { name, version, tables, apply: (event) => byType[event.type]?.(event) ?? nothing };
}

/** The day the event holds from. @throws Broken when it says none */
export function firstDayOf(event: LedgerEvent): CalendarDate {
  if (event.validFrom === null) throw new Broken(`${event.type} ${event.id} says no day it holds from`);
  return event.validFrom;
}
