import { CheckpointMoved, insert, projection, table, type Checkpoint, type RowChange, type ViewsWriter } from '#projections';

const titleTable = table('title', { seq: 'integer', title: 'text' }, { key: ['seq'] });
const titles = (name: string) => projection(name, 1, [titleTable], { LedgerRenamed: ({ seq, data }) => [insert(titleTable, { seq, title: data.title })] });

/** Two read models of the simulation, which list the titles of the log. */
export const simulatedModels = [titles('one'), titles('other')];

/** What a file of read models keeps over a crash: each page is in it whole or not at all, for each read model by itself. */
export class MemoryViews {
  readonly #kept = new Map<string, { readonly checkpoint: Checkpoint; readonly rows: readonly RowChange[] }>();

  /** The file as one life has it open, which may end before and after each commit. */
  openedBy(point: (name: string) => Promise<void>): ViewsWriter {
    return {
      checkpoints: async () => [...this.#kept.values()].map(({ checkpoint }) => checkpoint),
      commit: async ({ from, to, changes }) => {
        await point('views: to commit');
        const before = this.#kept.get(from.name);
        if ((before?.checkpoint.seq ?? -1) !== from.seq) throw new CheckpointMoved(from.name, from.seq);
        this.#kept.set(to.name, { checkpoint: to, rows: [...(before?.rows ?? []), ...changes.flat()] });
        await point('views: committed');
      },
      close: () => Promise.resolve(),
    };
  }

  /** How far each read model has come, and its rows. */
  contents(): readonly { readonly seq: number; readonly rows: readonly unknown[] }[] {
    return simulatedModels.map(({ name }) => {
      const { checkpoint, rows = [] } = this.#kept.get(name) ?? {};
      return { seq: checkpoint?.seq ?? -1, rows: rows.map((change) => ('row' in change ? change.row : change.set)) };
    });
  }
}
