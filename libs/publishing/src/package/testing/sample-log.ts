import { randomUUID } from 'node:crypto';
import { canonicalJson, systemClock } from '#kernel';
import { commitmentOf, MemoryEventStore, type NewEvent } from '#event-store';
import { formatCheckpoint, formatNote, leafHash, newSigningKey, nodesOfLeaves, rootAt, signerOf, type NoteSigner } from '#transparency';
import { openArchive, type CheckpointArchive } from '../../archive/index.js';
import { SimulatedDisk } from '../../disk/testing/simulated-disk.js';
import type { KeyEvent, PackageContent } from '../index.js';

const ORIGIN = 'ledger.example.org/progress';

const PARTS = 7;

/** A log with a signing key, in memory, as far as a package knows one. */
export class SampleLog {
  readonly store = new MemoryEventStore();
  readonly archive: CheckpointArchive = openArchive(new SimulatedDisk());
  readonly keyEvents: KeyEvent[] = [];
  signer: NoteSigner;

  constructor(readonly keys = newSigningKey(ORIGIN)) {
    this.signer = signerOf(keys.skey);
  }

  /** A log whose first event adopts its key. */
  static async begun(): Promise<SampleLog> {
    const log = new SampleLog();
    await log.archive.begin(ORIGIN);
    await log.say('SigningKeyAdopted', { vkey: log.keys.vkey });
    return log;
  }

  /** Appends an event in the stream of the ledger. */
  async say(type: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    const { seq } = await this.store.append({ stream: 'ledger', expected: 'any', events: [newEvent(type, data)] });
    this.keyEvents.push({ seq: seq ?? 0, type, data });
  }

  /** Appends this many, spread over three streams, some of them together. */
  async fill(events: number): Promise<void> {
    for (let done = 0; done < events; ) {
      const count = Math.min(1 + (done % PARTS), events - done);
      const made = Array.from({ length: count }, (_, index) => newEvent('MeasurementRecorded', { value: String(done + index), note: 'æøå' }));
      await this.store.append({ stream: `measurements:members:${done % 3}`, expected: 'any', events: made });
      done += count;
    }
  }

  /** Signs the log as it stands, by the archive's rules. */
  async sign(...others: readonly NoteSigner[]): Promise<string> {
    const note = await this.signed(...others);
    await this.archive.keep(note);
    return note;
  }

  /** A checkpoint of the log as it stands, kept nowhere. */
  async signed(...others: readonly NoteSigner[]): Promise<string> {
    const leaves = await this.#leaves();
    const root = await rootAt(leaves.length, nodesOfLeaves(leaves));
    const text = formatCheckpoint({ origin: this.signer.name, size: leaves.length, root });
    return formatNote(
      text,
      [this.signer, ...others].map((signer) => signer.sign(text)),
    );
  }

  content(more: Partial<PackageContent> = {}): PackageContent {
    return {
      reader: this.store,
      archive: this.archive,
      ledger: '01900000-0000-7000-8000-000000000000',
      keyEvents: this.keyEvents,
      policy: null,
      size: null,
      leftOut: null,
      clock: systemClock,
      onProgress: () => undefined,
      ...more,
    };
  }

  async #leaves(): Promise<readonly Buffer[]> {
    const size = (await this.store.head()).seq + 1;
    return (await this.store.readLeaves(-1, size)).map(({ envelope }) => leafHash(envelope));
  }
}

function newEvent(type: string, data: Readonly<Record<string, unknown>>): NewEvent {
  const salt = randomUUID().replaceAll('-', '').slice(0, 22);
  const payload = canonicalJson({ actor: 'actor-1', data, role: 'recorder' });
  return { id: randomUUID(), type, schema: 1, validFrom: null, validTo: null, corrects: null, commitment: commitmentOf(salt, payload), salt, payload };
}
