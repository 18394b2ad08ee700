import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ended } from '../support/command.js';

const SOURCE = fileURLToPath(new URL('./verifier/', import.meta.url));

/** A program that shares no code with ours, built from `verifier/` with the machine's own Go. */
export type GoVerifier = (...args: readonly string[]) => Promise<Ended>;

/**
 * Builds it below the folder, which takes what Go keeps as well: nothing of the machine's user is needed.
 * @throws Error saying so when there is no Go
 */
export async function builtVerifier(folder: string): Promise<GoVerifier> {
  const program = join(folder, 'verifier');
  await mkdir(join(folder, 'home'), { recursive: true });
  const env = {
    ...process.env,
    HOME: join(folder, 'home'),
    GOPATH: join(folder, 'go'),
    GOCACHE: join(folder, 'go-build'),
    GOFLAGS: '-mod=readonly -modcacherw -buildvcs=false',
  };
  const built = await ran('go', ['build', '-o', program, '.'], { cwd: SOURCE, env }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Error('the program `go` is not on this machine: install Go 1.26 or newer, and have it in PATH', { cause: error });
  });
  if (built.code !== 0) throw new Error(`the verifier in Go could not be built: ${built.stderr}`);
  return (...args) => ran(program, args, { env });
}

function ran(program: string, args: readonly string[], options: { readonly cwd?: string; readonly env: NodeJS.ProcessEnv }): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  execFile(program, args, options, (error, stdout, stderr) => {
    const code = error === null ? 0 : error.code;
    if (typeof code === 'number') resolve({ code, stdout, stderr });
    else reject(error ?? new Error(`${program} ended without an exit code`));
  });
  return promise;
}
