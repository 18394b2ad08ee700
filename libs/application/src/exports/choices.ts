import { z } from 'zod';
import { calendarDate, name, unitKind } from '#domain';
import { EVERY } from '#projections';

/** The tables that can be taken out. */
export const TABLE_NAMES = ['measurements', 'series', 'timelines', 'statuses', 'coverage', 'revisions', 'roll-up'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** What tables are narrowed and gathered by; each table takes some of them. */
export const tableChoices = {
  plan: name.optional(),
  goal: name.optional(),
  measure: name.optional(),
  coverage: name.optional(),
  /** This unit and what lies below it. */
  unit: name.optional(),
  /** One series, or row, for each unit of the kind. */
  kind: unitKind.optional(),
  /** The first day. */
  from: calendarDate.optional(),
  /** A figure for each of these periods; those of years of a plan need `plan`. */
  every: z.enum(EVERY).optional(),
  /** Every revision, or what was known at the end of each of these periods. */
  known: z.enum(['changes', ...EVERY.slice(0, 3)]).optional(),
  /** As it may be told to others: figures that could tell of few people are taken out, and all of goals, which are made of others. */
  disclosure: z.literal('outside').optional(),
};
