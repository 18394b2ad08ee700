import type { BackupStanding, ErasureInWords } from '#application';
import { table } from '../terminal/table.js';
import type { ErasuresAnswer } from './answers.js';
import { dayInWords } from './basis.js';

/** Every erasure, and the backups they have to reach. */
export function renderErasures({ basis, items, backups }: ErasuresAnswer, width: number): string {
  const erasures = items.map((item) => [item.erasure, takenInWords(item), deedInWords(item.proposed, basis.timeZone), stageInWords(item, basis.timeZone)]);
  const places = backups.map((backup) => [backup.path, dayInWords(backup.takenAt, basis.timeZone, 'en'), owedInWords(backup)]);
  return [
    erasures.length === 0 ? 'Nothing was asked to be erased.' : table(ERASURE_COLUMNS, erasures, width),
    ...(places.length === 0 ? [] : ['', table(BACKUP_COLUMNS, places, width)]),
  ].join('\n');
}

/** "2 texts, 1 file, 1 name": how much it takes, and no word of what. */
export function takenInWords({ texts, files, people }: Pick<ErasureInWords, 'texts' | 'files' | 'people'>): string {
  const counts = [
    [texts.length, 'text'],
    [files.length, 'file'],
    [people.length, 'name'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}${count === 1 ? '' : 's'}`)
    .join(', ');
}

/** What of a proposal was gone already, as a line; none where nothing was. */
export function erasedBefore({ texts, files, people }: Pick<ErasureInWords, 'texts' | 'files' | 'people'>): readonly string[] {
  const gone = [...texts, ...files, ...people].flatMap(({ erased }) => (erased === null ? [] : [erased]));
  if (gone.length === 0) return [];
  return [`Of these, ${gone.length} ${gone.length === 1 ? 'was' : 'were'} erased before (seq ${[...new Set(gone)].join(', ')}); erasing again is harmless.`];
}

const ERASURE_COLUMNS = [
  { heading: 'Erasure', stretch: 0 },
  { heading: 'Takes', stretch: 1 },
  { heading: 'Proposed', stretch: 2 },
  { heading: 'State', stretch: 3 },
];

const BACKUP_COLUMNS = [
  { heading: 'Backup', stretch: 2 },
  { heading: 'Taken', stretch: 0 },
  { heading: 'Erasures', stretch: 3 },
];

function stageInWords({ stage, settled, erasure, owed }: ErasureInWords, timeZone: string): string {
  if (settled === null) return `pending: somebody else must confirm it (fremdrift erase confirm ${erasure})`;
  const done = `${stage === 'confirmed' ? 'erased' : 'withdrawn'} at seq ${settled.seq}, ${deedInWords(settled, timeZone)}`;
  return owed === 0 ? done : `${done}; OWED: old bytes of ${owed} are in the vault's write-ahead log until a reader lets go of it`;
}

function deedInWords({ recordedAt, actor, actorName, reason }: ErasureInWords['proposed'], timeZone: string): string {
  return `${dayInWords(recordedAt, timeZone, 'en')} by ${actorName ?? actor}${typeof reason === 'string' ? `: ${reason}` : ''}`;
}

function owedInWords({ owed, path }: BackupStanding): string {
  if (owed === null) return 'none owed';
  return `OWED: ${owed.erasures}, by ${owed.by}; when it is at hand: fremdrift erase purge ${path}`;
}
