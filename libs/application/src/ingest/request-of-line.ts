import { z } from 'zod';
import { commandRegistry } from '#domain';
import { invalid, parseJson, Refused } from '#kernel';
import type { Caller } from '../authority/index.js';
import { formOf, type ExecuteRequest } from '../commands/index.js';

/** What a sender calls a delivery, and why it is sent where its lines do not say so themselves. */
export interface Delivery {
  /** The sender's own id: the same lines under the same id are recorded once. */
  readonly id: string;
  readonly reason: string | null;
  /** W3C trace id of the request that brings it. */
  readonly correlation?: string | null;
}

/** The commands that a delivery may bring: facts, by whether they record the delivery they came in. */
const facts: ReadonlyMap<unknown, { readonly namesDelivery: boolean }> = new Map(
  [...commandRegistry.values()]
    .filter(({ kind }) => kind === 'fact')
    .map((definition) => {
      const form = formOf(definition);
      return [definition.name, { namesDelivery: form instanceof z.ZodObject && 'delivery' in form.shape }] as const;
    }),
);

/**
 * The request that a line makes: `{ "command": "recordMeasurement", …its data, "mandate": …, "reason": … }`.
 * @throws Refused `invalid`, or what the line could not be read for
 */
export function requestOfLine(line: number, text: string | Refused, caller: Caller, delivery: Delivery): ExecuteRequest {
  if (text instanceof Refused) throw text;
  const { command, mandate, reason, ...data } = objectIn(text);
  const fact = facts.get(command);
  if (fact === undefined) {
    throw invalid('command', command === undefined ? 'is missing' : `${JSON.stringify(command)} names no fact`, `name one of ${[...facts.keys()].join(', ')}`);
  }
  if (fact.namesDelivery && 'delivery' in data && data['delivery'] !== delivery.id) {
    throw invalid('delivery', `is not ${delivery.id}, in which the line came`, 'leave it out: a delivery is listed and retracted whole');
  }
  return {
    name: command as string,
    data: fact.namesDelivery ? { ...data, delivery: delivery.id } : data,
    caller,
    mandate,
    reason: (reason ?? delivery.reason) as string, // its schema is the runner's to check, like the mandate's
    idempotencyKey: delivery.id,
    line,
    correlation: delivery.correlation ?? null,
  };
}

function objectIn(text: string): Record<string, unknown> {
  const value = jsonIn(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid('line', 'is no JSON object', 'write one object on each line');
}

function jsonIn(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw invalid('line', `is not JSON (${(error as Error).message})`, 'write one complete JSON object on each line');
  }
}
