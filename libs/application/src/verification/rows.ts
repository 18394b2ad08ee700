import type { EventReader, StoredEvent } from '#event-store';
import { refOf, type Examined, type Findings } from '#publishing';

const AT_ONCE = 256;

/** More rows missing in one place than this are a row that has another's number. */
const LARGEST_GAP = 10_000;

const NO_EVENT = { recordedAt: null, stream: null, type: null };

/** The rows of the log up to `last`, in the groups that make a tile each; null where one is missing or can't be read. */
export async function* rowsIn(reader: Pick<EventReader, 'readAll'>, last: number, findings: Findings): AsyncGenerator<readonly (StoredEvent | null)[]> {
  let group: (StoredEvent | null)[] = [];
  let expected = 0;
  for (let after = -1; ; ) {
    const page = await reader.readAll(after, AT_ONCE);
    for (const row of page) {
      if (row.seq > last) break;
      if (row.seq - expected > LARGEST_GAP) {
        findings.fault('entries', 'rowMisplaced', { seq: String(row.seq) }, { seq: expected, ...NO_EVENT });
        break;
      }
      for (; expected < row.seq; expected += 1) {
        findings.fault('entries', 'entryMissing', {}, { seq: expected, ...NO_EVENT });
        group.push(null);
        if (group.length === AT_ONCE) yield group.splice(0);
      }
      group.push(readable(row, findings));
      expected += 1;
      if (group.length === AT_ONCE) yield group.splice(0);
    }
    const read = page.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
    if (read >= last || read >= expected) break;
    after = read;
  }
  if (group.length > 0) yield group;
}

/** Null where damage has left a column empty or of another type, which the database's own rules do not let in. */
function readable(row: StoredEvent, findings: Findings): StoredEvent | null {
  const { seq, id, stream, revision, envelope, salt, payload } = row;
  if ([id, stream, envelope, salt, payload].every((text) => typeof text === 'string') && typeof revision === 'number') return row;
  findings.fault('entries', 'entryUnreadable', {}, { seq, ...NO_EVENT });
  return null;
}

/** What a row says beside its envelope is what its envelope says. */
export function examineRow({ id, stream, revision }: StoredEvent, { seq, envelope }: Examined, findings: Findings): void {
  if (id !== envelope.id) findings.fault('entries', 'rowDiffers', { what: `id ${id}` }, refOf(seq, envelope));
  if (stream !== envelope.stream) findings.fault('entries', 'rowDiffers', { what: `stream ${stream}` }, refOf(seq, envelope));
  if (revision !== envelope.revision) findings.fault('entries', 'rowDiffers', { what: `revision ${revision}` }, refOf(seq, envelope));
}
