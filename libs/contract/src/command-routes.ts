import { z } from 'zod';
import { COMMAND_ADDRESSES, formOf } from '#application';
import { commandRegistry, mandate, type CommandDefinition } from '#domain';
import { Broken } from '#kernel';
import { API, parametersOf } from './address.js';

export interface CommandRoute {
  readonly definition: CommandDefinition;
  readonly path: string;
  /** The fields that stand in the address. */
  readonly parameters: z.ZodObject;
  /** What is sent beside the address, with mandate and reason. */
  readonly body: z.ZodObject;
}

const reason = z.string().min(1).max(4000).meta({ description: 'Why; kept sealed' });

/** One for each command that can be given over HTTP; all are `POST`. */
export const commandRoutes: readonly CommandRoute[] = Object.entries(COMMAND_ADDRESSES).map(([command, address]) => {
  const definition = commandRegistry.get(command);
  if (definition === undefined) throw new Broken(`no command is named ${command}`);
  return routeOf(definition, API + address);
});

function routeOf(definition: CommandDefinition, path: string): CommandRoute {
  const inAddress = parametersOf(path);
  const fields = fieldsOf(definition);
  const missing = inAddress.find((parameter) => !(parameter in fields));
  if (missing !== undefined) throw new Broken(`${definition.name} has no field ${missing}, which stands in ${path}`);
  const pick = (here: boolean) => Object.fromEntries(Object.entries(fields).filter(([field]) => inAddress.includes(field) === here));
  const body = z.strictObject({
    ...pick(false),
    mandate: definition.needsMandate ? mandate : mandate.optional(),
    reason: definition.needsReason ? reason : reason.optional(),
  });
  return { definition, path, parameters: z.strictObject(pick(true)), body };
}

/** The fields of what is sent for a command. @throws Broken when it is no object, or has a field that the request itself has */
function fieldsOf(definition: CommandDefinition): Readonly<Record<string, z.ZodType>> {
  const form = formOf(definition);
  if (!(form instanceof z.ZodObject)) throw new Broken(`what is sent for ${definition.name} is not an object`);
  const fields = form.shape as Record<string, z.ZodType>;
  if ('mandate' in fields || 'reason' in fields) throw new Broken(`${definition.name} has a mandate or reason of its own`);
  return fields;
}
