import type { JsonSchema } from '#domain';
import { Broken, canonicalJson } from '#kernel';

/** A JSON Schema as it stands in the document. */
export type Schema = Readonly<Record<string, unknown>>;

/** Schemas that others refer to, by name, each once. */
export class SharedSchemas {
  readonly #schemas = new Map<string, Schema>();

  all(): Readonly<Record<string, Schema>> {
    return Object.fromEntries(this.#schemas);
  }

  /** Keeps the schema under the name, and refers to it. @throws Broken when another has the name */
  named(name: string, schema: Schema): Schema {
    const known = this.#schemas.get(name);
    if (known !== undefined && canonicalJson(known) !== canonicalJson(schema)) throw new Broken(`two schemas are called ${name}`);
    this.#schemas.set(name, schema);
    return { $ref: `#/components/schemas/${name}` };
  }

  /** The schema, with what it defines for itself kept here. */
  lifted({ $schema: _dialect, $defs = {}, ...schema }: JsonSchema): Schema {
    for (const [name, definition] of Object.entries($defs)) this.named(name, refersHere(definition) as Schema);
    return refersHere(schema) as Schema;
  }
}

function refersHere(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(refersHere);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : refersHere(value),
    ]),
  );
}
