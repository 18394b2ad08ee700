import { z } from 'zod';
import { defineEvent, label, name, type EventOf } from '../event/index.js';

export const UNIT_KINDS = ['confederation', 'union', 'region', 'branch', 'club'] as const;
export const unitKind = z.enum(UNIT_KINDS);
export type UnitKind = z.infer<typeof unitKind>;

/** Each holds from its `validFrom`. One stream holds the whole structure, so that a merge is one append. */
export const UnitEstablished = defineEvent('UnitEstablished', z.strictObject({ unit: name, kind: unitKind, name: label, parent: name.nullable() }));
export const UnitRenamed = defineEvent('UnitRenamed', z.strictObject({ unit: name, name: label }));
export const UnitMoved = defineEvent('UnitMoved', z.strictObject({ unit: name, parent: name }));
/** `from` cease to exist; their children move to `into`. */
export const UnitsMerged = defineEvent('UnitsMerged', z.strictObject({ from: z.array(name).min(1).max(100), into: name }));
/** `unit` ceases to exist; `into` are established in its place under its parent. */
export const UnitSplit = defineEvent(
  'UnitSplit',
  z.strictObject({
    unit: name,
    into: z
      .array(z.strictObject({ unit: name, name: label, children: z.array(name).max(1000) }))
      .min(2)
      .max(100),
  }),
);
export const UnitClosed = defineEvent('UnitClosed', z.strictObject({ unit: name }));

export const organisationEvents = [UnitEstablished, UnitRenamed, UnitMoved, UnitsMerged, UnitSplit, UnitClosed] as const;
export type OrganisationEvent = EventOf<(typeof organisationEvents)[number]>;
