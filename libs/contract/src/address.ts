/** The base of every versioned address. */
export const API = '/api/v1';

/** The parameters in an address such as `/plans/:plan/statements`. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter as string);
}

/** The address as OpenAPI writes it: `/plans/{plan}/statements`. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

/** Whether a request's path, without its query, is at the address. */
export function isAt(path: string, requested: string): boolean {
  const steps = path.split('/');
  const taken = requested.split('/');
  return steps.length === taken.length && steps.every((step, index) => step.startsWith(':') || step === taken[index]);
}
