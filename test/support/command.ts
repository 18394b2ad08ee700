import { execFile } from 'node:child_process';

/** What a run of the command line came to. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `fremdrift` with the arguments as a user types them, to its end; without a ledger or server in the environment but those given. */
export function fremdrift(args: readonly string[], { uid }: { readonly uid?: number } = {}): Promise<Ended> {
  const { FREMDRIFT_DATA: _data, FREMDRIFT_URL: _url, FREMDRIFT_TOKEN: _token, ...inherited } = process.env;
  const env = { ...inherited, NODE_OPTIONS: '', FREMDRIFT_PORT: '0', FREMDRIFT_LOG_LEVEL: 'silent' };
  const options = { env, maxBuffer: 2 ** 26, ...(uid !== undefined && { uid, gid: uid }) };
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  execFile(process.execPath, ['dist/apps/cli/src/main.js', ...args], options, (error, stdout, stderr) => {
    const code = error === null ? 0 : error.code;
    if (typeof code === 'number') resolve({ code, stdout, stderr });
    else reject(error ?? new Error('the command ended without an exit code'));
  });
  return promise;
}
