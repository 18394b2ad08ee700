import { Refused } from '#kernel';
import { readConfig, type Config } from './config.js';
import { stopSignal } from './serve-until-stopped.js';
import { withTracing } from './tracing/index.js';
import { serveWatch, type Watched } from './watch/index.js';

/**
 * Runs a server's program by the settings of its environment, until it is told to stop. Answers the exit code: 0, or 1 when it could not start, and
 * then says what is wrong and what would be right.
 * @param service which process it is, as traces show it
 */
export async function runProgram(service: string, work: (config: Config) => Promise<void>): Promise<number> {
  try {
    const config = readConfig(process.env);
    await withTracing(config, service, () => work(config));
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n${error.issues.map(({ field, problem, remedy }) => `  ${field}: ${problem}; ${remedy}\n`).join('')}`);
    return 1;
  }
}

/** Shows how a process without an API is, until SIGTERM or SIGINT comes; then closes it. @throws Refused `unavailable` when it can't listen, and closes it as well */
export async function watchUntilStopped(running: Watched & { close(): Promise<void> }, config: Config, announce: (url: string) => void): Promise<void> {
  try {
    const server = await serveWatch(running, config);
    const stopped = stopSignal();
    announce(server.url);
    await stopped;
    await server.close();
  } finally {
    await running.close();
  }
}
