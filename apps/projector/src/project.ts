import { layoutOf, runProjector } from '#application';
import { Refused } from '#kernel';
import { elsewhere, readConfig, serveWatch, stopSignal, withTracing, type Config } from '#platform';

/** Keeps up the read models until told to stop. Answers the exit code: 0, or 1 when it could not start. */
export async function project(): Promise<number> {
  try {
    const config = readConfig(process.env);
    await withTracing(config, 'fremdrift-projector', () => projectBy(config));
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n${error.issues.map(({ field, problem, remedy }) => `  ${field}: ${problem}; ${remedy}\n`).join('')}`);
    return 1;
  }
}

async function projectBy(config: Config): Promise<void> {
  const projector = await runProjector(layoutOf(config.data, elsewhere(config)));
  try {
    const server = await serveWatch(projector, config);
    const stopped = stopSignal();
    process.stdout.write(`The projector shows how it is at ${server.url}/health/ready\n`);
    await stopped;
    await server.close();
  } finally {
    await projector.close();
  }
}
