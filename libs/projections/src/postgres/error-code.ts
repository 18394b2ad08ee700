/** The code that the server gave with the error; empty without one. Told by its shape: an error from another realm is no instance of this one's. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
