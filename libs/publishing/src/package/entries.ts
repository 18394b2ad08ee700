import type { Readable } from 'node:stream';
import { bundlePath, unpackBundle, type BundleId } from '#transparency';
import { readEnvelope, refOf, type ExaminedEntry, type Findings } from '../examination/index.js';
import { whyOf } from './checkpoints.js';
import { linesOf, parseEventLine, type EventLine } from './lines.js';
import { isLeftOut, type LeftOut } from './manifest.js';
import { FILES, MOST_BYTES } from './paths.js';
import { readWhole, unreadable, type PackageSource } from './source.js';

/** A line as it lies in events.ndjson, counted from 1; null when it is none of an event. */
interface Numbered {
  readonly number: number;
  readonly line: EventLine | null;
}

/** Brings together what a package holds of each event: its envelope from the bundles, its contents from events.ndjson. */
export class PackageEntries {
  readonly #lines: AsyncGenerator<Numbered>;
  #ahead: Numbered | null = null;
  #withheld = 0;

  constructor(
    private readonly source: PackageSource,
    private readonly leftOut: LeftOut | null,
    private readonly findings: Findings,
  ) {
    this.#lines = numbered(source, findings);
  }

  /** Events whose contents are left out, as the manifest says. */
  get withheld(): number {
    return this.#withheld;
  }

  /** The entries of a bundle; null where one can't be read. */
  async of(bundle: BundleId): Promise<readonly (ExaminedEntry | null)[]> {
    const envelopes = await this.#envelopes(bundle);
    const entries: (ExaminedEntry | null)[] = [];
    for (let index = 0; index < bundle.width; index += 1) {
      const envelope = envelopes?.[index] ?? null;
      const line = await this.#lineOf(bundle.index * 256 + index, envelope);
      entries.push(envelope === null ? null : { envelope, disclosed: line?.disclosed ?? null });
    }
    return entries;
  }

  /** After the last event: whether there are lines too many. */
  async finish(): Promise<void> {
    if ((await this.#next()) !== null) this.findings.fault('payloads', 'linesTooMany');
    await this.#lines.return(undefined);
  }

  async #envelopes(bundle: BundleId): Promise<readonly Buffer[] | null> {
    const file = bundlePath(bundle);
    try {
      const bytes = await readWhole(this.source, file, MOST_BYTES.bundle);
      if (bytes !== null) return unpackBundle(bytes, bundle.width);
      this.findings.fault('package', 'fileMissing', { file });
    } catch (error) {
      this.findings.fault('entries', 'fileUnreadable', { file, why: whyOf(error) });
    }
    return null;
  }

  /** The line of the event; where one is missing or too many, the others keep their places. */
  async #lineOf(seq: number, envelope: Buffer | null): Promise<EventLine | null> {
    let ahead = await this.#next();
    while (ahead?.line && ahead.line.seq < seq) {
      this.#fault(seq, envelope, ahead.number);
      this.#ahead = null;
      ahead = await this.#next();
    }
    if (ahead === null || (ahead.line !== null && ahead.line.seq > seq)) {
      this.findings.fault('payloads', 'payloadMissing', {}, refOf(seq, envelope === null ? null : readEnvelope(envelope.toString())));
      return null;
    }
    this.#ahead = null;
    if (ahead.line === null) this.#fault(seq, envelope, ahead.number);
    else if (ahead.line.disclosed === null) this.#mustBeLeftOut(seq, envelope);
    return ahead.line;
  }

  #mustBeLeftOut(seq: number, envelope: Buffer | null): void {
    const read = envelope === null ? null : readEnvelope(envelope.toString());
    if (read === null || isLeftOut(read.stream, this.leftOut)) this.#withheld += 1;
    else this.findings.fault('payloads', 'payloadMissing', {}, refOf(seq, read));
  }

  #fault(seq: number, envelope: Buffer | null, line: number): void {
    this.findings.fault('payloads', 'lineAltered', { line: String(line) }, refOf(seq, envelope === null ? null : readEnvelope(envelope.toString())));
  }

  async #next(): Promise<Numbered | null> {
    if (this.#ahead !== null) return this.#ahead;
    const { value, done } = await this.#lines.next();
    this.#ahead = done === true ? null : value;
    return this.#ahead;
  }
}

async function* numbered(source: PackageSource, findings: Findings): AsyncGenerator<Numbered> {
  let stream: Readable | null = null;
  let number = 0;
  try {
    stream = await source.open(FILES.events);
    if (stream === null) {
      findings.fault('package', 'fileMissing', { file: FILES.events });
      return;
    }
    for await (const line of linesOf(stream as AsyncIterable<Buffer>)) {
      number += 1;
      yield { number, line: line === null ? null : parseEventLine(line) };
    }
  } catch (error) {
    findings.fault('package', 'fileUnreadable', { file: FILES.events, why: whyOf(unreadable(FILES.events, error)) });
  } finally {
    stream?.destroy();
  }
}
