import { openSqliteStore, type AppendRequest } from '#event-store';
import { Refused } from '#kernel';

/**
 * Appends to the ledger file as many rounds as it is told, three appends at once in each, the same events in every run of the same name. Says
 * what it is about to send and what was acknowledged; what is refused it sends again, and gives up after a few times.
 */
const ATTEMPTS = 4;
const [path, run, rounds] = process.argv.slice(2) as [string, string, string];
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

try {
  const store = await openSqliteStore(path);
  say('open');
  for (let round = 0; round < Number(rounds); round += 1) {
    await Promise.all([0, 1, 2].map((caller) => send(requestOf(round, caller))));
  }
  await store.close();
  say('closed');

  async function send(request: AppendRequest): Promise<void> {
    say(`sent ${JSON.stringify(request)}`);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        const { firstSeq } = await store.append(request);
        say(`stored ${firstSeq} ${request.events.map(({ id }) => id).join(' ')}`);
        return;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        say(`refused ${error.kind} ${error.message}`);
      }
    }
    say(`gave up ${request.stream}`);
  }
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  say(`refused ${error.kind} ${error.message}`);
}

/** One to three events. */
function requestOf(round: number, caller: number): AppendRequest {
  const events = Array.from({ length: 1 + ((round + caller) % 3) }, (_, index) => {
    const ordinal = ((round * 3 + caller) * 3 + index).toString(16).padStart(4, '0');
    const id = `${Number(run).toString(16).padStart(8, '0')}-${ordinal}-4000-8000-000000000000`;
    const payload = JSON.stringify({ id, filling: 'x'.repeat(700) });
    return { id, type: 'T', schema: 1, validFrom: null, validTo: null, corrects: null, commitment: `of ${id}`, salt: 's', payload };
  });
  return { stream: `caller-${caller}`, expected: 'any', events };
}
