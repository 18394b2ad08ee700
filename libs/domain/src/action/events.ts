import { z } from 'zod';
import { actorId, decimalText, defineEvent, label, name, periodOfDays, type EventOf } from '../event/index.js';

export const year = z.int().min(1900, 'write the year with four digits').max(2199, 'write the year with four digits');

/** A line in a plan's action plan: what is done for which of its goals, by whom, when, and with what money. */
export const ActionPlanned = defineEvent(
  'ActionPlanned',
  z.strictObject({
    action: name,
    plan: name,
    goals: z.array(name).min(1).max(100),
    unit: name,
    title: label,
    owner: actorId,
    period: periodOfDays,
    budget: z.array(z.strictObject({ year, amount: decimalText, note: label })).max(50),
    expectedEffect: label.nullable(),
  }),
);
/** Begun on `validFrom`; likewise completed and dropped. */
export const ActionStarted = defineEvent('ActionStarted', z.strictObject({ action: name }));
export const ActionCompleted = defineEvent('ActionCompleted', z.strictObject({ action: name }));
export const ActionDropped = defineEvent('ActionDropped', z.strictObject({ action: name }));
/** What the year's costs amount to in all, as counted on `validFrom`; it replaces the year's earlier figures. */
export const ActionCostRecorded = defineEvent('ActionCostRecorded', z.strictObject({ action: name, year, amount: decimalText }));

export const actionEvents = [ActionPlanned, ActionStarted, ActionCompleted, ActionDropped, ActionCostRecorded] as const;
export type ActionEvent = EventOf<(typeof actionEvents)[number]>;
