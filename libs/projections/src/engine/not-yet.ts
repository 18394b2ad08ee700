import { Refused } from '#kernel';

/** There are no read models to answer from: refused for now. */
export function notYet(problem: string): Refused {
  return new Refused('not-yet', problem, [{ field: 'asOf', problem, remedy: 'ask again shortly; /health/ready tells how far they have come' }]);
}
