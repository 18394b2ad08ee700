/** The base of every versioned address. */
export const API = '/api/v1';

/** What an address that ends in `*` takes in place of it, as a parameter: one step or more. */
const REST = 'path';

/** The parameters in an address such as `/plans/:plan/statements`. */
export function parametersOf(path: string): string[] {
  const named = [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter as string);
  return path.endsWith('/*') ? [...named, REST] : named;
}

/** The address as OpenAPI writes it: `/plans/{plan}/statements`. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}').replace(/\*$/, `{${REST}}`);
}

/** Whether a request's path, without its query, is at the address. */
export function isAt(path: string, requested: string): boolean {
  const steps = path.split('/');
  const taken = requested.split('/');
  const isLongEnough = path.endsWith('/*') ? taken.length >= steps.length : taken.length === steps.length;
  return isLongEnough && steps.every((step, index) => step.startsWith(':') || step === '*' || step === taken[index]);
}
