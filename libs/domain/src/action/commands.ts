import { z } from 'zod';
import { actorId, calendarDate, defineCommand, label, name, periodOfDays, type Role } from '../event/index.js';
import { decimalInput } from '../fact/index.js';
import { streams } from '../streams.js';
import { year } from './events.js';

/** `unit` is the unit whose action it is. */
const subject = z.strictObject({ action: name, unit: name });
type Subject = z.infer<typeof subject>;

const common = {
  roles: ['planner', 'secretariat', 'board'] as readonly Role[],
  stream: (data: Subject) => streams.action(data.action),
  unit: (data: Subject) => data.unit,
};

/** Money in the organisation's own currency, never negative. */
const amount = decimalInput.refine((value) => !value.startsWith('-'), 'give an amount that is not negative');

export const planAction = defineCommand({
  ...common,
  name: 'planAction',
  kind: 'creation',
  data: subject.extend({
    plan: name,
    /** Goals of the plan that the action is for. */
    goals: z.array(name).min(1, 'name at least one goal').max(100),
    title: label,
    owner: actorId,
    period: periodOfDays,
    /** Money set aside, one line a year. */
    budget: z
      .array(z.strictObject({ year, amount, note: label }))
      .max(50)
      .default([]),
    expectedEffect: label.nullable().default(null),
  }),
  reads: (data) => ({ plan: streams.plan(data.plan), organisation: streams.organisation() }),
});

const dated = subject.extend({ on: calendarDate });

export const startAction = defineCommand({ ...common, name: 'startAction', kind: 'fact', data: dated });

export const completeAction = defineCommand({ ...common, name: 'completeAction', kind: 'fact', data: dated });

export const dropAction = defineCommand({ ...common, name: 'dropAction', kind: 'decision', data: dated, needsReason: true });

/** `amount` is the year's cost in all, as counted on the day `on`; it replaces earlier figures of that year. */
export const recordActionCost = defineCommand({ ...common, name: 'recordActionCost', kind: 'fact', data: dated.extend({ year, amount }) });

export const actionCommands = [planAction, startAction, completeAction, dropAction, recordActionCost] as const;
