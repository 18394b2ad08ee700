import type { JsonObject } from '#goal-types';

/** The field of the first parameter that says `value`, such as `parameters.methods[0].first`: what a refusal names. */
export function parameterHolding(value: string, parameters: JsonObject): string {
  return pathTo(value, parameters, 'parameters') ?? 'parameters';
}

function pathTo(value: string, within: unknown, path: string): string | null {
  if (within === value) return path;
  if (typeof within !== 'object' || within === null) return null;
  for (const [key, inner] of Object.entries(within)) {
    const found = pathTo(value, inner, Array.isArray(within) ? `${path}[${key}]` : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
