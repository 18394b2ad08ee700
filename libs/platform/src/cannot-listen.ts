import { Refused } from '#kernel';

/** That nothing can listen there, and what to do. */
export function cannotListen({ host, port }: { readonly host: string; readonly port: number }, error: unknown): Refused {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  const remedy = code === 'EADDRINUSE' ? 'stop what listens there, or set FREMDRIFT_PORT to another port' : 'check FREMDRIFT_HOST and FREMDRIFT_PORT';
  return new Refused('unavailable', `can't listen on ${host}:${port} (${code}); ${remedy}`, [{ field: 'FREMDRIFT_PORT', problem: code, remedy }]);
}
