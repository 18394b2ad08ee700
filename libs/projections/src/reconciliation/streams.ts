import { eventTable } from '../history/tables.js';
import type { Table } from '../engine/table.js';
import type { Read } from '../engine/views.js';
import { rowsOf, type TableRow } from './rows.js';

/** Which stream each event is in: a number an event, and each name once. */
export class StreamsBySeq {
  readonly #names: string[] = [];
  readonly #nameAt: number[] = [];
  readonly #known = new Map<string, number>();

  private constructor(private readonly read: Read) {}

  /** Of the events that the read models hold. */
  static async of(read: Read): Promise<StreamsBySeq> {
    const streams = new StreamsBySeq(read);
    for await (const { row } of rowsOf(read, eventTable)) streams.#add(String(row['stream']));
    return streams;
  }

  /** The stream that a row is made of, by its event; empty where that can't be told. */
  async ofRow({ columns }: Table, row: TableRow): Promise<string> {
    if ('seq' in columns) return this.#at(Number(row['seq']));
    const [event] = 'event_id' in columns ? await this.read.all<{ seq: number }>('SELECT seq FROM event WHERE id = ?', row['event_id'] ?? null) : [];
    return event === undefined ? '' : this.#at(event.seq);
  }

  #at(seq: number): string {
    return this.#names[this.#nameAt[seq] ?? -1] ?? '';
  }

  #add(stream: string): void {
    const index = this.#known.get(stream) ?? this.#names.push(stream) - 1;
    this.#known.set(stream, index);
    this.#nameAt.push(index);
  }
}
