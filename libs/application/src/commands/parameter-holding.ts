import type { JsonObject } from '#goal-types';

/** Parameters that call something by a name of their own, which may be the same as an id by chance. */
const LABELS: ReadonlySet<string> = new Set(['title', 'group', 'method', 'peer', 'stratum', 'criterion']);

/** The field of the first parameter that says `value`, such as `parameters.methods[0].first`: what a refusal names. */
export function parameterHolding(value: string | number, parameters: JsonObject): string {
  return pathTo(value, parameters, 'parameters') ?? 'parameters';
}

function pathTo(value: string | number, within: unknown, path: string): string | null {
  if (within === value) return path;
  if (typeof within !== 'object' || within === null) return null;
  for (const [key, inner] of Object.entries(within)) {
    if (LABELS.has(key)) continue;
    const found = pathTo(value, inner, Array.isArray(within) ? `${path}[${key}]` : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
