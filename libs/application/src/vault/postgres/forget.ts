import { setTimeout } from 'node:timers/promises';
import { Refused } from '#kernel';
import { quoted, type Postgres } from '#postgres';

/** How long a lock is waited for, and how often and how many times the server is asked whether it still keeps old write-ahead log. */
export interface Patience {
  readonly lockMs: number;
  readonly everyMs: number;
  readonly attempts: number;
}

/**
 * Writes tables anew, each to a new file with nothing but the rows as they are now; the old files go. Vacuuming would not do: it leaves the bytes of
 * dead rows on their pages, and where it writes a table anew, carries along those that an older snapshot still sees.
 * @throws Refused `busy` when another connection holds one of them for too long; all is as it was then
 */
export async function rewriteTables(postgres: Postgres, tables: readonly string[], { lockMs }: Patience): Promise<void> {
  if (tables.length === 0) return;
  await postgres.inTransaction(async (within) => {
    await within.query("SELECT set_config('lock_timeout', $1, true)", [String(lockMs)]);
    await within.run(`LOCK TABLE ${tables.map(quoted).join(', ')} IN ACCESS EXCLUSIVE MODE`);
    for (const table of tables.map(quoted)) {
      await within.run(`CREATE TEMPORARY TABLE as_it_is ON COMMIT DROP AS SELECT * FROM ${table}`);
      await within.run(`TRUNCATE ${table}`);
      await within.run(`INSERT INTO ${table} SELECT * FROM as_it_is`);
      await within.run('DROP TABLE as_it_is');
    }
  });
}

/**
 * Takes what was written until now out of the server's write-ahead log: lets it move on to a new file, has it let go of the older ones, and
 * writes over those that it only put aside to use again.
 * @throws Refused `busy` when the server keeps them: for a replica, for the archive, or because it is set to
 */
export async function clearLog(postgres: Postgres, { everyMs, attempts }: Patience): Promise<void> {
  const last = await currentFile(postgres);
  await nextFile(postgres);
  await postgres.run('CHECKPOINT');
  for (let attempt = 1; (await files(postgres)).some((file) => file <= last); attempt += 1) {
    if (attempt === attempts) throw stillThere();
    await setTimeout(everyMs);
    await postgres.run('CHECKPOINT');
  }
  const putAside = (await files(postgres)).at(-1) ?? last;
  while ((await currentFile(postgres)) <= putAside) await nextFile(postgres);
}

/** A file's place in the log, for its name is timeline, then place, in hexadecimal. */
const PLACE = 'substr(%, 9)';

async function currentFile(postgres: Postgres): Promise<string> {
  const [row] = await postgres.query(`SELECT ${PLACE.replace('%', 'pg_walfile_name(pg_current_wal_insert_lsn())')} AS place`);
  return row?.['place'] as string;
}

/** The rest of the file is filled with zeros. The server moves on only from a file in which something is written. */
async function nextFile(postgres: Postgres): Promise<void> {
  await postgres.query("SELECT pg_logical_emit_message(false, 'fremdrift', '')");
  await postgres.query('SELECT pg_switch_wal()');
}

/** The places of all files of the log, in order, those put aside last. */
async function files(postgres: Postgres): Promise<readonly string[]> {
  const rows = await postgres.query(`SELECT ${PLACE.replace('%', 'name')} AS place FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}' ORDER BY 1`);
  return rows.map((row) => row['place'] as string);
}

function stillThere(): Refused {
  const problem = 'what was erased can be in the write-ahead log of PostgreSQL still, because the server keeps it for a replica or its archive';
  const remedy = 'see pg_replication_slots, pg_stat_archiver and wal_keep_size; it is erased again by itself';
  return new Refused('busy', `vault: ${problem}`, [{ field: 'vault', problem, remedy }]);
}
