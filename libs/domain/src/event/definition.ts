import { z } from 'zod';
import type { CalendarDate } from '#kernel';
import { isSealedSchema } from './sealed.js';

/** An event as a decider makes it: a past-tense name, plain data, and when it holds (`[validFrom, validTo)`, null = open). */
export interface DomainEvent<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** The id of the event this one corrects or retracts. */
  readonly corrects: string | null;
}

/** Turns data of one schema version into data of the next. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** All that is known of one event type: its name, current schema version, data schema, and how older versions become the current one. */
export interface EventDefinition<T extends string = string, S extends z.ZodType = z.ZodType> {
  readonly type: T;
  readonly schema: number;
  readonly data: S;
  /** `upcasts[n]` turns version n+1 into n+2; there are `schema - 1` of them. */
  readonly upcasts: readonly Upcast[];
  /** Paths of sealed fields in `data`; `[]` stands for every element of a list. */
  readonly sealed: readonly (readonly string[])[];
}

/** The event that a definition describes. */
export type EventOf<D> = D extends EventDefinition<infer T, infer S> ? DomainEvent<T, z.infer<S>> : never;

export function defineEvent<T extends string, S extends z.ZodType>(type: T, data: S, upcasts: readonly Upcast[] = []): EventDefinition<T, S> {
  return { type, schema: upcasts.length + 1, data, upcasts, sealed: sealedPaths(data) };
}

/** Makes an event; the times default to open. */
export function event<T extends string, S extends z.ZodType>(
  definition: EventDefinition<T, S>,
  data: z.infer<S>,
  when: { readonly validFrom?: CalendarDate | null; readonly validTo?: CalendarDate | null; readonly corrects?: string | null } = {},
): DomainEvent<T, z.infer<S>> {
  return { type: definition.type, data, validFrom: when.validFrom ?? null, validTo: when.validTo ?? null, corrects: when.corrects ?? null };
}

function sealedPaths(schema: z.ZodType): string[][] {
  if (isSealedSchema(schema)) return [[]];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, inner]) => sealedPaths(inner).map((path) => [key, ...path]));
  }
  if (schema instanceof z.ZodArray) return sealedPaths(schema.element as z.ZodType).map((path) => ['[]', ...path]);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return sealedPaths(schema.unwrap() as z.ZodType);
  return [];
}
