import { z } from 'zod';
import type { CommandDefinition, CommandKind } from '#domain';
import { receipt } from './answers.js';
import { commandRoutes, type CommandRoute } from './command-routes.js';
import { JSON_TYPE, type Operation } from './operation.js';

const IDEMPOTENCY_KEY = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .meta({ description: 'Makes a retry safe: the same key and body give the same answer, another body is refused' });

const ifMatch: Readonly<Record<CommandKind, z.ZodType>> = {
  creation: z.string().optional().meta({ description: 'Not needed: the thing must not exist yet' }),
  decision: z.string().meta({ description: 'The revision the decision is made on, quoted: `"7"`. Reads give it; `"-1"` where nothing is recorded yet' }),
  fact: z.string().optional().meta({ description: 'The revision expected, quoted; without it the fact is appended to whatever is there' }),
};

/** A command as an operation of the HTTP door. */
export interface CommandOperation extends Operation {
  readonly route: CommandRoute;
}

/** One for each command that can be given over HTTP. */
export const commandOperations: readonly CommandOperation[] = commandRoutes.map((route) => ({
  route,
  id: route.definition.name,
  method: 'POST',
  path: route.path,
  tag: route.path.split('/')[3] as string,
  summary: summaryOf(route.definition),
  open: false,
  accepts: [JSON_TYPE],
  exchange: {
    requestParams: {
      path: route.parameters,
      header: z.object({ 'if-match': ifMatch[route.definition.kind], 'idempotency-key': IDEMPOTENCY_KEY }),
    },
    requestBody: { required: true, content: { [JSON_TYPE]: { schema: route.body } } },
    responses: {
      '201': {
        description: 'Recorded, durably',
        headers: z.object({
          etag: z.string().meta({ description: "The stream's revision, quoted" }),
          location: z.string().meta({ description: 'The first event that was recorded' }),
        }),
        content: { [JSON_TYPE]: { schema: receipt } },
      },
    },
  },
}));

/** `recordMeasurement` is "Record measurement. May be given by recorder, planner, secretariat." */
function summaryOf({ name, roles }: CommandDefinition): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. May be given by ${roles.join(', ')}.`;
}
