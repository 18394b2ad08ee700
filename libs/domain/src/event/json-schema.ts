import { z } from 'zod';
import type { EventDefinition } from './definition.js';
import { isSealedSchema } from './sealed.js';

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema of every event type's data as it lies in the log (current schema version), by type: sealed fields are sealed boxes. */
export function eventJsonSchemas(registry: ReadonlyMap<string, EventDefinition>): ReadonlyMap<string, JsonSchema> {
  return new Map([...registry].map(([type, { data }]) => [type, { title: type, ...storedJsonSchema(data) }]));
}

function storedJsonSchema(data: z.ZodType): JsonSchema {
  return z.toJSONSchema(data, {
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      if (isSealedSchema(zodSchema)) jsonSchema.anyOf = (jsonSchema.anyOf ?? []).filter((form) => form.type !== 'string');
    },
  });
}
