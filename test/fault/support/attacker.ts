import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { commitmentOf, type StoredEvent } from '#event-store';

/** Somebody who owns the ledger's files, and so is past every trigger of the database. */
export class Attacker {
  constructor(private readonly folder: string) {}

  /** Puts other rows in the place of the log's. */
  rewrite(change: (rows: readonly StoredEvent[]) => readonly StoredEvent[]): void {
    const db = new DatabaseSync(join(this.folder, 'ledger.db'));
    try {
      const columns = 'seq, id, stream, revision, envelope, salt, payload';
      const rows = db.prepare(`SELECT ${columns} FROM event ORDER BY seq`).all() as unknown[] as readonly StoredEvent[];
      db.exec('DROP TRIGGER event_is_never_updated; DROP TRIGGER event_is_never_deleted; BEGIN; DELETE FROM event');
      const insert = db.prepare(`INSERT INTO event (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
      for (const { seq, id, stream, revision, envelope, salt, payload } of change(rows)) insert.run(seq, id, stream, revision, envelope, salt, payload);
      db.exec('COMMIT');
    } finally {
      db.close();
    }
  }
}

/** The event with other contents; `soundly`, with a commitment to them as well, so that only the log's tree can tell. */
export function edited(event: StoredEvent, soundly: boolean): StoredEvent {
  const payload = event.payload.replace('"actor":"', '"actor":"x');
  return { ...event, payload, envelope: soundly ? withField(event.envelope, 'commitment', commitmentOf(event.salt, payload)) : event.envelope };
}

/** The rows numbered from 0 without a gap, as if none had ever been missing; in their streams as well. */
export function renumbered(rows: readonly StoredEvent[]): readonly StoredEvent[] {
  const revisions = new Map<string, number>();
  return rows.map((row, seq) => {
    const revision = revisions.get(row.stream) ?? 0;
    revisions.set(row.stream, revision + 1);
    return { ...row, seq, revision, envelope: withField(row.envelope, 'revision', revision) };
  });
}

/** A canonical envelope with another value in one of its fields, canonical as well: its keys stay in their order. */
function withField(envelope: string, field: string, value: string | number): string {
  return JSON.stringify({ ...(JSON.parse(envelope) as object), [field]: value });
}
