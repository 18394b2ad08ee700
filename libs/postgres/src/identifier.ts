import { escapeIdentifier } from 'pg';

/** The name of a schema, table, column or role, quoted as SQL needs it. */
export function quoted(name: string): string {
  return escapeIdentifier(name);
}
