import { layoutOf, runProjector } from '#application';
import { invalid } from '#kernel';
import { elsewhere, runProgram, watchUntilStopped, type Config } from '#platform';

/** Keeps up the read models until told to stop. Answers the exit code: 0, or 1 when it could not start. */
export function project(): Promise<number> {
  return runProgram('fremdrift-projector', async (config) => {
    mustNotFight(config);
    const projector = await runProjector(layoutOf(config.data, elsewhere(config)));
    await watchUntilStopped(projector, config, (url) => process.stdout.write(`The projector is at work; how it gets on is told at ${url}/health/ready\n`));
  });
}

/** In a database projectors take turns; on files the first that writes stops the other. @throws Refused `invalid` */
function mustNotFight({ postgres, projector }: Config): void {
  if (postgres !== null || projector === 'apart') return;
  const remedy = 'set FREMDRIFT_PROJECTOR=apart, here and for the server, or keep read models in PostgreSQL';
  throw invalid('FREMDRIFT_PROJECTOR', 'is inside: the server keeps up the read models in its folder by itself', remedy);
}
