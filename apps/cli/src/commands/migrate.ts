import type { Command } from 'commander';
import { layoutOf, migrate, type MovedHouse, type MovingPhase } from '#application';
import { layoutHere } from '../door/place.js';
import { withExamples, withFolder, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { progressAsTold } from '../terminal/progress.js';

const PHASES: Readonly<Record<MovingPhase, string>> = { compare: 'Comparing what is there', copy: 'Moving', verify: 'Verifying' };

export function migrateCommand(program: Command): void {
  const command = withFolder(
    program
      .command('migrate')
      .description('Move log and vault of a data folder to KURRENTDB_URL and POSTGRES_URL, verified to the last byte; goes on where it was cut short'),
  );
  command.action(async (options: PlaceOptions) => {
    const to = layoutHere(options);
    const from = layoutOf(to.root, { checkpoints: to.checkpoints });
    const works = new Map(Object.entries(PHASES).map(([phase, title]) => [phase, progressAsTold(title, 'events')]));
    try {
      const moved = await migrate(from, to, { onProgress: (phase, done, total) => works.get(phase)?.to(done, total) });
      show(moved, options, () => [...inWords(moved), `Serve it with the same settings: fremdrift serve --data ${to.root}`].join('\n'));
    } finally {
      for (const work of works.values()) work.done();
    }
  });
  withExamples(command, ['migrate --data /srv/fremdrift', 'migrate --data /srv/fremdrift --json']);
}

function inWords({ log, vault }: MovedHouse): readonly string[] {
  const lines: string[] = [];
  if (log !== null) {
    lines.push(`${log.to - log.from} events were moved; KurrentDB holds all ${log.to} of ${log.ledger}, byte for byte, under the root ${log.root}.`);
    lines.push(log.checkpoint === null ? 'No checkpoint was signed yet.' : `The last signed checkpoint, over ${log.checkpoint} events, stands for both.`);
  }
  lines.push(
    vault === null
      ? 'The vault was not moved.'
      : `The vault was moved into PostgreSQL, and its file removed: ${vault.keys} keys, ${vault.people} people, ${vault.tokens} tokens.`,
  );
  return lines;
}
