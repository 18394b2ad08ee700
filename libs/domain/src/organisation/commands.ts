import { z } from 'zod';
import { calendarDate, defineCommand, label, name, type Role } from '../event/index.js';
import { streams } from '../streams.js';
import { unitKind } from './events.js';

/** The organisation's structure is one stream, changed by decisions on a revision that was seen. */
const structural = { kind: 'decision' as const, roles: ['admin', 'secretariat'] as readonly Role[], stream: streams.organisation };

/** The first day on which the change holds. */
const on = calendarDate;

/** Units in any order, each with the first day it exists; a parent may be one of the list. Exactly one unit, the root, has no parent. */
export const establishUnits = defineCommand({
  ...structural,
  name: 'establishUnits',
  data: z.strictObject({
    units: z
      .array(z.strictObject({ unit: name, kind: unitKind, name: label, parent: name.nullable(), from: calendarDate }))
      .min(1, 'name at least one unit')
      .max(2000, 'at most 2000 units at a time'),
  }),
});

export const renameUnit = defineCommand({ ...structural, name: 'renameUnit', data: z.strictObject({ unit: name, name: label, on }) });

export const moveUnit = defineCommand({ ...structural, name: 'moveUnit', data: z.strictObject({ unit: name, parent: name, on }) });

/** `from` no longer exist from the day `on`, and what stood below them stands below `into`. */
export const mergeUnits = defineCommand({
  ...structural,
  name: 'mergeUnits',
  data: z.strictObject({ from: z.array(name).min(1).max(100), into: name, on }),
});

/** `unit` no longer exists from the day `on`; the units that replace it share out all that stood below it. */
export const splitUnit = defineCommand({
  ...structural,
  name: 'splitUnit',
  data: z.strictObject({
    unit: name,
    into: z
      .array(z.strictObject({ unit: name, name: label, children: z.array(name).max(1000).default([]) }))
      .min(2, 'name at least two units')
      .max(100),
    on,
  }),
});

/** `on` is the first day on which the unit no longer exists. */
export const closeUnit = defineCommand({ ...structural, name: 'closeUnit', data: z.strictObject({ unit: name, on }) });

export const organisationCommands = [establishUnits, renameUnit, moveUnit, mergeUnits, splitUnit, closeUnit] as const;
